// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "simulator/experiment/experiment.h"

namespace windtunnel::app::cli {

/// How the number of replications and the warm-up came about, a sentence each; empty when they were given.
std::string experimentText(const simulator::Experiment& experiment);

/// The same as the keys "precision" and "warmupFound".
nlohmann::ordered_json experimentJson(const simulator::Experiment& experiment);

}  // namespace windtunnel::app::cli
