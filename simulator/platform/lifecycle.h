// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/data/group_membership.h"
#include "simulator/network/calls.h"
#include "simulator/platform/admission.h"
#include "simulator/platform/nodes.h"

namespace windtunnel::simulator {

/// How pods come and go: start-up, readiness, death, draining, and when callers learn of it.
class Lifecycle {
 public:
  Lifecycle(World& world, Admission& admission, Calls& calls, GroupMembership& groups)
      : m_world(world), m_admission(admission), m_calls(calls), m_groups(groups), m_nodes(world) {}

  /// Brings up every pod of the design, ready at time zero.
  void start();

  /// A pod dies at once; what it was doing is lost. It starts again, unless an outage holds it down.
  /// `isSilent`: nobody is told.
  void kill(Index pod, bool isSilent = false);

  /// The node of a pod stops answering, so nobody is told that the pod is gone. Once the node is missed,
  /// callers leave the pod out; `evictedLater` than usual it gets a successor, if it is of a kind that does.
  void lose(Index pod, Time evictedLater);

  /// Nothing is placed on a node that does not answer, until it does again.
  void nodeFallsSilent(Index node) { m_nodes.fallSilent(node); }

  /// A pod is told to end: it gets no new requests once the callers know, and ends when it is idle or its
  /// drain time is over.
  void drain(Index pod);

  /// An outage is over: the pod may start again.
  void release(Index pod);

  /// A pod of this version more; and one that is told to end and does not come back.
  void create(Index component, const Version& version, std::uint32_t number);
  void retire(Index pod);

  /// The wanted number of replicas has changed.
  void scale(Index component, int replicas);

  /// The cluster autoscaler looks for pending pods; a node it ordered has come.
  void lookAtNodes();
  void nodeIsReady(Index node);

  /// Pods that found no place look again.
  void startPending();

  void podIsReady(Index pod);
  void podEnds(Index pod);

  /// The container of a pod ends by itself, or is killed because the pod has used more memory than its limit;
  /// it starts again in its place after the pause of a crash loop.
  void crash(Index pod, Crash cause);
  void endpointAppears(Index pod);
  void endpointVanishes(Index pod);
  /// The failover time since that fall of the primary, counted from 1, is over.
  void primaryChanges(Index component, std::uint64_t fall);

 private:
  void beginStart(Index pod, Time pause = 0);
  void fall(Index pod, bool isSilent, Time pause);
  void primaryFalls(Index component);
  void loseShareOfCache(const Pod& pod);
  void placeAtStart(Index pod);
  void waitForNode(Index pod);
  void leaveNode(Index pod);
  void evict(Index pod);
  bool findPlace(Index pod);
  std::vector<Index> pendingPods() const;
  void setState(Index pod, PodState state);
  void dropEverything(Index pod);
  void forgetLinks(Pod& pod);
  void promote(ComponentState& state, Index id);
  void schedule(Time delay, EventKind kind, Index pod);

  World& m_world;
  Admission& m_admission;
  Calls& m_calls;
  GroupMembership& m_groups;
  Nodes m_nodes;
};

}  // namespace windtunnel::simulator
