// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/autoscaler.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::simulator {
namespace {

constexpr Time kSyncPeriod = 15 * kSecond;
constexpr double kTolerance = 0.1;
constexpr double kRounding = 1e-9;

}  // namespace

int wantedReplicas(int current, double ratio) {
  if (std::abs(ratio - 1) <= kTolerance + kRounding) return current;
  return static_cast<int>(std::ceil(current * ratio - kRounding));
}

int scaleUpLimit(int current) {
  return std::max(2 * current, current + 4);
}

Autoscaler::Autoscaler(World& world, Lifecycle& lifecycle)
    : m_world(world), m_lifecycle(lifecycle), m_states(world.components.size()) {}

void Autoscaler::start() {
  const auto& all = m_world.network.components;
  if (std::any_of(all.begin(), all.end(), [](const ComponentSpec& spec) { return spec.autoscale.isOn; }))
    m_world.kernel.scheduleAfter(kSyncPeriod, {kAutoscalerSyncs, 0, 0});
}

void Autoscaler::sync() {
  for (Index i = 0; i < m_states.size(); ++i)
    if (m_world.network.components[i].autoscale.isOn) syncOne(i);
  m_world.kernel.scheduleAfter(kSyncPeriod, {kAutoscalerSyncs, 0, 0});
}

Autoscaler::Measured Autoscaler::measure(Index component) {
  State& state = m_states[component];
  const ComponentState& seen = m_world.components[component];
  Measured measured;
  state.cpuUsed.resize(seen.pods.size());
  for (std::size_t i = 0; i < seen.pods.size(); ++i) {
    const Pod& pod = m_world.pods[seen.pods[i]];
    const double used = pod.cpu.used(m_world.now());
    const double cores = (used - state.cpuUsed[i]) / static_cast<double>(kSyncPeriod);
    state.cpuUsed[i] = used;
    if (pod.isRetired || pod.state == PodState::Down) continue;
    ++measured.running;
    if (pod.state != PodState::Ready) continue;
    ++measured.ready;
    measured.cores += cores;
  }
  measured.requests = static_cast<double>(seen.meter.ended() - state.ended) / toSeconds(kSyncPeriod);
  state.ended = seen.meter.ended();
  for (std::size_t i = 0; i < m_world.consumers.size(); ++i)
    if (m_world.network.consumers[i].component == component) measured.lag += m_world.consumers[i].lag.level();
  return measured;
}

int Autoscaler::wish(Index component, const Measured& measured) const {
  const ComponentSpec::Autoscale& spec = m_world.network.components[component].autoscale;
  const int current = std::max(1, m_world.components[component].desired);
  int largest = 0;
  const auto consider = [&](double sum, double target) {
    if (target <= 0 || measured.ready == 0) return;
    const double ratio = sum / (target * measured.ready);
    const double cautious = sum / (target * std::max(measured.ready, measured.running));
    const bool isTurned = ratio > 1 && cautious <= 1;  // idle newcomers already suffice
    largest = std::max(largest, isTurned ? current : wantedReplicas(current, ratio > 1 ? cautious : ratio));
  };
  consider(measured.cores, spec.cpuTarget * spec.cpuRequest);
  consider(measured.requests, spec.requestsTarget);
  consider(measured.lag, spec.lagTarget);
  return largest == 0 ? current : std::clamp(largest, std::max(1, spec.min), spec.max);
}

// Scaling down goes to the largest wish of its window, scaling up to the smallest of its own.
int Autoscaler::stabilised(Index component, int wanted) {
  const ComponentSpec::Autoscale& spec = m_world.network.components[component].autoscale;
  std::vector<std::pair<Time, int>>& wishes = m_states[component].wishes;
  const Time now = m_world.now();
  const Time longest = std::max(spec.downWindow, spec.upWindow);
  std::erase_if(wishes, [&](const auto& wish) { return wish.first < now - longest; });
  wishes.emplace_back(now, wanted);
  int highest = wanted;
  int lowest = wanted;
  for (const auto& [at, replicas] : wishes) {
    if (at >= now - spec.downWindow) highest = std::max(highest, replicas);
    if (at >= now - spec.upWindow) lowest = std::min(lowest, replicas);
  }
  const int current = m_world.components[component].desired;
  if (wanted > current) return std::min(std::max(current, lowest), scaleUpLimit(current));
  return std::min(current, highest);
}

void Autoscaler::syncOne(Index component) {
  const int wanted = stabilised(component, wish(component, measure(component)));
  if (wanted != m_world.components[component].desired) m_lifecycle.scale(component, wanted);
}

}  // namespace windtunnel::simulator
