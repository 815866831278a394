// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/topics.h"
#include "simulator/network/transport.h"

/// Messages on their way to consumers, in their hands, and back.
namespace windtunnel::simulator {
namespace {

// A failed message comes back after this pause, which grows with its attempts (the redelivery of JMS brokers
// and of client libraries for logs).
constexpr Time kRedeliveryPause = 200 * kMillisecond;

}  // namespace

// Each pod of the broker leads its share of the partitions; the next one stands in for one that is not ready.
Index Topics::leaderOf(Index consumer, std::uint16_t partition) const {
  const std::vector<Index>& pods = m_world.components[brokerOf(consumer)].pods;
  for (std::size_t i = 0; i < pods.size(); ++i) {
    const Index pod = pods[(partition + i) % pods.size()];
    if (m_world.pods[pod].state == PodState::Ready) return pod;
  }
  return pods.front();
}

void Topics::deliver(Index consumer, Index pod, const Message& message) {
  const ConsumerSpec& spec = m_world.network.consumers[consumer];
  ConsumerState& state = m_world.consumers[consumer];
  ++state.inWork;
  ++state.busy[m_world.pods[pod].ordinal];
  const FrameId id = m_world.frames.take();
  Frame& frame = m_world.frames[id];
  frame.role = Role::Delivery;
  frame.pod = pod;
  frame.connection = spec.connection;
  frame.operation = spec.operation;
  frame.pc = m_world.network.operations[spec.operation].program;
  frame.argument = consumer;
  frame.client = message.client;
  frame.item = keep(state, {message.published, m_world.now(), message.client,
                            static_cast<std::uint16_t>(message.attempts + 1), message.partition});
  frame.depth = 1;
  noteBegin(spec.connection);
  sendDelivery(m_world, id, leaderOf(consumer, message.partition));
}

std::uint32_t Topics::keep(ConsumerState& state, const Message& message) {
  if (state.freePlaces.empty()) {
    state.freePlaces.push_back(static_cast<std::uint32_t>(state.handedOut.size()));
    state.handedOut.emplace_back();
  }
  const std::uint32_t place = state.freePlaces.back();
  state.freePlaces.pop_back();
  state.handedOut[place] = message;
  return place;
}

// What is handed out shows on the arrow from the broker to the consumer like a call.
void Topics::noteBegin(Index connection) {
  if (connection == kNone) return;
  ConnectionState& arrow = m_world.connections[connection];
  ++arrow.begun;
  ++arrow.tries;
  ++arrow.windowTries;
  arrow.inFlight.add(m_world.now(), 1);
}

void Topics::noteEnd(Index connection, Outcome outcome, Time sent) {
  if (connection == kNone) return;
  ConnectionState& arrow = m_world.connections[connection];
  arrow.inFlight.add(m_world.now(), -1);
  arrow.meter.record(outcome, m_world.now() - sent);
}

// Answers where its message is kept.
std::uint32_t Topics::takeBack(FrameId id, Outcome outcome) {
  const Frame& frame = m_world.frames[id];
  const Index consumer = frame.argument;
  const std::uint32_t place = frame.item;
  ConsumerState& state = m_world.consumers[consumer];
  --state.inWork;
  --state.busy[m_world.pods[frame.pod].ordinal];
  m_world.frames.giveBack(id);
  noteEnd(m_world.network.consumers[consumer].connection, outcome, state.handedOut[place].sent);
  return place;
}

void Topics::handedBack(FrameId id, Outcome outcome) {
  const Index consumer = m_world.frames[id].argument;
  const Index pod = m_world.frames[id].pod;
  const std::uint32_t place = takeBack(id, outcome);
  ConsumerState& state = m_world.consumers[consumer];
  const Message message = state.handedOut[place];
  const Time now = m_world.now();
  const bool isLast = static_cast<int>(message.attempts) > m_world.network.consumers[consumer].retries;
  if (outcome != Outcome::Ok && !isLast) {
    state.lag.add(now, 1);
    m_world.kernel.scheduleAfter(kRedeliveryPause * static_cast<Time>(message.attempts),
                                 {kRedeliver, consumer, place});
  } else {
    state.freePlaces.push_back(place);
    ++(outcome == Outcome::Ok ? state.done : state.deadLetters);
    if (outcome == Outcome::Ok) state.age.record(now - message.published);
  }
  goOn(consumer, pod);
}

// Nobody has worked on it, so it does not count as an attempt.
void Topics::lost(FrameId id) {
  const Index consumer = m_world.frames[id].argument;
  const Index pod = m_world.frames[id].pod;
  const std::uint32_t place = takeBack(id, Outcome::ConnectionLost);
  ConsumerState& state = m_world.consumers[consumer];
  --state.handedOut[place].attempts;
  state.lag.add(m_world.now(), 1);
  redeliver(consumer, place);
  goOn(consumer, pod);
}

// There is room at the pod for another message.
void Topics::goOn(Index consumer, Index pod) {
  const ConsumerSpec& spec = m_world.network.consumers[consumer];
  if (spec.partitions > 0)
    dispatchToReader(consumer, pod);
  else if (spec.poll == 0 || !m_world.consumers[consumer].queues.front().empty())
    dispatch(consumer);
}

void Topics::redeliver(Index consumer, std::uint64_t place) {
  ConsumerState& state = m_world.consumers[consumer];
  const Message message = state.handedOut[place];
  state.queues[message.partition].push(message);
  state.freePlaces.push_back(static_cast<std::uint32_t>(place));
  dispatchFrom(consumer, message.partition);
}

}  // namespace windtunnel::simulator
