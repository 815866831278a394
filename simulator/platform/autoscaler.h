// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "simulator/platform/lifecycle.h"
#include "simulator/platform/replica_calculator.h"
#include "simulator/platform/scaling_rules.h"

namespace windtunnel::simulator {

/// The horizontal pod autoscaler of Kubernetes: every 15 s it compares CPU, memory and request rate of each
/// pod and the backlog of all with their targets, takes the largest wish, and smooths it over the
/// stabilisation windows. What it sees of a pod is the mean over the 15 s up to the last scrape of
/// metrics-server, which lies in the middle between two syncs. A component
/// whose fewest replicas are none and that follows a backlog goes to zero and back as KEDA does.
class Autoscaler {
 public:
  Autoscaler(World& world, Lifecycle& lifecycle);

  void start();

  /// One of its events: a sync, or a scrape of the figures it will see.
  void handle(std::uint64_t payload) { payload == kScrape ? scrape() : sync(); }

 private:
  static constexpr std::uint64_t kScrape = 1;

  /// What was measured of one pod, and the counters it was measured from.
  struct PodMetrics {
    bool isKnown = false;
    double cores = 0;
    double requests = 0;
    double memory = 0;
  };
  struct PodWatch {
    bool isWatched = false;  // since the scrape before
    double cpuUsed = 0;
    std::uint64_t ended = 0;
    PodMetrics known;
  };
  struct State {
    std::vector<std::pair<Time, int>> wishes;  // within the longer window, oldest first
    ReplicaChanges changes;                    // within the longest period of a policy
    std::vector<PodWatch> pods;
    Time lastActive = 0;  // when there was a backlog
  };

  void sync();
  void scrape();
  void watch(Index component);
  MetricSample::State stateOf(const Pod& pod, const PodMetrics& metrics, bool isCpu) const;
  std::vector<MetricSample> samples(Index component, double PodMetrics::*metric, double target) const;
  int wish(Index component, double lag) const;
  int stabilised(Index component, int wanted);
  void change(Index component, int replicas);
  bool idles(Index component, double lag);
  double lagOf(Index component) const;
  void syncOne(Index component);

  World& m_world;
  Lifecycle& m_lifecycle;
  std::vector<State> m_states;
};

}  // namespace windtunnel::simulator
