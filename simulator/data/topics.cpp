// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/topics.h"

#include <algorithm>

#include "simulator/random/hash_key.h"

namespace windtunnel::simulator {

// Keys keep to their partition; without one it is any of them (the sticky partitioner of Kafka, whose batches
// here are one message).
std::uint16_t Topics::partitionOf(Index topic) {
  const TopicSpec& spec = m_world.network.topics[topic];
  if (spec.partitions == 0) return 0;
  TopicState& state = m_world.topics[topic];
  if (!spec.keys) return static_cast<std::uint16_t>(state.keys.below(spec.partitions));
  return static_cast<std::uint16_t>(hashKey(spec.keys->sample(state.keys)) % spec.partitions);
}

void Topics::publish(Index topic, std::uint32_t client) {
  const Time now = m_world.now();
  const std::uint16_t partition = partitionOf(topic);
  for (const Index consumer : m_world.network.topics[topic].consumers) {
    ConsumerState& state = m_world.consumers[consumer];
    ++state.published;
    const ConsumerSpec& spec = m_world.network.consumers[consumer];
    const std::uint16_t place = spec.partitions > 0 ? partition : std::uint16_t{0};
    state.queues[place].push({now, 0, client, 0, place});
    state.lag.add(now, 1);
    const Time poll = spec.poll;
    if (poll == 0)
      dispatchFrom(consumer, place);
    else if (state.queues[place].size() == 1)
      m_world.kernel.scheduleAfter(poll, {kDispatch, consumer, 0});
  }
}

Index Topics::brokerOf(Index consumer) const {
  return m_world.network.topics[m_world.network.consumers[consumer].topic].broker;
}

// What a broker keeps outlives its pods, but without one that is ready nobody hands it out.
bool Topics::hasBroker(Index consumer) const {
  return m_world.components[brokerOf(consumer)].readyPods.level() > 0;
}

void Topics::dispatch(Index consumer) {
  ConsumerState& state = m_world.consumers[consumer];
  const ConsumerSpec& spec = m_world.network.consumers[consumer];
  if (spec.partitions > 0) {
    for (const std::uint32_t member : state.group.members())
      dispatchToReader(consumer, m_world.components[spec.component].pods[member]);
    return;
  }
  Ring<Message>& queue = state.queues.front();
  dropExpired(consumer, queue);
  if (!hasBroker(consumer)) return;
  while (!queue.empty() && state.inWork < spec.limit) {
    const Index pod = podWithRoom(consumer);
    if (pod == kNone) return;
    state.lag.add(m_world.now(), -1);
    deliver(consumer, pod, queue.pop());
  }
}

// A message has come into this queue.
void Topics::dispatchFrom(Index consumer, std::uint16_t place) {
  const ConsumerSpec& spec = m_world.network.consumers[consumer];
  if (spec.partitions == 0) return dispatch(consumer);
  dropExpired(consumer, m_world.consumers[consumer].queues[place]);
  const std::uint32_t reader = m_world.consumers[consumer].group.ownerOf(place);
  if (reader != kNone) dispatchToReader(consumer, m_world.components[spec.component].pods[reader]);
}

void Topics::dispatchToReader(Index consumer, Index podId) {
  ConsumerState& state = m_world.consumers[consumer];
  const Pod& pod = m_world.pods[podId];
  ConsumerGroup::Share* share = state.group.shareOf(pod.ordinal);
  if (share == nullptr || state.isRebalancing() || pod.state != PodState::Ready || !hasBroker(consumer))
    return;
  if (pod.ordinal >= state.busy.size()) state.busy.resize(pod.ordinal + 1);
  while (state.busy[pod.ordinal] < m_world.network.consumers[consumer].perPod) {
    Ring<Message>* queue = nextFilled(consumer, *share);
    if (queue == nullptr) return;
    state.lag.add(m_world.now(), -1);
    deliver(consumer, podId, queue->pop());
  }
}

// The partitions of a reader take turns.
Ring<Message>* Topics::nextFilled(Index consumer, ConsumerGroup::Share& share) {
  for (std::uint32_t i = share.begin; i < share.end; ++i) {
    Ring<Message>& queue = m_world.consumers[consumer].queues[share.next];
    share.next = share.next + 1 < share.end ? share.next + 1 : share.begin;
    dropExpired(consumer, queue);
    if (!queue.empty()) return &queue;
  }
  return nullptr;
}

// The oldest message is looked at; one that came back after a failure may stand behind newer ones.
void Topics::dropExpired(Index consumer, Ring<Message>& queue) {
  const Time retention = m_world.network.topics[m_world.network.consumers[consumer].topic].retention;
  if (retention <= 0) return;
  ConsumerState& state = m_world.consumers[consumer];
  while (!queue.empty() && later(queue.front().published, retention) <= m_world.now()) {
    queue.pop();
    state.lag.add(m_world.now(), -1);
    ++state.expired;
  }
}

Index Topics::podWithRoom(Index consumer) {
  const ConsumerSpec& spec = m_world.network.consumers[consumer];
  ConsumerState& state = m_world.consumers[consumer];
  const std::vector<Index>& pods = m_world.components[spec.component].pods;
  state.busy.resize(std::max(state.busy.size(), pods.size()));
  for (std::size_t i = 0; i < pods.size(); ++i) {
    const std::size_t ordinal = (state.cursor + i) % pods.size();
    if (m_world.pods[pods[ordinal]].state != PodState::Ready || state.busy[ordinal] >= spec.perPod) continue;
    state.cursor = static_cast<std::uint32_t>(ordinal + 1);
    return pods[ordinal];
  }
  return kNone;
}

void Topics::dispatchAll(Index component) {
  for (Index i = 0; i < m_world.network.consumers.size(); ++i)
    if (m_world.network.consumers[i].component == component || brokerOf(i) == component) dispatch(i);
}

}  // namespace windtunnel::simulator
