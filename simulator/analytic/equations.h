// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "simulator/analytic/placement.h"
#include "simulator/analytic/popularity.h"
#include "simulator/analytic/queueing_formulas.h"
#include "simulator/analytic/time_moments.h"
#include "simulator/compile/network.h"

/// The unknowns of the estimate and what ties them together: rates run from the callers to what they call,
/// times from what is called to its callers, and both meet at the stations.
namespace windtunnel::simulator::analytic {

/// How requests come through a piece of work: those that go on, those that fail, and as what.
struct Passage {
  TimeMixture passed;
  TimeMixture failed;
  std::array<double, kOutcomes> failures{};  ///< Shares by outcome; that of Ok is unused.

  void fail(Outcome outcome, const TimeMixture& mixture);
  /// A share of what happens in another piece, after some time.
  void add(const Passage& other, double share, const TimeMoments& before);
  TimeMixture ended() const;  ///< All, well or not.
};

/// What one instruction is asked for each time its program runs.
struct Visit {
  double times = 0;      ///< That it is reached.
  double tries = 0;      ///< Of a call, each time.
  double tryTime = 0;    ///< Seconds a try of a call takes on average.
  double succeeded = 0;  ///< Share of the calls.
  TimeMixture time;      ///< Of a call, from its beginning to its end.
};

/// An operation, or the entry of a workload.
struct Program {
  Index begin = kNone;
  Index end = kNone;
  Index component = kNone;
  Index operation = kNone;   ///< None for an entry.
  double external = 0;       ///< Runs per second that no other program asks for.
  double externalFound = 0;  ///< Of them, what a request finds: a closed workload leaves the request out.
  double rate = 0;           ///< Runs asked for, per second.
  double found = 0;          ///< Of them, what a request finds.
  double carried = 0;        ///< Asked for by programs that come later in the order: calls in a circle.
  double carriedFound = 0;
  Passage service;  ///< From getting a slot to the end.
};

/// What a request meets at the pods of a component, depending on which of them may run it.
struct Congestion {
  double refused = 0;
  TimeMoments wait;        ///< For a slot.
  TimeMoments writeWait;   ///< For the volume.
  TimeMoments standstill;  ///< Of each piece of work, until the CPU quota of the next period.
  double ownStretch = 1;   ///< Of work, because the cores of the pod are shared.
  double stretch = 1;      ///< Of work, those of its node included.
  double spreadDecay = 0;  ///< Per second of work: how soon the luck of its neighbours evens out.
};

/// Pods that get the same requests. A database may have two groups: its primary and the others.
struct PodGroup {
  double pods = 1;
  double rate = 0;        ///< Requests of one pod, per second.
  double foundShare = 1;  ///< Of the load, what an arriving request finds.
  double load = 0;        ///< Cores that the work of one pod would keep busy.
  double jobs = 0;        ///< Pieces of work per second of one pod.
  double jobSquares = 0;  ///< Sum of the squared lengths of those, per second.
  double held = 0;        ///< Seconds a request keeps its slot.
  double heldVariance = 0;
  double writes = 0;       ///< To the volume of one pod, per second.
  double nodeStretch = 1;  ///< Of work, because the cores of the nodes are shared; the mean of the pods.
  Congestion congestion;
};

struct Station {
  std::vector<Index> programs;
  std::vector<Index> incoming;  ///< Connections.
  std::vector<PodGroup> groups;
  double arrivals = 0;   ///< At the door, per second.
  double admitted = 1;   ///< Share that the rate limit at the door lets pass.
  double variation = 1;  ///< Irregularity of the arrivals at one pod.
  double waitGain = 1;   ///< What balancing by load saves of the waiting.
  Congestion anyPod;     ///< For what all pods may run.
  Congestion primary;    ///< For what only the first may run.
  TimeMoments handOut;   ///< Waiting in the topics instead of at the pods.
};

/// A node whose pods can want more cores than it has.
struct NodeStation {
  struct Pod {
    Index component = kNone;
    bool isFirst = false;  ///< Of its component: the primary, if there is one.
    double weight = 1;     ///< Of its part of the cores.
  };
  Index pool = kNone;
  double cores = 0;
  std::vector<Pod> pods;
};

struct Arrow {
  TimeMoments travel;    ///< Both ways, without the size of the messages.
  TimeMoments delivery;  ///< One way, likewise.
  double calls = 0;      ///< Per second.
  double tries = 0;
  double foundShare = 1;
  double tryTime = 0;   ///< Seconds on average.
  double passed = 1;    ///< Share the rate limit lets through.
  double overflow = 0;  ///< Share the bulkhead turns away.
  Waiting pool;
  TimeMixture time;      ///< Of its calls, weighted by their rate.
  double succeeded = 0;  ///< Calls per second.
};

struct CachedRead {
  std::vector<KeyGroup> groups;
  double rate = 0;
  double hits = 0;  ///< Share of the reads.
};

struct Equations {
  Equations(const Network& compiled, const Placement& placement);

  const Network& network;
  std::vector<TimeMoments> drawn;           ///< By instruction: the time of a piece of work or a wait.
  std::vector<Visit> visits;                ///< By instruction.
  std::vector<Program> programs;            ///< Operations first, in their order, then entries.
  std::vector<Index> calleesFirst;          ///< Order of the programs that run at all.
  std::vector<std::uint32_t> place;         ///< Of a program in that order.
  std::vector<Station> stations;            ///< By component.
  std::vector<NodeStation> nodes;           ///< Those that can be full.
  std::vector<Arrow> arrows;                ///< By connection.
  std::vector<double> published;            ///< Messages per second, by topic.
  std::vector<CachedRead> reads;            ///< By cached site.
  std::vector<double> characteristicTimes;  ///< By cache; 0 before the first round.
  std::vector<std::vector<Index>> entries;  ///< By workload: its programs, in the order of its mix.

  const Congestion& congestionOf(const Program& program) const;
  /// Share of its runs asked for that get past the rate limit and the queue.
  double begun(const Program& program) const;
  /// Operations a program causes to run: what it calls, and what consumes the messages it publishes.
  template <class Visitor>
  void eachCaused(const Program& program, Visitor&& visitor) const;
};

// One round of the fixed point, in this order.
void followTimes(Equations& equations);
void followRates(Equations& equations);
void updateStations(Equations& equations);
void updateArrows(Equations& equations);
void updateCaches(Equations& equations);

/// What each pod is asked for; the first half of updating the stations.
void readDemands(Equations& equations);

/// How much longer work takes because the nodes are full, given what each pod is asked for.
void shareNodes(Equations& equations);

/// What the pods of each node ask for, as a share of its cores.
std::vector<double> nodeDemands(const Equations& equations);

/// Components with pods that ask for more than the others leave them on their node.
std::vector<Index> starvedComponents(const Equations& equations);

/// The whole way of one call over its arrow: limits, pool, tries with their timeouts and retries.
struct CallResult {
  Passage passage;
  double tries = 0;
  double tryTime = 0;
};
CallResult callOver(const Equations& equations, const Instruction& call);

}  // namespace windtunnel::simulator::analytic
