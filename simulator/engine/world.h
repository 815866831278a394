// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "simulator/compile/network.h"
#include "simulator/data/consumer_group.h"
#include "simulator/data/key_store.h"
#include "simulator/data/replication.h"
#include "simulator/data/row_locks.h"
#include "simulator/engine/flow_meter.h"
#include "simulator/engine/frame_pool.h"
#include "simulator/engine/ready_frames.h"
#include "simulator/kernel/run_limits.h"
#include "simulator/kernel/simulation.h"
#include "simulator/platform/pod.h"
#include "simulator/queueing/token_buckets.h"
#include "simulator/random/arrival_process.h"
#include "simulator/random/drawn_ahead.h"
#include "simulator/random/random_stream.h"
#include "simulator/statistics/time_average.h"
#include "simulator/tracing/trace_recorder.h"

namespace windtunnel::simulator {

/// What the events of a run are about. The subject is a frame, a pod or a table position; the payload of an
/// event about a frame or a pod holds its generation.
enum EventKind : std::uint16_t {
  kRequestArrives,
  kAnswerArrives,
  kCpuSettles,
  kWaitEnds,
  kCallTimesOut,
  kTryTimesOut,
  kRetryIsDue,
  kHedgeIsDue,
  kWorkloadArrives,
  kUserReturns,
  kPodIsReady,
  kPodEnds,
  kEndpointAppears,
  kEndpointVanishes,
  kPrimaryChanges,
  kFaultBegins,
  kFaultEnds,
  kDispatch,
  kRedeliver,
  kAutoscalerSyncs,
  kWindowCloses,
  kWarmupEnds,
  kPodRunsOutOfMemory,
  kNodeIsReady,
  kNodesAreLookedAt,
  kRolloutGoesOn,
  kSessionEnds,
  kRebalanceEnds,
};

/// Disturbances of a component, an arrow, a zone or the way between two zones that are in force.
struct FaultEffects {
  Time delay = 0;
  double delayShare = 0;
  double loss = 0;
  double failure = 0;
  bool isExpired = false;  ///< The certificate: no new connections.
};

/// What a rollout sees of the new version.
struct VersionWatch {
  std::uint64_t requests = 0;
  std::uint64_t failed = 0;
  Histogram latency;
  void reset() {
    requests = failed = 0;
    latency.clear();
  }
};

/// What every request touches stands in front.
struct alignas(64) ComponentState {
  std::vector<Index> endpoints;  ///< Pods the callers know as ready, in the order they came.
  double slowness = 1;
  double shareOfNew = -1;        ///< Of the traffic that goes to the new version; negative: not split.
  Index primary = kNone;         ///< Pod that takes writes.
  std::uint32_t newVersion = 0;  ///< In a rollout the number of the new version.
  bool isRollingOut = false;     ///< A rollout decides how many pods of which version there are.
  Crash doom = Crash::None;      ///< What a fault makes of every pod as soon as it has started.
  std::uint64_t arrived = 0;     ///< Since the start.
  FaultEffects effects;
  TokenBuckets admission;
  Replication replication;
  TimeAverage inFlight;
  FlowMeter meter;
  TimeAverage waiting;
  std::vector<Index> pods;          ///< All that ever were, by ordinal.
  int desired = 0;                  ///< Replicas asked for.
  Version version;                  ///< Of the pods that are started.
  std::uint32_t versionNumber = 0;  ///< Likewise.
  VersionWatch watch;
  TimeAverage readyPods;
  std::uint64_t arrivedBefore = 0;  ///< Up to the warm-up, as all called Before.
  double inFlightBefore = 0;
  std::uint64_t rejected = 0;
  std::uint64_t podStarts = 0;
  std::uint64_t outOfMemory = 0;   ///< Pods killed for it.
  std::uint64_t writes = 0;        ///< To volumes.
  std::uint64_t replicaReads = 0;  ///< Reads by pods that are not the primary.
  std::uint64_t staleReads = 0;    ///< Of these, those that missed the reader's own last write.
  std::uint64_t atRisk = 0;        ///< Writes no other pod had when the primary fell.
  Index fallen = kNone;            ///< The primary that fell last.
  std::uint64_t primaryFalls = 0;  ///< How often a primary fell that was up.
  std::uint64_t lostWrites = 0;    ///< Of these, those that are gone because another pod took over.
  double hog = 0;                  ///< Share of the CPU of each pod that a fault takes.
  RowLocks locks;
  TimeAverage locking;      ///< Statements that hold a row or wait for one.
  TimeAverage lockWaiting;  ///< Of these, those that wait.
  double windowUtilisation = 0;
  Series utilisation, queue, ready;
  RandomStream startup{0};
  RandomStream faults{0};
};

/// What every call touches stands in front.
struct alignas(64) ConnectionState {
  std::uint32_t inProgress = 0;
  LaneId timeoutLane, tryLane, hedgeLane;
  double retryTokens = 0;
  std::uint64_t begun = 0;  ///< Calls since the start.
  std::uint64_t tries = 0;
  std::uint64_t windowTries = 0;
  FaultEffects effects;
  RandomStream network{0};
  RandomStream balancing{0};
  TokenBuckets rateLimit;
  TimeAverage inFlight;
  FlowMeter meter;
  TimeAverage slotsInUse;
  TimeAverage slotsAwaited;
  double inFlightBefore = 0;
  std::uint64_t retries = 0;
  std::uint64_t windowRetries = 0;
  double lastTryRate = 0;
  double lastRetryShare = 0;
  OutcomeCounts own{};  ///< Calls that failed on this arrow, not behind it.
  std::uint64_t fallbacks = 0;
  std::uint64_t ejections = 0;
  std::uint64_t connectionsOpened = 0;  ///< New connections, where they are followed.
  RandomStream backoff{0};
};

struct WorkloadState {
  FlowMeter meter;
  std::vector<FlowMeter> entries;
  TimeAverage inFlight;
  std::optional<ArrivalProcess> process;
  EventHandle nextArrival;
  double load = 1;         ///< Of the design, the scenario and commands.
  double surge = 1;        ///< Of faults in force.
  std::int64_t users = 0;  ///< Of a closed workload, thinking ones included.
  std::int64_t retiring = 0;
  std::uint64_t arrived = 0;
  std::uint64_t arrivedBefore = 0;
  double inFlightBefore = 0;
  std::uint64_t succeeded = 0;  ///< Since the start.
  std::uint64_t arrivedAtWindow = 0;
  double lastOffered = 0;
  RandomStream mix{0};
  RandomStream think{0};
  std::optional<KeySource> clients;
};

/// A machine that runs pods.
struct Node {
  enum class State : std::uint8_t { Coming, Ready, Silent, Gone };
  Index pool = kNone;
  std::uint32_t zone = 0;
  State state = State::Coming;
  double cores = 0;   ///< Not requested by any pod.
  double memory = 0;  ///< Bytes; likewise.
  Time emptySince = 0;
  std::vector<Index> pods = {};
  double cpuDemand = 0;  ///< Cores they would use together on machines of their own.
};

/// A message handed out `attempts` times so far.
struct Message {
  Time published = 0;
  Time sent = 0;             ///< The last time it was handed out.
  std::uint32_t client = 0;  ///< Of the request that published it.
  std::uint16_t attempts = 0;
  std::uint16_t partition = 0;
};

/// A member of a consumer group that has fallen, but is not missed before its session is over.
struct MissedMember {
  std::uint32_t pod = 0;  ///< Ordinal.
  std::uint64_t session = 0;
};

struct TopicState {
  RandomStream keys{0};
};

struct ConsumerState {
  std::vector<Ring<Message>> queues;  ///< By partition; a single one where whoever has room takes the next.
  ConsumerGroup group;                ///< Where there are partitions.
  std::vector<MissedMember> missed;
  std::uint64_t sessions = 0;
  std::uint64_t rebalances = 0;
  std::uint64_t membersLost = 0;
  TimeAverage rebalancing;         ///< 1 while the group stands still.
  Time rebalanceDue = 0;           ///< When all have heard of the present rebalance.
  std::vector<Message> handedOut;  ///< Messages in work or waiting to come back; places are used again.
  std::vector<std::uint32_t> freePlaces;  ///< In `handedOut`.
  std::vector<std::uint32_t> busy;        ///< Messages in work at each pod, by ordinal.
  std::uint32_t inWork = 0;
  std::uint32_t cursor = 0;
  std::uint64_t deadLetters = 0;
  std::uint64_t deadLettersBefore = 0;  ///< Of these, in the warm-up.
  std::uint64_t dropped = 0;            ///< Given up without a dead-letter topic.
  std::uint64_t droppedBefore = 0;
  std::uint64_t published = 0, done = 0;
  std::uint64_t expired = 0;  ///< Messages nobody took within the retention.
  std::uint64_t expiredBefore = 0;
  TimeAverage lag;
  double lagBefore = 0;
  Histogram age;  ///< From publishing to the end of the work.
  RandomStream network{0};

  bool isRebalancing() const { return rebalancing.level() > 0; }
};

/// How often an objective held: seconds of the measured time in which requests of its workload ended.
struct ObjectiveState {
  std::uint64_t seconds = 0;
  std::uint64_t missed = 0;  ///< Of these, those in which it did not hold.
};

struct CacheState {
  KeyStore store;
  std::uint64_t reads = 0;
  std::uint64_t hits = 0;
};

/// Everything a run knows: the network it runs and the state of each of its elements. The parts of the engine
/// share it; what each of them does with it is said there.
struct World {
  World(const Network& net, std::uint64_t seed, std::uint64_t replication, const RunLimits& runLimits);

  const Network& network;
  RunLimits limits;
  Simulation kernel;
  FramePool frames;
  ReadyFrames ready;
  std::vector<Pod> pods;
  std::vector<Link> links;
  std::vector<ComponentState> components;
  std::vector<ConnectionState> connections;
  std::vector<WorkloadState> workloads;
  std::vector<ConsumerState> consumers;
  std::vector<TopicState> topics;
  std::vector<CacheState> caches;
  std::vector<ObjectiveState> objectives;
  std::vector<Node> nodes;
  TimeAverage nodesPaid;                  ///< Nodes there are or that are coming.
  TimeAverage nodePrice;                  ///< Of those, an hour.
  std::vector<bool> isZoneSilent;         ///< No node of the zone answers.
  std::vector<FaultEffects> zoneEffects;  ///< On messages into or out of each zone.
  std::vector<FaultEffects> pairEffects;  ///< On messages from one zone to another, row by row.
  bool hasZoneEffects = false;
  bool isNetworkDisturbed = false;        ///< A fault delays or loses messages somewhere.
  std::vector<DurationSource> siteTimes;  ///< Of the sites that are lengths of time.
  std::vector<RandomStream> siteStreams;  ///< Of those that are choices.
  std::vector<KeySource> keys;            ///< Of the cached sites.
  std::vector<RandomStream> lockStreams;
  std::uint64_t seed;
  std::uint64_t replication;
  Time measuredSince = 0;
  TraceRecorder traces;

  Time now() const { return kernel.now(); }

  void makeReady(FrameId id) {
    frames[id].state = FrameState::Ready;
    ready.push(frames.ref(id));
  }

  Time draw(Index site) { return siteTimes[site].next(); }
  RandomStream stream(const std::string& entity, const char* purpose) const {
    return RandomStream::named(seed, replication, entity, purpose);
  }

  FaultEffects& effectsBetween(std::uint32_t fromZone, std::uint32_t toZone) {
    return pairEffects[fromZone * network.zones.size() + toZone];
  }

  Link& linkOf(const Frame& caller, const ConnectionSpec& connection) {
    return links[pods[caller.pod].firstLink + connection.localIndex];
  }

  /// A pod of the component in its next zone, not yet started; its links are set up.
  Index addPod(Index component);

  std::uint64_t population() const { return frames.used(); }
  std::size_t memoryBytes() const;
};

}  // namespace windtunnel::simulator
