// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace windtunnel::simulator {

/// A length of time as people say it, in the largest units that fit and no finer than anybody asks for:
/// "640 us", "4.2 ms", "812 ms", "1.25 s", "43 min 20 s", "2 h 5 min", "3 d".
std::string durationText(double seconds);

/// A share in percent, with the nines that count: "0.3 %", "97 %", "99.95 %".
std::string shareText(double share);

/// How many of a thing: "1 pod", "3 pods".
std::string countText(std::uint64_t count, const std::string& thing);

/// Over how many runs a count is a sum: " in 5 runs"; nothing for a single one.
std::string inRuns(int runs);

/// How often something happened in all runs: "once", "16 times in 5 runs".
std::string timesText(std::uint64_t count, int runs);

}  // namespace windtunnel::simulator
