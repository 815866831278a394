// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "model/design/design.h"
#include "simulator/compile/network.h"
#include "simulator/run/results.h"

namespace windtunnel::simulator {

/// Seconds.
struct EstimatedLatency {
  double mean = 0;
  double p99 = 0;
};

struct WorkloadEstimate {
  std::string id;
  double offered = 0;  ///< Requests per second; of a closed workload what its users come to.
  // Where a resource the requests need is overloaded there is no steady state, and no figure of it.
  std::optional<double> throughput;  ///< Requests per second that succeed.
  std::optional<double> errorShare;
  std::optional<EstimatedLatency> latency;
};

struct ComponentEstimate {
  std::string id;
  std::string kind;
  double replicas = 0;
  double rate = 0;             ///< Requests per second.
  double cpuUtilisation = 0;   ///< Demand as a share of the limits of its pods; above 1 it is overloaded.
  double slotUtilisation = 0;  ///< Likewise of the requests they may serve at a time.
  bool isOverloaded = false;
  std::optional<EstimatedLatency> latency;
  std::optional<double> hitRatio;  ///< Of a cache.
};

struct ConnectionEstimate {
  std::string key;
  double rate = 0;  ///< Calls per second.
  double triesPerCall = 1;
  std::optional<double> errorShare;
  std::optional<EstimatedLatency> latency;  ///< Of calls, all their tries included.
  std::optional<double> poolUse;
};

/// What queueing theory says about a design without a run: approximations, each to be read as an estimate.
struct Estimate {
  std::string scenario;
  bool isOverloaded = false;  ///< Some resource is asked for more than it has.
  std::vector<WorkloadEstimate> workloads;
  std::vector<ComponentEstimate> components;
  std::vector<ConnectionEstimate> connections;
  std::optional<Bottleneck> bottleneck;  ///< Used up first when the load grows.
  std::vector<std::string> leftOut;      ///< Sentences: what the approximation cannot say about this design.
};

/// The steady state of a compiled design under its mean load: flow equations for calls, retries, cache hits
/// and messages; processor sharing and queues for slots at every pod; closed workloads by approximate mean
/// value analysis; all solved as one fixed point. docs/simulation.md says how far it is from runs.
Estimate estimate(const Network& network);

/// Compiles the design and estimates it; refused designs are answered as by a run. A `load` takes the place
/// of the scenario's factor on the arrivals of each workload, as Command::Kind::SetLoad does in a run.
model::Result<Estimate> estimate(const model::Design& design, const std::string& scenario,
                                 std::optional<double> load = {});

}  // namespace windtunnel::simulator
