// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::simulator {

/// A length of time as people say it, in the largest units that fit and no finer than anybody asks for:
/// "640 us", "4.2 ms", "812 ms", "1.25 s", "43 min 20 s", "2 h 5 min", "3 d".
std::string durationText(double seconds);

/// A share in percent, with the nines that count: "0.3 %", "97 %", "99.95 %".
std::string shareText(double share);

}  // namespace windtunnel::simulator
