// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

#include "simulator/platform/lifecycle.h"

namespace windtunnel::simulator {

/// The replicas wanted for a ratio of measured to target value: ceil(current * ratio), or no change within 10
/// % (Kubernetes documentation, "Horizontal Pod Autoscaling", algorithm details).
int wantedReplicas(int current, double ratio);

/// The most replicas one sync may scale up to: twice as many, or four more, whichever is more (the default
/// policies of autoscaling/v2).
int scaleUpLimit(int current);

/// The horizontal pod autoscaler: every 15 s it compares CPU, request rate and backlog of each pod with their
/// targets, takes the largest wish, and smooths it over the stabilisation windows. Pods that are not ready
/// yet count as idle when scaling up.
class Autoscaler {
 public:
  Autoscaler(World& world, Lifecycle& lifecycle);

  void start();
  void sync();

 private:
  struct State {
    std::vector<std::pair<Time, int>> wishes;  // within the longer window, oldest first
    std::vector<double> cpuUsed;               // by pod, at the last sync
    std::uint64_t ended = 0;                   // requests, at the last sync
  };
  struct Measured {
    double cores = 0;
    double requests = 0;
    double lag = 0;
    int ready = 0;
    int running = 0;
  };

  Measured measure(Index component);
  int wish(Index component, const Measured& measured) const;
  int stabilised(Index component, int wanted);
  void syncOne(Index component);

  World& m_world;
  Lifecycle& m_lifecycle;
  std::vector<State> m_states;
};

}  // namespace windtunnel::simulator
