// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// The simulator as others use it: runs with live control, whole scenarios, their results, and these in
/// words.
#include "simulator/run/results.h"
#include "simulator/run/results_json.h"
#include "simulator/run/run.h"
#include "simulator/run/run_scenario.h"
