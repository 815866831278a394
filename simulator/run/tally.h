// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "simulator/compile/network.h"
#include "simulator/engine/engine.h"
#include "simulator/kernel/stop_reason.h"
#include "simulator/run/results.h"
#include "simulator/statistics/histogram.h"
#include "simulator/statistics/laws.h"
#include "simulator/tracing/tail_meter.h"

namespace windtunnel::simulator {

/// What passed through one element in the measured time.
struct FlowTally {
  OutcomeCounts outcomes{};
  Histogram latency;
  FlowSeries series;
};

/// The raw figures of one run, or of several added up: sums and areas (level times seconds), from which
/// averages are made at the end. Elements stand in the order of the network.
struct Tally {
  struct Workload {
    FlowTally flow;
    std::vector<FlowTally> entries;
    double arrived = 0;
    Histogram waiting;  ///< How long those have waited that had not ended when the run did.
    double inFlightArea = 0;
  };
  struct Pod {
    std::uint32_t zone = 0;
    double cpuSeconds = 0;
    std::uint64_t requests = 0;
  };
  struct Component {
    FlowTally flow;
    double arrived = 0;
    double inFlightArea = 0;
    double waitingArea = 0;
    double longestQueue = 0;
    double cpuSeconds = 0;
    double throttledSeconds = 0;  ///< In which a pod had work, but no CPU left to use in the period.
    double confinedSeconds = 0;   ///< In which a pod had less CPU than it could use, its node being full.
    double readyArea = 0;
    double busiestCpu =
        0;  ///< Share in use of the busiest of the pods that were ready at least half of the time.
    double busiestSlots = 0;
    double busiestNode = 0;  ///< Share of its cores asked for, of the busiest node its pods stand on.
    std::uint64_t rejected = 0;
    std::uint64_t podStarts = 0;
    std::uint64_t outOfMemory = 0;
    std::uint64_t writes = 0;
    std::uint64_t replicaReads = 0;
    std::uint64_t staleReads = 0;
    std::uint64_t lostWrites = 0;
    double lockingArea = 0;   ///< Seconds statements held a row or waited for one.
    double lockWaitArea = 0;  ///< Of these, those in which they waited.
    double longestLock = 0;   ///< Seconds the busiest row was locked.
    int pending = 0;          ///< Pods without a node at the end.
    std::uint64_t cacheReads = 0;
    std::uint64_t cacheHits = 0;
    double lagArea = 0;
    double finalLag = 0;
    double lagGrowth = 0;  ///< Messages more at the end than at the beginning.
    std::uint64_t deadLetters = 0;
    std::uint64_t dropped = 0;
    std::uint64_t expired = 0;
    std::uint64_t rebalances = 0;   ///< Of the groups its pods are members of.
    std::uint64_t membersLost = 0;  ///< Of these groups, that died.
    double rebalancingArea = 0;     ///< Seconds its groups stood still, of all groups together.
    Histogram age;                  ///< Of messages, from publishing to the end of the work on them.
    std::vector<Pod> pods;
    Series utilisation, queue, ready;
  };
  struct Consumer {
    Histogram age;  ///< Of messages, from publishing to the end of the work on them.
    std::uint64_t deadLetters = 0;
    std::uint64_t dropped = 0;
    std::uint64_t expired = 0;
    double lagArea = 0;
    double finalLag = 0;
  };
  struct Objective {
    double seconds = 0;  ///< In which requests ended, all runs together.
    double missed = 0;   ///< Of these, those in which it did not hold.
  };
  struct Connection {
    FlowTally flow;
    OutcomeCounts own{};  ///< Of its calls those that failed on it, not behind it.
    std::uint64_t tries = 0;
    std::uint64_t retries = 0;
    std::uint64_t ejections = 0;
    std::uint64_t fallbacks = 0;
    std::uint64_t connectionsOpened = 0;
    double inFlightArea = 0;
    double slotsArea = 0;
    double awaitedArea = 0;
  };

  double seconds = 0;  ///< Measured, all runs together.
  double warmup = 0;   ///< Before the measured time; 0 for a run that did not get to its end.
  int runs = 1;
  std::uint64_t events = 0;
  std::uint64_t requests = 0;
  std::uint64_t fingerprint = 0;
  StopReason stopReason = StopReason::HorizonReached;
  double nodeSeconds = 0;
  double nodeCost = 0;               ///< Of the measured time.
  std::vector<double> busiestNodes;  ///< By pool: the share of its cores asked for, of the busiest node.
  std::vector<Workload> workloads;
  std::vector<Component> components;
  std::vector<Connection> connections;
  std::vector<Consumer> consumers;
  std::vector<Objective> objectives;
  std::vector<RolloutFigures> rollouts;
  std::vector<Recovery> recoveries;
  TailMeter tail{0, 0};
  ConservationCheck conservation;
  bool isConserved = true;  ///< In every element of every run.
  LittleCheck little;
};

/// Reads the figures of a run at its present moment.
Tally takeTally(const Network& network, const Engine& engine, StopReason stopReason);

/// Adds the figures of another run of the same network. Series stay those of the first.
void merge(Tally& sum, const Tally& other);

/// What the workloads of a run and its nodes did after an earlier moment of it; nothing else is filled in.
Tally since(const Tally& now, const Tally& before);

/// Averages, percentiles and conclusions of a tally.
Results figuresOf(const Network& network, const Tally& tally);

/// How the workloads came back after each fault, from their series.
std::vector<Recovery> recoveriesOf(const Engine& engine, const Tally& tally);

/// The resource that is used up first. Demand counts what was asked for, also if it was turned away.
std::optional<Bottleneck> bottleneckOf(const Network& network, const Tally& tally);

/// What providers are paid per hour for the stores they run.
double managedPrice(const Network& network);

/// What nodes and managed stores cost; nothing when the design names neither nodes nor prices.
std::optional<CostFigures> costOf(const Network& network, const Tally& tally);

/// What the slowest requests wait for.
std::vector<TailFigures> tailsOf(const Network& network, const TailMeter& tail);

/// The traces a run has kept; none if it kept none.
std::shared_ptr<const TraceSet> tracesOf(const Network& network, const Engine& engine);

/// From this share of a capacity on, what has it is called busy.
inline constexpr double kBusy = 0.9;

/// The demand on one component: shares of the capacity of its pods, and of the capacity of the busiest one,
/// which differs only where the load is spread unevenly.
struct Demand {
  double cpu = 0;
  double slots = 0;
  double busiestCpu = 0;
  double busiestSlots = 0;
};
/// How many times the work its pods did they were asked for, those included that wait or were turned away; 0
/// when they did none.
double askedOf(const Tally::Component& component);

/// What its pods could have had in service, summed over time; 0 when nothing bounds it.
double slotSecondsOf(const ComponentSpec& spec, const Tally::Component& component, double seconds);

Demand demandOf(const Network& network, const Tally& tally, std::size_t component);

/// Each target against what was measured.
std::vector<ObjectiveFigures> objectivesOf(const Network& network, const Tally& tally);

}  // namespace windtunnel::simulator
