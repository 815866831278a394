// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/cli/html_report.h"

namespace windtunnel::app::cli::html {

/// The sections that say what the figures rest on: the scenario with its load and its faults, the settings of
/// this run, and the defaults that stand for what the design does not say.
std::string scenarioSections(const ReportedRun& run, const simulator::Results& results);

}  // namespace windtunnel::app::cli::html
