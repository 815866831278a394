// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/group_membership.h"

#include <algorithm>

namespace windtunnel::simulator {

template <class Act>
void GroupMembership::forEachGroup(Index component, Act act) {
  for (Index i = 0; i < m_world.consumers.size(); ++i)
    if (m_world.network.consumers[i].component == component && m_world.network.consumers[i].partitions > 0)
      act(i);
}

void GroupMembership::start() {
  for (Index i = 0; i < m_world.consumers.size(); ++i) {
    const ConsumerSpec& spec = m_world.network.consumers[i];
    if (spec.partitions == 0) continue;
    ConsumerState& state = m_world.consumers[i];
    for (const Index pod : m_world.components[spec.component].pods)
      if (m_world.pods[pod].state == PodState::Ready) state.group.join(m_world.pods[pod].ordinal);
    state.group.assign();
  }
}

void GroupMembership::podIsReady(Index id) {
  const Pod& pod = m_world.pods[id];
  forEachGroup(pod.component, [&](Index consumer) { join(consumer, pod); });
  m_topics.dispatchAll(pod.component);
}

void GroupMembership::join(Index consumer, const Pod& pod) {
  ConsumerState& state = m_world.consumers[consumer];
  if (m_world.network.consumers[consumer].isStatic)
    std::erase_if(state.missed, [&](const MissedMember& member) { return member.pod == pod.ordinal; });
  if (state.group.join(pod.ordinal)) return beginRebalance(consumer);
  rebalanceEnds(consumer);  // it may have waited for this member
}

// A static member keeps silent about its end, so that it may come back.
void GroupMembership::podDrains(Index id) {
  const Pod& pod = m_world.pods[id];
  forEachGroup(pod.component, [&](Index consumer) {
    if (m_world.network.consumers[consumer].isStatic)
      miss(consumer, pod.ordinal);
    else if (m_world.consumers[consumer].group.leave(pod.ordinal))
      beginRebalance(consumer);
  });
}

void GroupMembership::podFalls(Index id) {
  const Pod& pod = m_world.pods[id];
  forEachGroup(pod.component, [&](Index consumer) {
    ConsumerState& state = m_world.consumers[consumer];
    if (miss(consumer, pod.ordinal)) ++state.membersLost;
    if (!m_world.network.consumers[consumer].isStatic)
      state.group.leave(pod.ordinal);  // it comes back as another member
  });
}

// Its session begins to run out, unless it is no member or does so already.
bool GroupMembership::miss(Index consumer, std::uint32_t pod) {
  ConsumerState& state = m_world.consumers[consumer];
  const std::vector<std::uint32_t>& members = state.group.members();
  const bool isKnown = std::any_of(state.missed.begin(), state.missed.end(),
                                   [&](const MissedMember& one) { return one.pod == pod; });
  const bool isStatic = m_world.network.consumers[consumer].isStatic;
  if (!std::binary_search(members.begin(), members.end(), pod) || (isKnown && isStatic)) return false;
  state.missed.push_back({pod, ++state.sessions});
  m_world.kernel.scheduleAfter(m_world.network.consumers[consumer].sessionTimeout,
                               {kSessionEnds, consumer, state.sessions});
  return true;
}

void GroupMembership::sessionEnds(Index consumer, std::uint64_t session) {
  ConsumerState& state = m_world.consumers[consumer];
  const auto member = std::find_if(state.missed.begin(), state.missed.end(),
                                   [&](const MissedMember& one) { return one.session == session; });
  if (member == state.missed.end()) return;
  if (m_world.network.consumers[consumer].isStatic) state.group.leave(member->pod);
  state.missed.erase(member);
  if (state.isRebalancing())
    rebalanceEnds(consumer);
  else
    beginRebalance(consumer);
}

// Who joins while a rebalance is under way takes part in it.
void GroupMembership::beginRebalance(Index consumer) {
  ConsumerState& state = m_world.consumers[consumer];
  if (state.isRebalancing()) return;
  ++state.rebalances;
  state.rebalancing.set(m_world.now(), 1);
  state.rebalanceDue = m_world.now() + m_world.network.consumers[consumer].rebalance;
  m_world.kernel.scheduleAt(state.rebalanceDue, {kRebalanceEnds, consumer, 0});
}

void GroupMembership::rebalanceEnds(Index consumer) {
  ConsumerState& state = m_world.consumers[consumer];
  if (!state.isRebalancing() || m_world.now() < state.rebalanceDue || !state.missed.empty()) return;
  state.rebalancing.set(m_world.now(), 0);
  state.group.assign();
  m_topics.dispatch(consumer);
}

}  // namespace windtunnel::simulator
