// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/lifecycle.h"

#include <algorithm>

#include "simulator/network/transport.h"
#include "simulator/platform/pod_cpu.h"
#include "simulator/platform/pod_memory.h"

namespace windtunnel::simulator {
namespace {

/// Until clients have heard of a changed EndpointSlice.
constexpr Time kEndpointPropagation = kSecond;

/// Until the node controller misses a node: its lease is too old after 50 s (node-monitor-grace-period), was
/// renewed every 10 s, and is looked at every 5 s.
constexpr Time kNodeGrace = 47'500 * kMillisecond;

/// How long pods tolerate a node that is missed (tolerationSeconds of node.kubernetes.io/unreachable).
constexpr Time kToleration = 300 * kSecond;

}  // namespace

void Lifecycle::start() {
  m_nodes.start();
  for (Index component = 0; component < m_world.components.size(); ++component) {
    const ComponentSpec& spec = m_world.network.components[component];
    ComponentState& state = m_world.components[component];
    state.desired = spec.replicas;
    for (int i = 0; i < spec.replicas; ++i) {
      placeAtStart(m_world.addPod(component));
    }
    state.primary = state.endpoints.empty() ? kNone : state.endpoints.front();
  }
}

void Lifecycle::schedule(Time delay, EventKind kind, Index pod) {
  m_world.kernel.scheduleAfter(delay, {kind, pod, m_world.pods[pod].life});
}

void Lifecycle::setState(Index id, PodState state) {
  Pod& pod = m_world.pods[id];
  const int change = (state == PodState::Ready ? 1 : 0) - (pod.state == PodState::Ready ? 1 : 0);
  if (change != 0) m_world.components[pod.component].readyPods.add(m_world.now(), change);
  if (change > 0) pod.ready.enter(m_world.now());
  if (change < 0) pod.ready.leave(m_world.now());
  const double hog = m_world.components[pod.component].hog;
  if (hog > 0 && (change > 0 || state == PodState::Down)) takeCpu(m_world, id, change > 0 ? hog : 0);
  pod.state = state;
}

// A pod that is killed gets a successor, whose crashes are counted anew.
void Lifecycle::kill(Index id, bool isSilent) {
  m_world.pods[id].crashes = 0;
  fall(id, isSilent, 0);
}

void Lifecycle::lose(Index id, Time evictedLater) {
  Pod& pod = m_world.pods[id];
  pod.isHeldDown = true;
  kill(id, true);
  if (m_world.network.components[pod.component].isReplaced)
    schedule(kNodeGrace + kToleration + evictedLater, kPodEnds, id);
}

void Lifecycle::crash(Index id, Crash cause) {
  Pod& pod = m_world.pods[id];
  if (pod.state == PodState::Down) return;
  const bool hasRun = pod.state != PodState::Starting;
  if (hasRun && m_world.now() - pod.startedAt > kSoundRun) pod.crashes = 0;
  ++pod.crashes;
  if (cause == Crash::OutOfMemory) ++m_world.components[pod.component].outOfMemory;
  fall(id, false, restartPause(pod.crashes));
}

void Lifecycle::fall(Index id, bool isSilent, Time pause) {
  Pod& pod = m_world.pods[id];
  if (pod.state == PodState::Down) return;
  const bool wasUp = pod.state != PodState::Starting;
  setState(id, PodState::Down);
  pod.isSilent = isSilent;
  if (isSilent) pod.silentSince = m_world.now();
  if (wasUp) loseShareOfCache(pod);
  m_groups.podFalls(id);
  dropEverything(id);
  ++pod.life;
  schedule(isSilent ? kNodeGrace : kEndpointPropagation, kEndpointVanishes, id);
  if (wasUp && m_world.components[pod.component].primary == id) primaryFalls(pod.component);
  if (pod.isRetired) return leaveNode(id);
  if (!pod.isHeldDown) beginStart(id, pause);
}

// The pods of a cache hold equal shares of its keys.
void Lifecycle::loseShareOfCache(const Pod& pod) {
  const int desired = m_world.components[pod.component].desired;
  const auto pods = std::max(pod.ordinal + 1, static_cast<std::uint32_t>(std::max(desired, 0)));
  for (std::size_t i = 0; i < m_world.caches.size(); ++i)
    if (m_world.network.caches[i].component == pod.component)
      m_world.caches[i].store.forgetPart(pod.ordinal, pods);
}

// Requests in the pod lose their connection, deliveries go back to their topic, and what the pod called goes
// on as orphans.
void Lifecycle::dropEverything(Index id) {
  Pod& pod = m_world.pods[id];
  std::vector<FrameId> ended;
  for (FrameId frame = pod.served.head; frame != kNoFrame; frame = m_world.frames[frame].next)
    ended.push_back(frame);
  for (FrameId frame = pod.waiting.head; frame != kNoFrame; frame = m_world.frames[frame].next)
    ended.push_back(frame);
  clearWork(m_world, id);
  std::vector<FrameRef> requests;
  for (const FrameId frame : ended) {
    if (m_world.frames[frame].state != FrameState::Computing &&
        m_world.frames[frame].state != FrameState::Joining)
      m_calls.stopActivity(frame);
    if (m_world.frames[frame].role != Role::Branch) requests.push_back(m_world.frames.ref(frame));
  }
  for (const FrameId frame : ended)
    if (m_world.frames[frame].role == Role::Branch) {
      pod.served.remove(m_world.frames, frame);
      m_world.frames.giveBack(frame);
    }
  for (auto last = requests.rbegin(); last != requests.rend(); ++last) {  // newest first: nobody moves up
    m_world.traces.isStruck(m_world.frames[last->id], kPodDied);
    m_admission.finish(last->id, Outcome::ConnectionLost);
  }
  forgetLinks(pod);
}

void Lifecycle::forgetLinks(Pod& pod) {
  const ComponentSpec& spec = m_world.network.components[pod.component];
  for (std::size_t i = 0; i < spec.outgoing.size(); ++i) {
    Link& link = m_world.links[pod.firstLink + i];
    link.circuits.clear();
    link.open.clear();
    link.connected = kNone;
    link.ejected = 0;
  }
}

void Lifecycle::beginStart(Index id, Time pause) {
  Pod& pod = m_world.pods[id];
  const ComponentSpec& spec = m_world.network.components[pod.component];
  ComponentState& state = m_world.components[pod.component];
  if (!findPlace(id)) return waitForNode(id);
  pod.isPending = false;
  setState(id, PodState::Starting);
  pod.isSilent = pod.isOutOfMemory = false;
  pod.createdAt = m_world.now();
  ++state.podStarts;
  schedule(later(pause, spec.startup.sample(state.startup)), kPodIsReady, id);
}

void Lifecycle::podIsReady(Index id) {
  const Crash ofAll = m_world.components[m_world.pods[id].component].doom;
  const Crash doom = m_world.pods[id].doom != Crash::None ? m_world.pods[id].doom : ofAll;
  if (doom != Crash::None) return crash(id, doom);
  setState(id, PodState::Ready);
  m_world.pods[id].startedAt = m_world.now();
  schedule(kEndpointPropagation, kEndpointAppears, id);
  m_groups.podIsReady(id);
}

void Lifecycle::endpointAppears(Index id) {
  ComponentState& state = m_world.components[m_world.pods[id].component];
  if (std::find(state.endpoints.begin(), state.endpoints.end(), id) == state.endpoints.end())
    state.endpoints.push_back(id);
  if (state.primary == kNone) promote(state, id);
}

void Lifecycle::endpointVanishes(Index id) {
  const Pod& pod = m_world.pods[id];
  if (pod.state == PodState::Ready) return;  // it came back sooner than that
  std::erase(m_world.components[pod.component].endpoints, id);
  if (pod.state == PodState::Draining && pod.inService.count() == 0) kill(id);
}

void Lifecycle::drain(Index id) {
  Pod& pod = m_world.pods[id];
  if (pod.state != PodState::Ready) {
    if (!pod.isRetired) return;
    pod.isPending ? leaveNode(id) : kill(id);
    return;
  }
  setState(id, PodState::Draining);
  m_groups.podDrains(id);
  schedule(kEndpointPropagation, kEndpointVanishes, id);
  schedule(std::max(kEndpointPropagation, m_world.network.components[pod.component].drain), kPodEnds, id);
}

// Its drain time is over, or it has become idle; then it still waits until the callers know. Or it has stood
// on a node that was missed for long enough.
void Lifecycle::podEnds(Index id) {
  const Pod& pod = m_world.pods[id];
  if (pod.state == PodState::Down && pod.isHeldDown) return evict(id);
  const std::vector<Index>& known = m_world.components[pod.component].endpoints;
  if (pod.state != PodState::Draining || std::find(known.begin(), known.end(), id) != known.end()) return;
  kill(id);
}

void Lifecycle::release(Index id) {
  Pod& pod = m_world.pods[id];
  pod.isHeldDown = false;
  if (pod.state != PodState::Down) return;
  pod.isRetired ? leaveNode(id) : beginStart(id);
}

void Lifecycle::create(Index component, const Version& version, std::uint32_t number) {
  const Index id = m_world.addPod(component);
  m_world.pods[id].version = version;
  m_world.pods[id].versionNumber = number;
  beginStart(id);
}

void Lifecycle::retire(Index id) {
  m_world.pods[id].isRetired = true;
  drain(id);
}

void Lifecycle::scale(Index component, int replicas) {
  ComponentState& state = m_world.components[component];
  state.desired = replicas;
  if (state.isRollingOut) return;
  int running = 0;
  for (const Index pod : state.pods) running += m_world.pods[pod].isRetired ? 0 : 1;
  for (auto pod = state.pods.rbegin(); running > replicas && pod != state.pods.rend(); ++pod)
    if (!m_world.pods[*pod].isRetired) {
      retire(*pod);
      --running;
    }
  for (const Index pod : std::vector<Index>(state.pods))
    if (running < replicas && m_world.pods[pod].isRetired) {
      m_world.pods[pod].isRetired = false;
      m_world.pods[pod].version = state.version;
      m_world.pods[pod].versionNumber = state.versionNumber;
      if (m_world.pods[pod].state == PodState::Down && !m_world.pods[pod].isHeldDown) beginStart(pod);
      ++running;
    }
  for (; running < replicas; ++running) beginStart(m_world.addPod(component));
}

}  // namespace windtunnel::simulator
