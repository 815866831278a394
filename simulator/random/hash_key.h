// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace windtunnel::simulator {

/// A number that looks random and is always the same for a key: the finaliser of SplitMix64 (Steele, Lea and
/// Flood, 2014).
inline std::uint64_t hashKey(std::uint64_t key, std::uint64_t salt = 0) {
  std::uint64_t value = (key + 1) * 0x9e3779b97f4a7c15ULL + salt;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31);
}

}  // namespace windtunnel::simulator
