// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

enum class PodState { Starting, Ready, Draining, Down };

/// What a run looks like at one moment, for a display. Rates and percentiles are those of the last whole
/// second of simulated time; counts are of the moment. Elements stand in the order of the design.
struct Snapshot {
  struct Percentiles {
    double p50 = 0;  ///< Seconds.
    double p95 = 0;
    double p99 = 0;
  };
  struct Pod {
    int index = 0;
    int zone = 0;  ///< Position in `zones`.
    PodState state = PodState::Ready;
    int inService = 0;
    int waiting = 0;
    double utilisation = 0;
  };
  struct Component {
    std::string id;
    double rate = 0;         ///< Requests per second that ended.
    double errorShare = 0;   ///< Of those.
    double utilisation = 0;  ///< Of the busier of CPU and slots, 0..1.
    double inFlight = 0;     ///< Requests at its pods, waiting ones included.
    double waiting = 0;      ///< Requests in its queues; messages not yet taken for a broker.
    Percentiles latency;
    std::vector<Pod> pods;
  };
  struct Connection {
    std::string key;        ///< "from -> to"
    double rate = 0;        ///< Tries sent per second.
    double errorShare = 0;  ///< Of the calls that ended.
    double retryShare = 0;  ///< Retries as a share of the tries.
    double inFlight = 0;
    Percentiles latency;
  };
  struct Workload {
    std::string id;
    double offered = 0;  ///< Requests per second that began.
    double rate = 0;     ///< Requests per second that ended.
    double errorShare = 0;
    double inFlight = 0;
    Percentiles latency;
  };
  struct Fault {
    int number = 0;  ///< Among all of the run, in the order in which they began.
    std::string description;
    Time since = 0;
    Time until = 0;        ///< 0: until it is ended.
    std::string downZone;  ///< The zone that is down as a whole; empty: none is.
  };

  Time now = 0;
  std::vector<std::string> zones;
  std::vector<Component> components;
  std::vector<Connection> connections;
  std::vector<Workload> workloads;
  std::vector<Fault> faults;  ///< Those in force.
};

}  // namespace windtunnel::simulator
