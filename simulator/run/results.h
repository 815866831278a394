// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "simulator/kernel/stop_reason.h"
#include "simulator/run/command.h"
#include "simulator/run/outcome.h"
#include "simulator/statistics/confidence.h"
#include "simulator/statistics/laws.h"
#include "simulator/tracing/cause.h"

namespace windtunnel::simulator {

/// Bounds of the classes a latency is counted in, in seconds; everything fits under the infinite one after
/// them.
inline constexpr std::array<double, 16> kLatencyBounds{
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

/// Percentiles of a length of time, in seconds, each within 1 %.
struct LatencyFigures {
  std::uint64_t count = 0;
  double mean = 0;
  double p50 = 0;
  double p90 = 0;
  double p95 = 0;
  double p99 = 0;
  double p999 = 0;
  double max = 0;
  std::array<std::uint64_t, kLatencyBounds.size()> upTo{};  ///< How many were no longer than each bound.
};

/// One value for each whole second of simulated time since the start, the warm-up included.
using Series = std::vector<float>;

/// Requests that ended after the warm-up.
struct FlowFigures {
  double rate = 0;  ///< Ended per second, well or not.
  OutcomeCounts outcomes{};
  LatencyFigures latency;  ///< Of all that ended, well or not.
};

struct FlowSeries {
  Series rate, errorShare, p50, p95, p99;
};

struct WorkloadFigures {
  std::string id;
  double offered = 0;  ///< Requests begun per second.
  FlowFigures flow;
  double inFlight = 0;  ///< On average.
  std::vector<std::pair<std::string, FlowFigures>> entries;
  FlowSeries series;
};

struct PodFigures {
  int index = 0;
  std::string zone;
  double utilisation = 0;
  std::uint64_t requests = 0;
};

struct ComponentFigures {
  std::string id;
  std::string kind;
  FlowFigures flow;
  double inFlight = 0;         ///< On average, waiting ones included.
  double waiting = 0;          ///< On average, in the queues of its pods.
  double longestQueue = 0;     ///< Longest queue over all its pods together.
  double cpuUtilisation = 0;   ///< Of the CPU limits of its ready pods; 0 when nothing limits it.
  double slotUtilisation = 0;  ///< Of the requests its ready pods may serve at a time.
  double cpuPerRequest = 0;    ///< Seconds.
  double throttled = 0;  ///< Share of the time its pods stood still because their CPU quota was used up.
  double confined =
      0;  ///< Share of the time its pods had less CPU than they could use, their nodes being full.
  std::uint64_t rejected = 0;  ///< Answered 503 because a queue was full.
  double replicas = 0;         ///< Ready pods on average.
  std::uint64_t podStarts = 0;
  std::optional<double> proxyCores;           ///< CPU of its proxies, in a mesh.
  std::optional<double> proxyMemory;          ///< Bytes of the proxies in its ready pods, on average.
  std::uint64_t outOfMemory = 0;              ///< Pods killed because they used more than their limit.
  std::optional<double> hitRatio;             ///< Of a cache.
  std::optional<std::uint64_t> replicaReads;  ///< Reads of a database by pods that are not its primary.
  std::optional<std::uint64_t> staleReads;    ///< Of these, those that missed the reader's own last write.
  std::optional<std::uint64_t> lostWrites;    ///< No replica had them when the primary was lost for good.
  std::optional<double> lockWait;  ///< Share of the time of writes in which they wait for locked rows.
  std::optional<double> rowUse;    ///< Share of the time the busiest row is locked.
  std::optional<double> lag;       ///< Messages waiting at a broker on average.
  std::optional<double> finalLag;  ///< At the end.
  std::optional<std::uint64_t> deadLetters;  ///< Messages given up, and kept in a dead-letter topic.
  std::optional<std::uint64_t> dropped;      ///< Messages given up, and lost.
  std::optional<std::uint64_t> expired;      ///< Messages nobody took within the retention of their topic.
  std::optional<std::uint64_t> rebalances;   ///< Of the consumer groups of partitioned logs it is in.
  std::optional<double> standstill;          ///< Share of the time these groups stood still because of them.
  std::optional<LatencyFigures> age;  ///< From publishing to the end of the work: how stale readers see it.
  std::vector<PodFigures> pods;
  int hottestPod = -1;  ///< Position in `pods`.
  FlowSeries series;
  Series utilisation, queue, readyPods;
};

/// What a consumer group of a topic, or a projection of an event store, made of its messages.
struct ConsumerFigures {
  std::string reader;             ///< The component that does the work.
  std::string source;             ///< The topic, or the event store.
  std::string group;              ///< Or the projection.
  double rate = 0;                ///< Messages worked on to their end, per second.
  LatencyFigures staleness;       ///< From publishing to the end of the work.
  double lag = 0;                 ///< Messages waiting on average.
  double finalLag = 0;            ///< At the end.
  std::uint64_t deadLetters = 0;  ///< Given up, and kept.
  std::uint64_t dropped = 0;      ///< Given up, and lost.
  std::uint64_t expired = 0;      ///< Nobody took them within the retention.
};

struct ConnectionFigures {
  std::string key;
  FlowFigures flow;  ///< Calls, all their tries included.
  std::uint64_t tries = 0;
  std::uint64_t retries = 0;  ///< Tries after the first, hedges included.
  double amplification = 1;   ///< Tries for each call.
  double inFlight = 0;
  std::optional<double> poolUse;  ///< Share of the pool in use on average.
  double waitingForPool = 0;      ///< Calls on average.
  std::uint64_t ejections = 0;
  std::uint64_t fallbacks = 0;
  std::optional<std::uint64_t> connectionsOpened;  ///< In a mesh with mTLS, or where a certificate expires.
  FlowSeries series;
};

/// One target of one objective.
struct ObjectiveFigures {
  std::string id;
  std::string of;              ///< The workload; of "staleness" the component that takes the messages.
  std::string target;          ///< "p99", "success" or "staleness".
  double limit = 0;            ///< Seconds, or the share that must succeed.
  std::uint64_t requests = 0;  ///< Or messages, that ended while it was measured; without any it is not met.
  /// Besides, requests that had not ended when the run did, and had waited for longer than `waited`; or
  /// messages given up.
  double unfinished = 0;
  double allowed = 0;  ///< Share of all that may be slower, or fail.
  /// Seconds: the limit of a time; of success half a minute, or longer where requests take that long.
  double waited = 0;
  double measured = 0;
  bool isMet = true;
  /// Share of the error budget this run has used up at its rate; above 1 it is overspent.
  double budgetUsed = 0;
  std::string path;  ///< In the design.

  double share = 0;  ///< Of the time it is to hold, over `window` seconds.
  double window = 0;
  double seconds = 0;        ///< Of a run, in which requests ended, on average.
  double missedSeconds = 0;  ///< Of these, those in which it did not hold, each judged alone.

  /// Share of the time it held; 1 where nothing ended.
  double heldShare() const { return seconds > 0 ? 1 - missedSeconds / seconds : 1; }
  /// Share of what the window allows that the missed seconds of one run use up.
  double windowUsed() const {
    const double mayMiss = (1 - share) * window;
    return missedSeconds <= 0 ? 0 : mayMiss > 0 ? missedSeconds / mayMiss : 1e6;
  }
  bool isStaleness() const { return target == "staleness"; }
};

/// The resource that is used up first when the load grows.
struct Bottleneck {
  std::string component;    ///< Or the key of an arrow, or the name of a node pool.
  std::string resource;     ///< "cpu", "slots", "iops", "lock", "pool", "nodes".
  std::string path;         ///< Property that widens it.
  double utilisation = 0;   ///< Demand as a share of the capacity; above 1 it is already too small.
  double loadMultiple = 0;  ///< The load, as a multiple of this run's, at which it is used up.
};

/// What the slowest requests of a workload wait for: their critical paths by cause.
struct TailFigures {
  struct Part {
    Cause cause = Cause::Service;
    std::string element;  ///< The component, or of causes that lie on an arrow its key.
    double share = 0;     ///< Of the time of all these requests.
  };
  std::string workload;
  double slowest = 0.01;       ///< Share of the requests that is meant.
  double from = 0;             ///< Seconds the fastest of them took.
  std::uint64_t requests = 0;  ///< How many of them were looked at.
  std::vector<Part> parts;     ///< The largest first.
};

/// A part of a tail as people say it: "waiting in the queue of orders".
std::string describe(const TailFigures::Part& part);

/// What the nodes and the stores of providers cost, in the currency of their prices.
struct CostFigures {
  double nodes = 0;               ///< On average, those that are still coming included.
  double perHour = 0;             ///< All together.
  double managedPerHour = 0;      ///< Of this, what providers are paid for the stores they run.
  double perMillionRequests = 0;  ///< That were answered well; 0 when there were none.
};

/// How a new version was brought in.
struct RolloutFigures {
  std::string component;
  std::string state;      ///< "under-way", "done", "aborted", "taken-back".
  double begin = 0;       ///< Seconds.
  double end = 0;         ///< When it was over; 0 while it is under way.
  double errorShare = 0;  ///< Of the new version when it was aborted.
  double p99 = 0;         ///< Seconds; likewise.
};

/// How the system came back after a fault.
struct Recovery {
  std::string fault;
  double begin = 0;            ///< Seconds.
  double end = 0;              ///< When the fault ended; for a killed pod the moment of the kill.
  bool hasDisturbed = false;   ///< Errors or latency left their usual range.
  double worstErrorShare = 0;  ///< Of a workload in one second, from its beginning until it was over.
  double worstP95 = 0;         ///< Seconds; likewise.
  std::optional<double>
      recovery;  ///< Seconds from the end until the figures were usual again; none: never in this run.
};

/// Little's law over all elements with at least 1000 requests: the largest gap, and whether each gap is no
/// larger than the ends of the window explain.
struct LittleCheck {
  double largestGap = 0;
  bool holds = true;
};

/// Means over replications with their confidence intervals (Student's t, 95 %).
struct WorkloadIntervals {
  std::string id;
  ConfidenceInterval rate, errorShare, mean, p50, p95, p99;
};

struct TraceSet;

enum class VerdictSeverity { Good, Note, Warning, Critical };

/// One sentence made from the figures: what happened, why, and what to change.
struct Verdict {
  VerdictSeverity severity = VerdictSeverity::Note;
  std::string code;  ///< Stable: "saturated", "objective-missed", …
  std::string text;
  std::string component;   ///< Or the key of an arrow.
  std::string path;        ///< Property to change; empty when there is none.
  std::string suggestion;  ///< A value for that property, in document grammar; empty when there is none.
};

/// Everything a run gives. Figures describe the time after the warm-up, series the whole run.
struct Results {
  std::string scenario;
  std::uint64_t seed = 0;
  int replications = 1;
  double warmup = 0;    ///< Seconds.
  double duration = 0;  ///< Seconds after the warm-up that were simulated.
  std::uint64_t events = 0;
  std::uint64_t requests = 0;
  std::uint64_t fingerprint = 0;
  StopReason stopReason = StopReason::HorizonReached;
  double wallClock = 0;  ///< Seconds; the one figure that differs between two equal runs.

  std::vector<WorkloadFigures> workloads;
  std::vector<ComponentFigures> components;
  std::vector<ConnectionFigures> connections;
  std::vector<ConsumerFigures> consumers;
  std::vector<ObjectiveFigures> objectives;
  std::vector<TailFigures> tails;            ///< Of the workloads with enough requests.
  int batches = 0;                           ///< Of the one run that are whole, for the intervals.
  std::vector<WorkloadIntervals> intervals;  ///< With at least two replications or with batches.
  std::optional<Bottleneck> bottleneck;
  std::optional<CostFigures> cost;  ///< When the design names nodes or prices.
  std::vector<RolloutFigures> rollouts;
  std::vector<Recovery> recoveries;
  ConservationCheck conservation;  ///< Of the workloads, since the start of the run.
  bool isConserved = true;         ///< The books of every workload, component, arrow and consumer are right.
  LittleCheck little;
  std::vector<Verdict> verdicts;           ///< Most severe first.
  std::vector<Command> commands;           ///< Applied from outside.
  std::shared_ptr<const TraceSet> traces;  ///< Of the first replication, if they were asked for.

  bool objectivesMet() const {
    for (const ObjectiveFigures& objective : objectives)
      if (!objective.isMet) return false;
    return true;
  }
};

}  // namespace windtunnel::simulator
