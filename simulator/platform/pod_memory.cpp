// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/pod_memory.h"

#include <algorithm>

namespace windtunnel::simulator {
namespace {

constexpr double kAtRest = 0.5;  // of the request
constexpr Time kFirstPause = 10 * kSecond;
constexpr Time kLongestPause = 300 * kSecond;

}  // namespace

double memoryUsed(const ComponentSpec& spec, const Pod& pod) {
  return kAtRest * spec.memoryRequest +
         spec.memoryPerRequest * static_cast<double>(pod.inService.count() + pod.waiting.size);
}

// The pod cannot be taken away while a request is just being let in, so that happens as an event.
void checkMemory(World& world, Index id) {
  Pod& pod = world.pods[id];
  const ComponentSpec& spec = world.network.components[pod.component];
  if (spec.memoryPerRequest <= 0 || pod.isOutOfMemory || memoryUsed(spec, pod) <= spec.memoryLimit) return;
  pod.isOutOfMemory = true;
  world.kernel.scheduleAfter(0, {kPodRunsOutOfMemory, id, pod.life}, kFirstPriority);
}

Time restartPause(std::uint32_t crashesInARow) {
  if (crashesInARow <= 1) return 0;
  return std::min(kLongestPause, kFirstPause << std::min(crashesInARow - 2, 10U));
}

}  // namespace windtunnel::simulator
