// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "simulator/run/results.h"

namespace windtunnel::app::cli {

/// "p99 ≤ 300 ms", "success ≥ 99.9 %"
std::string targetText(const simulator::ObjectiveFigures& objective);
/// "182 ms", "99.95 %"; "-" where no request ended.
std::string measuredText(const simulator::ObjectiveFigures& objective);
/// "met", "MISSED" or "NO REQUESTS".
std::string outcomeText(const simulator::ObjectiveFigures& objective);
/// The share of the error budget that is used up, or "there is none" where the target leaves none.
std::string budgetText(const simulator::ObjectiveFigures& objective);

/// "98.5 % of the time", each second judged alone; "-" where that is not known.
std::string heldText(const simulator::ObjectiveFigures& objective);

std::size_t missedObjectives(const simulator::Results& results);

}  // namespace windtunnel::app::cli
