// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/topics.h"

#include <algorithm>

namespace windtunnel::simulator {
namespace {

// A failed message comes back after this pause, which grows with its attempts (the redelivery of JMS brokers
// and of client libraries for logs).
constexpr Time kRedeliveryPause = 200 * kMillisecond;

constexpr unsigned kTimeBits = 56;  // of the payload; the attempts stand above them

}  // namespace

void Topics::publish(Index topic) {
  const Time now = m_world.now();
  for (const Index consumer : m_world.network.topics[topic].consumers) {
    ConsumerState& state = m_world.consumers[consumer];
    ++state.published;
    state.messages.push({now, 0});
    state.lag.add(now, 1);
    const Time poll = m_world.network.consumers[consumer].poll;
    if (poll == 0)
      dispatch(consumer);
    else if (state.messages.size() == 1)
      m_world.kernel.scheduleAfter(poll, {kDispatch, consumer, 0});
  }
}

void Topics::dispatch(Index consumer) {
  ConsumerState& state = m_world.consumers[consumer];
  while (!state.messages.empty() && state.inWork < m_world.network.consumers[consumer].limit) {
    const Index pod = podWithRoom(consumer);
    if (pod == kNone) return;
    state.lag.add(m_world.now(), -1);
    deliver(consumer, pod, state.messages.pop());
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

void Topics::deliver(Index consumer, Index pod, const Message& message) {
  const ConsumerSpec& spec = m_world.network.consumers[consumer];
  ConsumerState& state = m_world.consumers[consumer];
  ++state.inWork;
  ++state.busy[m_world.pods[pod].ordinal];
  const FrameId id = m_world.frames.take();
  Frame& frame = m_world.frames[id];
  frame.role = Role::Delivery;
  frame.pod = pod;
  frame.operation = spec.operation;
  frame.pc = m_world.network.operations[spec.operation].program;
  frame.argument = consumer;
  frame.item = message.attempts + 1;
  frame.callStarted = message.published;
  frame.depth = 1;
  double nanoseconds = m_world.network.latencyCross;
  if (m_world.network.bitsPerNanosecond > 0)
    nanoseconds += m_world.network.topics[spec.topic].messageBits / m_world.network.bitsPerNanosecond;
  const auto delay = static_cast<Time>(nanoseconds + 0.5);
  if (delay > 0)
    m_world.kernel.scheduleAfter(delay, {kRequestArrives, id, frame.generation});
  else
    m_world.makeReady(id);
}

void Topics::handedBack(FrameId id, Outcome outcome) {
  const Frame& frame = m_world.frames[id];
  const Index consumer = frame.argument;
  const ConsumerSpec& spec = m_world.network.consumers[consumer];
  ConsumerState& state = m_world.consumers[consumer];
  const Time now = m_world.now();
  const Message message{frame.callStarted, frame.item};
  --state.inWork;
  --state.busy[m_world.pods[frame.pod].ordinal];
  m_world.frames.giveBack(id);
  if (outcome == Outcome::Ok) {
    ++state.done;
    state.age.record(now - message.published);
  } else if (static_cast<int>(message.attempts) > spec.retries) {
    ++state.deadLetters;
  } else {
    state.lag.add(now, 1);
    const std::uint64_t packed =
        std::uint64_t{message.attempts} << kTimeBits | static_cast<std::uint64_t>(message.published);
    m_world.kernel.scheduleAfter(kRedeliveryPause * static_cast<Time>(message.attempts),
                                 {kRedeliver, consumer, packed});
  }
  if (spec.poll == 0 || !state.messages.empty()) dispatch(consumer);
}

void Topics::redeliver(Index consumer, std::uint64_t packed) {
  const auto published = static_cast<Time>(packed & ((std::uint64_t{1} << kTimeBits) - 1));
  m_world.consumers[consumer].messages.push({published, static_cast<std::uint32_t>(packed >> kTimeBits)});
  dispatch(consumer);
}

void Topics::dispatchAll(Index component) {
  for (Index i = 0; i < m_world.network.consumers.size(); ++i)
    if (m_world.network.consumers[i].component == component) dispatch(i);
}

}  // namespace windtunnel::simulator
