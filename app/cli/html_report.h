// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/design/design.h"
#include "simulator/run/results.h"

namespace windtunnel::app::cli {

/// What was run, besides its results.
struct ReportedRun {
  const model::Design& design;  ///< With the settings applied.
  std::string name;             ///< Of the design, or of its file when it has none.
  std::vector<std::string> settings;
};

/// A run as one HTML file to keep or to send: verdict, drawing, objectives, figures, charts, scenario and
/// assumptions. Nothing in it is fetched from elsewhere; colours follow the reader's light or dark mode.
std::string htmlReport(const ReportedRun& run, const simulator::Results& results);

}  // namespace windtunnel::app::cli
