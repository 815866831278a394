// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/pod_cpu.h"

#include "simulator/platform/node_cpu.h"

namespace windtunnel::simulator {
namespace {

// One event is pending for a busy CPU. When the next end moves to later, which every arrival does, the event
// stays where it is and finds out; only an earlier end needs another event.
void schedule(World& world, Index id) {
  Pod& pod = world.pods[id];
  const Time due = pod.cpu.nextChange(world.now());
  if (due >= pod.cpuDue) return;
  if (pod.cpuEvent) world.kernel.cancel(pod.cpuEvent);
  pod.cpuDue = due;
  pod.cpuEvent = world.kernel.scheduleAt(due, {kCpuSettles, id, 0});
}

// What a pod wants of its node may have changed as well.
void useChanges(World& world, Index id) {
  if (world.pods[id].node != kNone) shareNodeCpu(world, id);
  schedule(world, id);
}

}  // namespace

void startWork(World& world, FrameId id, Time work) {
  Frame& frame = world.frames[id];
  frame.state = FrameState::Computing;
  CpuSharing& cpu = world.pods[frame.pod].cpu;
  cpu.add(world.now(), work, id);
  if (frame.span.isSet()) world.traces.workBegins(frame, work, cpu.throttled(world.now()), world.now());
  useChanges(world, frame.pod);
}

void stopWork(World& world, FrameId id) {
  const Index pod = world.frames[id].pod;
  world.pods[pod].cpu.remove(world.now(), id);
  useChanges(world, pod);
}

void clearWork(World& world, Index pod) {
  world.pods[pod].cpu.clear(world.now());
  useChanges(world, pod);
}

void confineCpu(World& world, Index pod, double share) {
  world.pods[pod].cpu.confine(world.now(), share);
  schedule(world, pod);
}

void takeCpu(World& world, Index pod, double share) {
  world.pods[pod].cpu.takeShare(world.now(), share);
  useChanges(world, pod);
}

void settleCpu(World& world, Index id) {
  Pod& pod = world.pods[id];
  pod.cpuEvent = EventHandle();
  pod.cpuDue = kEndOfTime;
  pod.cpu.settle(world.now(), [&world](FrameId done) { world.makeReady(done); });
  useChanges(world, id);
}

}  // namespace windtunnel::simulator
