// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/random_stream.h"

namespace windtunnel::simulator {
namespace {

std::uint64_t splitMix(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

// FNV-1a, closed by a byte that no text holds, so that ("ab", "c") and ("a", "bc") differ.
std::uint64_t hash(std::uint64_t value, std::string_view text) {
  constexpr std::uint64_t kPrime = 0x100000001b3ULL;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * kPrime;
  return (value ^ 0xff) * kPrime;
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed) {
  for (std::uint64_t& word : m_state) word = splitMix(seed);
}

RandomStream RandomStream::named(std::uint64_t seed, std::uint64_t replication, std::string_view entity,
                                 std::string_view purpose) {
  const std::uint64_t name = hash(hash(0xcbf29ce484222325ULL, entity), purpose);
  std::uint64_t mixed = splitMix(seed);
  mixed ^= replication;
  mixed = splitMix(mixed) ^ name;
  return RandomStream(splitMix(mixed));
}

}  // namespace windtunnel::simulator
