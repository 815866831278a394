// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/analytic/estimate.h"

namespace windtunnel::app::cli {

/// The estimate as a page for a terminal: what it comes to, then tables of workloads, components and arrows,
/// and what it leaves out. `name` is that of the design.
std::string estimateText(const simulator::Estimate& estimate, const std::string& name);

}  // namespace windtunnel::app::cli
