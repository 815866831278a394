// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "simulator/experiment/comparison.h"

namespace windtunnel::app::cli {

/// One of the systems that are compared.
struct Candidate {
  std::string label;  ///< "A", the baseline; "B", "C", …
  std::string what;   ///< For people: the file, the scenario, the changes.
  std::string file;
  std::string scenario;  ///< As asked for; empty for the first of the design.
  std::vector<std::string> settings;
  simulator::ScenarioRuns runs;
};

/// The runs of all candidates, the baseline first, and the level of the intervals.
struct Comparison {
  std::vector<Candidate> candidates;
  double level = 0.95;

  const Candidate& baseline() const { return candidates.front(); }
  bool isComplete() const;
  /// Of all but the baseline: they are what is proposed.
  bool candidatesMeetObjectives() const;
};

/// Verdict, one table of differences for each candidate, objectives side by side.
std::string comparisonText(const Comparison& comparison);

/// The same as one JSON value.
nlohmann::ordered_json comparisonJson(const Comparison& comparison);

}  // namespace windtunnel::app::cli
