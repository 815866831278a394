// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/rollouts.h"

#include <algorithm>
#include <cmath>

#include "simulator/platform/whole_pods.h"

namespace windtunnel::simulator {
namespace {

constexpr Time kLook = 100 * kMillisecond;  // controllers act at once, pods take seconds
constexpr Time kKnown = 2 * kSecond;        // until all callers know the new pods

}  // namespace

void Rollouts::begin(Index component, std::size_t deployment, const Version& version) {
  m_standing[component].push_back({deployment, m_records.size(), version});
  start(component, version, m_world.network.components[component].rollout.strategy);
}

void Rollouts::start(Index component, const Version& version, Strategy strategy) {
  ComponentState& state = m_world.components[component];
  Active& active = m_active[component];
  if (state.isRollingOut) finish(component);
  active = {active.serial + 1, m_records.size(), strategy, version, 0, -1};
  m_records.push_back({component, m_world.now(), 0, RolloutRecord::State::UnderWay, 0, 0});
  state.isRollingOut = true;
  state.newVersion = state.versionNumber + 1;
  const bool splits = strategy == Strategy::Canary || strategy == Strategy::BlueGreen;
  state.shareOfNew = splits ? 0 : -1;
  state.watch.reset();
  goOn(component, active.serial);
}

void Rollouts::takeBack(Index component, std::size_t deployment) {
  std::vector<Standing>& standing = m_standing[component];
  const auto found = std::find_if(standing.begin(), standing.end(),
                                  [&](const Standing& one) { return one.deployment == deployment; });
  if (found == standing.end()) return;
  const Standing gone = *found;
  const bool isLatest = found + 1 == standing.end();
  standing.erase(found);
  m_records[gone.record].state = RolloutRecord::State::TakenBack;
  m_records[gone.record].end = m_world.now();
  if (!isLatest) return;
  start(component, standing.empty() ? Version() : standing.back().version, Strategy::Rolling);
  m_active[component].record = gone.record;  // going back is part of the same rollout
  m_records.pop_back();
}

void Rollouts::goOn(Index component, std::uint64_t serial) {
  const Active& active = m_active[component];
  if (active.serial != serial || !m_world.components[component].isRollingOut) return;
  if (m_records[active.record].state == RolloutRecord::State::Aborted) {
    endAborted(component);
  } else {
    advance(component);
  }
  if (m_world.components[component].isRollingOut)
    m_world.kernel.scheduleAfter(kLook, {kRolloutGoesOn, component, serial});
}

void Rollouts::advance(Index component) {
  switch (m_active[component].strategy) {
    case Strategy::Rolling:
      rolling(component);
      break;
    case Strategy::Recreate:
      recreate(component);
      break;
    case Strategy::BlueGreen:
      blueGreen(component);
      break;
    case Strategy::Canary:
      canary(component);
      break;
  }
}

// Whether callers send requests to one of the two versions only.
bool Rollouts::callersKnowOnly(Index component, bool isNew) const {
  const ComponentState& state = m_world.components[component];
  return std::all_of(state.endpoints.begin(), state.endpoints.end(),
                     [&](Index id) { return (m_world.pods[id].versionNumber == state.newVersion) == isNew; });
}

Rollouts::Count Rollouts::count(Index component, bool isNew) const {
  const ComponentState& state = m_world.components[component];
  Count count;
  for (const Index id : state.pods) {
    const Pod& pod = m_world.pods[id];
    if (pod.isRetired || (pod.versionNumber == state.newVersion) != isNew) continue;
    ++count.all;
    count.ready += pod.state == PodState::Ready ? 1 : 0;
  }
  return count;
}

void Rollouts::growNew(Index component, int wanted) {
  const std::uint32_t number = m_world.components[component].newVersion;
  for (int pods = count(component, true).all; pods < wanted; ++pods)
    m_lifecycle.create(component, m_active[component].version, number);
}

// Pods that are not ready go first (the deployment controller's clean-up of unhealthy replicas).
void Rollouts::shrink(Index component, bool isNew, int by) {
  const ComponentState& state = m_world.components[component];
  for (const bool readyOnes : {false, true})
    for (const Index id : std::vector<Index>(state.pods)) {
      const Pod& pod = m_world.pods[id];
      if (by <= 0) return;
      if (pod.isRetired || (pod.versionNumber == state.newVersion) != isNew) continue;
      if ((pod.state == PodState::Ready) != readyOnes) continue;
      m_lifecycle.retire(id);
      --by;
    }
}

void Rollouts::rolling(Index component) {
  const ComponentSpec::Rollout& spec = m_world.network.components[component].rollout;
  const int wanted = m_world.components[component].desired;
  const int surge = roundedUp(spec.maxSurge * wanted);
  int unavailable = roundedDown(spec.maxUnavailable * wanted);
  if (surge == 0 && unavailable == 0) unavailable = 1;
  const Count old = count(component, false);
  const Count fresh = count(component, true);
  growNew(component, std::min(wanted, wanted + surge - old.all));
  shrink(component, false, old.all + fresh.ready - (wanted - unavailable));
  finishIfReplaced(component);
}

void Rollouts::recreate(Index component) {
  shrink(component, false, count(component, false).all);
  const ComponentState& state = m_world.components[component];
  const bool isGone = std::all_of(state.pods.begin(), state.pods.end(), [&](Index id) {
    const Pod& pod = m_world.pods[id];
    return pod.versionNumber == state.newVersion || pod.state == PodState::Down;
  });
  if (!isGone) return;
  growNew(component, state.desired);
  finishIfReplaced(component);
}

void Rollouts::blueGreen(Index component) {
  ComponentState& state = m_world.components[component];
  growNew(component, state.desired);
  Active& active = m_active[component];
  if (count(component, true).ready < state.desired) return;
  if (active.stepBegan < 0) active.stepBegan = m_world.now();
  if (m_world.now() - active.stepBegan < kKnown) return;
  state.shareOfNew = 1;
  shrink(component, false, count(component, false).all);
  finishIfReplaced(component);
}

void Rollouts::canary(Index component) {
  const ComponentSpec::Rollout& spec = m_world.network.components[component].rollout;
  ComponentState& state = m_world.components[component];
  Active& active = m_active[component];
  const bool isLast = active.step >= spec.steps.size();
  const double share = isLast ? 1 : spec.steps[active.step];
  const int wanted = std::max(1, roundedUp(share * state.desired));
  growNew(component, wanted);
  if (mustAbort(component)) return abort(component);
  if (count(component, true).ready < wanted) return;
  if (active.stepBegan < 0) active.stepBegan = m_world.now();
  if (m_world.now() - active.stepBegan < kKnown) return;
  state.shareOfNew = share;
  if (isLast) {
    shrink(component, false, count(component, false).all);
    return finishIfReplaced(component);
  }
  if (m_world.now() - active.stepBegan < spec.interval) return;
  ++active.step;
  active.stepBegan = -1;
  state.watch.reset();
}

bool Rollouts::mustAbort(Index component) {
  constexpr std::uint64_t kEnough = 50;  // requests; fewer say nothing about a percentile
  const ComponentSpec::Rollout& spec = m_world.network.components[component].rollout;
  const VersionWatch& watch = m_world.components[component].watch;
  if (watch.requests < kEnough) return false;
  RolloutRecord& record = m_records[m_active[component].record];
  record.failureShare = static_cast<double>(watch.failed) / static_cast<double>(watch.requests);
  record.p99 = watch.latency.quantile(0.99);
  return (spec.abortErrors >= 0 && record.failureShare > spec.abortErrors) ||
         (spec.abortP99 > 0 && record.p99 > spec.abortP99);
}

void Rollouts::abort(Index component) {
  ComponentState& state = m_world.components[component];
  RolloutRecord& record = m_records[m_active[component].record];
  record.state = RolloutRecord::State::Aborted;
  record.end = m_world.now();
  m_standing[component].pop_back();
  shrink(component, true, count(component, true).all);
  state.shareOfNew = 0;
}

// The traffic stays split until nobody knows the pods that go.
void Rollouts::endAborted(Index component) {
  if (!callersKnowOnly(component, false)) return;
  ComponentState& state = m_world.components[component];
  state.shareOfNew = -1;
  state.isRollingOut = false;
  m_lifecycle.scale(component, state.desired);
}

void Rollouts::finishIfReplaced(Index component) {
  const Count fresh = count(component, true);
  const bool isReplaced = count(component, false).all == 0 &&
                          fresh.ready >= m_world.components[component].desired &&
                          callersKnowOnly(component, true);
  if (!isReplaced) return;
  RolloutRecord& record = m_records[m_active[component].record];
  if (record.state == RolloutRecord::State::UnderWay) {
    record.state = RolloutRecord::State::Done;
    record.end = m_world.now();
  }
  finish(component);
}

void Rollouts::finish(Index component) {
  ComponentState& state = m_world.components[component];
  state.version = m_active[component].version;
  state.versionNumber = state.newVersion;
  state.shareOfNew = -1;
  state.isRollingOut = false;
  m_lifecycle.scale(component, state.desired);
}

}  // namespace windtunnel::simulator
