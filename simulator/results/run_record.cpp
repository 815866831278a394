// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/run_record.h"

namespace windtunnel::simulator {

std::string designHash(const std::string& designText) {
  __extension__ typedef unsigned __int128 Wide;
  constexpr Wide kPrime = (Wide{1} << 88) + 0x13b;
  Wide hash = (Wide{0x6c62272e07bb0142} << 64) | 0x62b821756295c58d;
  for (const char c : designText) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  std::string text;
  for (int shift = 124; shift >= 0; shift -= 4)
    text += "0123456789abcdef"[static_cast<unsigned>(hash >> shift) & 15];
  return text;
}

}  // namespace windtunnel::simulator
