// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace windtunnel::simulator {

/// The zone of the first pod of a component; the others go round from there. Components begin in different
/// zones, so that small ones do not all stand in the first (FNV-1a of the name).
inline std::uint32_t firstZone(const std::string& id, std::size_t zones) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : id) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
  return hash % static_cast<std::uint32_t>(zones);
}

}  // namespace windtunnel::simulator
