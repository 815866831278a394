// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/run/results.h"

namespace windtunnel::app::cli {

/// The objectives of a run in the XML that continuous integration reads (the format of Ant's JUnit task): one
/// test case for each target of each objective, whose failure holds the figure; a run that did not get to its
/// end is an error of a case of its own. `name` is that of the design.
std::string toJunitXml(const simulator::Results& results, const std::string& name);

}  // namespace windtunnel::app::cli
