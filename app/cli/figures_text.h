// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::app::cli {

/// Figures as people read them. Seconds become "812 µs", "3.20 ms", "1.25 s", "2.5 min"; three digits that
/// matter.
std::string secondsText(double seconds);
/// "0.45/s", "12.3/s", "1234/s"
std::string rateText(double perSecond);
/// A share of 1: "0 %", "0.012 %", "97.3 %"; values below a millionth count as 0.
std::string percentText(double share);
/// A plain number with up to three digits that matter: "0.42", "12.3", "1234".
std::string numberText(double value);
/// "1 234 567"
std::string countText(unsigned long long count);
/// "no arrows", "1 arrow", "1 234 arrows"
std::string countText(unsigned long long count, const std::string& noun);

}  // namespace windtunnel::app::cli
