// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "simulator/kernel/event.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// A 64-bit hash over (time, kind, subject) of every event in the order they happened. Two runs that differ
/// in one event have different fingerprints; equal runs have equal ones on every machine. The mixing step is
/// the folded 64x64 -> 128 bit product of wyhash (Wang Yi, public domain).
class Fingerprint {
 public:
  void add(Time time, const Event& event) {
    const std::uint64_t who = (std::uint64_t{event.kind} << 32) | event.subject;
    const Wide product = Wide{m_hash ^ static_cast<std::uint64_t>(time)} * (who ^ kSalt);
    m_hash = static_cast<std::uint64_t>(product >> 64) ^ static_cast<std::uint64_t>(product) ^ kStep;
  }

  std::uint64_t value() const { return m_hash; }

 private:
  __extension__ typedef unsigned __int128 Wide;
  static constexpr std::uint64_t kSalt = 0xa0761d6478bd642fULL;
  static constexpr std::uint64_t kStep = 0xe7037ed1a0b428dbULL;

  std::uint64_t m_hash = 0x8ebc6af09c88c6e3ULL;
};

}  // namespace windtunnel::simulator
