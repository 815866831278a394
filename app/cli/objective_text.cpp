// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/objective_text.h"

#include <algorithm>

#include "app/cli/figures_text.h"

namespace windtunnel::app::cli {
namespace {

using simulator::ObjectiveFigures;

bool isShare(const ObjectiveFigures& objective) {
  return objective.target == "success";
}

std::string figureText(const ObjectiveFigures& objective, double figure) {
  return isShare(objective) ? percentText(figure) : secondsText(figure);
}

}  // namespace

std::string targetText(const ObjectiveFigures& objective) {
  return objective.target + (isShare(objective) ? " ≥ " : " ≤ ") + figureText(objective, objective.limit);
}

std::string measuredText(const ObjectiveFigures& objective) {
  return objective.requests == 0 ? "-" : figureText(objective, objective.measured);
}

std::string outcomeText(const ObjectiveFigures& objective) {
  if (objective.requests == 0) return "NO REQUESTS";
  return objective.isMet ? "met" : "MISSED";
}

// A target of 100 % leaves no budget: then the share is as large as shares get.
std::string budgetText(const ObjectiveFigures& objective) {
  return objective.budgetUsed < 1e6 ? percentText(objective.budgetUsed) : "there is none";
}

std::string heldText(const ObjectiveFigures& objective) {
  return objective.seconds > 0 ? percentText(objective.heldShare()) + " of the time" : "-";
}

std::size_t missedObjectives(const simulator::Results& results) {
  const auto isMissed = [](const ObjectiveFigures& objective) { return !objective.isMet; };
  return static_cast<std::size_t>(
      std::count_if(results.objectives.begin(), results.objectives.end(), isMissed));
}

}  // namespace windtunnel::app::cli
