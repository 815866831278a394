// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "simulator/experiment/sweep_plan.h"
#include "simulator/results/sweep_store.h"
#include "simulator/run/results.h"

/// What a sweep gave, made from its plan and the kept results alone: the same bytes for the same points,
/// whoever ran them and in whichever order.
namespace windtunnel::app::cli {

/// What is kept of the results of a point: the JSON of the report without the wall clock.
std::string keptResults(const simulator::Results& results);

/// A table with the parameters, throughput, errors, latencies and the bottleneck of each point.
std::string sweepText(const simulator::SweepPlan& plan, const simulator::PointResults& points);

/// All key figures of each point, with the half-widths of their intervals.
nlohmann::ordered_json sweepJson(const simulator::SweepPlan& plan, const simulator::PointResults& points);

/// The same as comma-separated values (RFC 4180), a line for each point.
std::string sweepCsv(const simulator::SweepPlan& plan, const simulator::PointResults& points);

/// Whether a point was stopped by a limit, so that its results are partial.
bool hasStoppedPoint(const simulator::PointResults& points);

}  // namespace windtunnel::app::cli
