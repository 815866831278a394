// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "simulator/platform/lifecycle.h"

/// Who takes the writes of a component, and who takes over.
namespace windtunnel::simulator {

void Lifecycle::primaryFalls(Index component) {
  ComponentState& state = m_world.components[component];
  state.atRisk = state.replication.underWay(m_world.now());
  state.fallen = state.primary;
  m_world.kernel.scheduleAfter(m_world.network.components[component].failover,
                               {kPrimaryChanges, component, ++state.primaryFalls});
}

// What only the fallen primary had is lost when another pod takes its place.
void Lifecycle::promote(ComponentState& state, Index id) {
  state.primary = id;
  const std::uint64_t atRisk = std::exchange(state.atRisk, 0);
  if (id != state.fallen) state.lostWrites += atRisk;
}

void Lifecycle::primaryChanges(Index component, std::uint64_t fall) {
  ComponentState& state = m_world.components[component];
  if (state.primary == kNone || state.primaryFalls != fall ||
      m_world.pods[state.primary].state == PodState::Ready)
    return;
  const auto ready = std::find_if(state.pods.begin(), state.pods.end(),
                                  [this](Index pod) { return m_world.pods[pod].state == PodState::Ready; });
  if (ready == state.pods.end())
    state.primary = kNone;
  else
    promote(state, *ready);
}

}  // namespace windtunnel::simulator
