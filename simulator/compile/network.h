// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/core/arrivals.h"
#include "model/core/backoff.h"
#include "model/core/scaling_policy.h"
#include "simulator/compile/program.h"
#include "simulator/data/key_store.h"
#include "simulator/kernel/time.h"
#include "simulator/random/duration_sampler.h"
#include "simulator/random/key_sampler.h"
#include "simulator/run/command.h"

namespace windtunnel::simulator {

/// A place in a program or on an arrow where time is drawn; each has a random stream of its own.
struct Site {
  DurationSampler sampler;
  std::string name;  ///< Names the stream; used before the run only.
};

/// How fast an autoscaler may change the replicas in one direction (HPAScalingRules of autoscaling/v2).
struct ScalingRules {
  enum class Select : std::uint8_t { Max, Min, Disabled };
  Time window = 0;  ///< Of stabilisation.
  Select select = Select::Max;
  std::vector<model::ScalingPolicy> policies;  ///< None are written: those of Kubernetes hold.
};

/// A group of equal nodes.
struct NodePoolSpec {
  std::string name;
  double cores = 0;    ///< Of one node.
  double memory = 0;   ///< Bytes of one node.
  double perHour = 0;  ///< Price of one node.
  int min = 0;
  int max = 0;
  Time provisioning = 0;
};

struct TokenBucketSpec {
  double perSecond = 0;  ///< 0 together with burst 0: no limit.
  double burst = 0;
  bool isPerClient = false;  ///< Each client has a bucket of its own.
  bool limitsAll() const { return burst > 0 && !isPerClient; }
  bool limitsEachClient() const { return burst > 0 && isPerClient; }
};

/// What answers requests: a component with its pods. A client has one pod that stands for all its users.
/// What every request touches stands in front.
struct alignas(64) ComponentSpec {
  enum class Kind : std::uint8_t { Client, Pods, External, Broker };

  Kind kind = Kind::Pods;
  std::uint32_t concurrency = 0xFFFFFFFF;
  std::uint32_t queue = 0xFFFFFFFF;
  std::uint32_t deliveries = 0xFFFFFFFF;  ///< Messages a pod of a worker is handed at a time.
  bool isLifo = false;                    ///< Waiting requests are served newest first.
  bool dropsLate = false;                 ///< Those that waited too long are dropped.
  bool isAdaptive = false;                ///< Newest first in overload only.
  bool isMeshed = false;                  ///< Its traffic passes proxies of the mesh.
  bool isImplied = false;                 ///< Nobody drew it.
  bool isReplaced = false;                ///< A pod whose node is lost gets a successor on another one.
  bool needsNodes = false;                ///< Its pods take room on the nodes of the platform.
  double memoryPerRequest = 0;            ///< Bytes a request holds from its arrival to its end.
  double memoryRequest = 0;               ///< Bytes of a pod.
  double memoryLimit = 0;                 ///< Bytes above which a pod is killed.
  double cpuLimit = 0;                    ///< Cores of a pod; 0: no limit.
  double cpuRequest = 0;                  ///< Cores of a pod.
  double roomCores = 0;   ///< What a pod takes of a node: its requests and those of its proxy.
  double roomMemory = 0;  ///< Bytes.
  double perHour = 0;     ///< Price of a pod that a provider runs.
  double iops = 0;        ///< Writes of a pod's volume per second; 0: no limit.
  int replicas = 1;
  std::uint32_t deliveriesOfAll =
      0xFFFFFFFF;  ///< Messages all its pods are handed at a time: the partitions.
  DurationSampler startup;
  Time drain = 0;
  Time failover = 0;            ///< Until another pod becomes the primary.
  Time replicationLag = 0;      ///< Until a write is on its other pods.
  TokenBucketSpec admission;    ///< Requests let in; more are answered 429.
  std::vector<Index> outgoing;  ///< Connections, in the order of the design.
  std::string id;
  std::string title;  ///< What the drawing calls it; the id where that would name two.
  std::string kindName;
  std::string concurrencyPath;  ///< Properties a verdict points to.
  std::string queuePath;
  std::string lockPath;
  std::uint64_t lockableRows = 0;  ///< Of all tables of a database.

  struct Rollout {
    enum class Strategy : std::uint8_t { Rolling, Canary, BlueGreen, Recreate };
    Strategy strategy = Strategy::Rolling;
    double maxSurge = 0.25;
    double maxUnavailable = 0;
    std::vector<double> steps;  ///< Shares of the traffic a canary receives, in order.
    Time interval = 0;          ///< Between two steps.
    double abortErrors =
        -1;             ///< Error share of the new version above which it is taken back; negative: none.
    Time abortP99 = 0;  ///< The same for its 99th percentile; 0: none.
  } rollout;

  struct Autoscale {
    bool isOn = false;
    int min = 1;
    int max = 1;
    double cpuTarget = 0;       ///< Of the request; 0: not used.
    double cpuRequest = 0;      ///< Cores.
    double memoryTarget = 0;    ///< Of the request; 0: not used.
    double requestsTarget = 0;  ///< Per second and pod; 0: not used.
    double lagTarget = 0;       ///< Messages per pod; 0: not used.
    bool hasBehaviour = false;  ///< Something is said of how it scales, so the rules of a behaviour hold.
    ScalingRules up;
    ScalingRules down;
  } autoscale;

  /// A pod without such a place waits for one.
  struct Spread {
    bool zonesRequired = false;  ///< A zone with the fewest pods of the component.
    bool nodesRequired = false;  ///< A node without another one.
  } spread;
};

struct OperationSpec {
  Index component = kNone;
  Index program = kNone;       ///< First instruction.
  double requestTransfer = 0;  ///< Nanoseconds its bytes take at the bandwidth.
  double responseTransfer = 0;
  bool needsPrimary = false;  ///< A write of a database.
  std::string name;           ///< "orders/place"
};

enum class Balancing : std::uint8_t { Random, RoundRobin, LeastRequest, ConsistentHash, Locality };
enum class Jitter : std::uint8_t { None, Equal, Full };

/// What a pod can have in service at a time.
inline std::uint32_t slotsOf(const ComponentSpec& spec) {
  return std::min(spec.concurrency, spec.deliveries);
}

struct RetrySpec {
  Time perTryTimeout = 0;    ///< 0: none.
  double budget = -1;        ///< Share of the calls; negative: no limit.
  int attempts = 0;          ///< After the first try.
  std::uint32_t onMask = 0;  ///< Bit of each outcome that is tried again.
  Jitter jitter = Jitter::Full;
  model::Backoff backoff;
};

struct BreakerSpec {
  bool isOn = false;
  std::uint32_t consecutiveErrors = 5;
  Time interval = 0;
  Time ejection = 0;
  double maxEjected = 0.5;
};

/// An arrow. What every call touches stands in front.
struct alignas(64) ConnectionSpec {
  Index from = kNone;
  Index to = kNone;
  std::uint32_t localIndex = 0;   ///< Among the outgoing connections of the caller.
  bool isImplied = false;         ///< Nobody drew it.
  std::uint8_t proxies = 0;       ///< Of a mesh, on the way of a call.
  std::uint8_t meshRetries = 0;   ///< Tries the caller's sidecar adds to each of the caller's.
  bool isGrpc = false;            ///< What it speaks.
  bool isRetriedByMesh = false;   ///< `retry` is the sidecar's work, not the caller's.
  bool retriesElsewhere = false;  ///< The sidecar keeps from the pod that has just failed.
  Balancing balancing = Balancing::RoundRobin;
  bool isPerConnection = false;  ///< A pod is picked for a connection of a calling pod, not for each call.
  bool propagatesDeadline = false;
  bool fallsBack = false;
  Index latencySite = kNone;  ///< Own latency instead of the platform's.
  std::uint32_t bulkhead = 0xFFFFFFFF;
  std::uint32_t poolConnections = 0xFFFFFFFF;
  std::uint32_t poolPending = 0;
  int hedges = 0;
  Time timeout = 0;  ///< 0: none.
  BreakerSpec breaker;
  RetrySpec retry;
  Time connectionAge = 0;  ///< Then the longest life of one; 0: no end.
  Time hedgeAfter = 0;     ///< 0: no hedging.
  TokenBucketSpec rateLimit;
  std::string key;
};

/// A cached read of a program: which keys it asks for, and for how long they stay valid.
struct CachedSite {
  Index cache = kNone;         ///< Position in `caches`.
  std::uint64_t firstKey = 0;  ///< The keys of the sites of one cache follow each other.
  Time ttl = 0;
  KeySampler keys;
  std::string name;
};

/// Which rows an operation of a database locks.
struct LockSite {
  std::uint64_t firstRow = 0;  ///< The rows of the tables of one database follow each other.
  KeySampler rows;
  std::string name;
};

struct CacheSpec {
  Index component = kNone;
  std::uint64_t capacity = 0;  ///< Entries.
  std::uint64_t keys = 0;      ///< All keys of all sites.
  Eviction eviction = Eviction::LeastRecent;
  bool coalesces = false;  ///< Of concurrent misses of a key one fetches, the others wait for it.
};

/// A consumer group of a topic.
struct ConsumerSpec {
  Index topic = kNone;
  Index component = kNone;
  Index operation = kNone;
  std::string name;
  std::string group;                 ///< The consumer group, or the projection.
  Index connection = kNone;          ///< The drawn arrow from the broker to the component, if there is one.
  std::uint32_t perPod = 1;          ///< Messages a pod works on at a time.
  std::uint32_t limit = 0xFFFFFFFF;  ///< Of all pods together: the partitions.
  int retries = 0;
  bool hasDeadLetters = true;
  Time poll = 0;                 ///< How often new messages are looked for; 0: they are pushed.
  std::uint32_t partitions = 0;  ///< Of a log, each read by one pod; 0: whoever has room takes a message.
  Time rebalance = 0;            ///< How long the group stands still while they are given out anew.
  Time sessionTimeout = 0;       ///< Until a pod that died is missed.
  bool isStatic = false;         ///< A pod that is back before that keeps its partitions.
  std::uint8_t proxies = 0;      ///< Of a mesh, on the way of a message.
};

struct TopicSpec {
  std::string name;  ///< "events/order-placed"
  Index broker = kNone;
  double messageTransfer = 0;  ///< Nanoseconds its bytes take at the bandwidth.
  std::vector<Index> consumers;
  Time retention = 0;                   ///< How long a message waits for a consumer; 0: for ever.
  std::uint32_t partitions = 0;         ///< Of a log; 0: it has none.
  std::optional<KeySampler> keys = {};  ///< Decide about the partition; none: it is drawn.
};

struct MixEntry {
  std::string name;
  double upTo = 1;        ///< Cumulative share.
  Index program = kNone;  ///< Call and End.
};

struct WorkloadSpec {
  std::string id;
  Index client = kNone;
  model::Arrivals arrivals;
  std::shared_ptr<const std::vector<Time>> moments;  ///< Of a trace.
  double load = 1;
  bool isJob = false;  ///< The load of a job, which runs in its own pod.
  DurationSampler think;
  /// Who sends a request; none: each user of a closed workload is one, or nobody asks.
  std::optional<KeySampler> clients;
  std::vector<MixEntry> mix;
};

struct ObjectiveSpec {
  std::string id;
  Index workload = kNone;
  Index reader = kNone;  ///< Of "staleness" instead of a workload: who takes the messages.
  std::string target;    ///< "p99", "success", …
  double quantile = 0;   ///< Of a time; 0: the target is success.
  double limit = 0;
  double share = 0.999;  ///< Of the time it must hold.
  double window = 0;     ///< Seconds over which that is counted.
  std::string path;
};

/// A design and a scenario, ready to run: flat tables that point to each other by position. It is not changed
/// by a run, so that replications share it.
struct Network {
  std::vector<std::string> zones;
  double latencySame = 0;  ///< Nanoseconds.
  double latencyCross = 0;
  std::vector<float> jitter;  ///< Equally likely factors on a latency, mean 1; empty: none.
  double bitsPerNanosecond = 0;
  std::vector<float> proxyDelay;  ///< Nanoseconds two proxies add to a call, equally likely; empty: no mesh.
  double proxyCoreSeconds = 0;    ///< CPU one proxy takes for a request.
  double proxyMemory = 0;         ///< Bytes of the proxy in a meshed pod; 0: it has none of its own.
  bool followsConnections = false;  ///< Whether a connection is open makes a difference.
  Time handshakeWork = 0;           ///< Of both proxies of a new connection.

  std::vector<NodePoolSpec> nodePools;  ///< None: nodes are not simulated.
  std::vector<ComponentSpec> components;
  std::vector<OperationSpec> operations;
  std::vector<Instruction> program;
  std::vector<Index> handlers;  ///< Where an error of each instruction leads; shorter than the program.
  std::vector<BranchTarget> branches;
  std::vector<Site> sites;
  std::vector<ConnectionSpec> connections;
  std::vector<CachedSite> cachedSites;
  std::vector<LockSite> lockSites;
  std::vector<CacheSpec> caches;
  std::vector<TopicSpec> topics;
  std::vector<ConsumerSpec> consumers;
  std::vector<WorkloadSpec> workloads;
  std::vector<ObjectiveSpec> objectives;
  std::vector<Command> faults;  ///< With their times, in order.

  std::string scenario;
  std::uint64_t seed = 1;
  int replications = 1;
  Time warmup = 0;
  Time duration = 0;

  /// Nanoseconds so many bytes take at the bandwidth.
  double transferOf(std::int64_t bytes) const {
    return bitsPerNanosecond > 0 ? static_cast<double>(bytes) * 8 / bitsPerNanosecond : 0;
  }

  /// Where an error of the instruction leads; kNone: it ends the operation.
  Index handlerOf(Index pc) const { return pc < handlers.size() ? handlers[pc] : kNone; }

  Index componentNamed(const std::string& id) const;
  Index connectionNamed(const std::string& key) const;
  Index workloadNamed(const std::string& id) const;

  /// What the drawing calls the component with that id, or the ends of the arrow with that key; other text
  /// stays as it is.
  std::string shownName(const std::string& element) const;
  /// The command with the names of the drawing, to be described to people.
  Command shown(Command command) const;
};

}  // namespace windtunnel::simulator
