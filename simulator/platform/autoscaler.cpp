// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/autoscaler.h"

#include <algorithm>

#include "simulator/platform/pod_memory.h"

namespace windtunnel::simulator {
namespace {

constexpr Time kSyncPeriod = 15 * kSecond;
constexpr Time kScrapePeriod = 15 * kSecond;  // metric-resolution of metrics-server
constexpr Time kAge = kSyncPeriod / 2;        // of the figures at a sync, on average

// Flags of the controller manager: horizontal-pod-autoscaler-cpu-initialization-period and
// -initial-readiness-delay.
constexpr Time kCpuInitialization = 300 * kSecond;
constexpr Time kInitialReadiness = 30 * kSecond;

constexpr Time kLongestPeriod = 1800 * kSecond;  // of a scaling policy

constexpr Time kCooldown = 300 * kSecond;  // cooldownPeriod of a ScaledObject of KEDA

}  // namespace

Autoscaler::Autoscaler(World& world, Lifecycle& lifecycle)
    : m_world(world), m_lifecycle(lifecycle), m_states(world.components.size()) {}

void Autoscaler::start() {
  const auto& all = m_world.network.components;
  if (std::none_of(all.begin(), all.end(), [](const ComponentSpec& spec) { return spec.autoscale.isOn; }))
    return;
  m_world.kernel.scheduleAfter(kSyncPeriod - kAge, {kAutoscalerSyncs, 0, kScrape});
  m_world.kernel.scheduleAfter(kSyncPeriod, {kAutoscalerSyncs, 0, 0});
}

void Autoscaler::scrape() {
  for (Index i = 0; i < m_states.size(); ++i)
    if (m_world.network.components[i].autoscale.isOn) watch(i);
  m_world.kernel.scheduleAfter(kScrapePeriod, {kAutoscalerSyncs, 0, kScrape});
}

void Autoscaler::sync() {
  for (Index i = 0; i < m_states.size(); ++i)
    if (m_world.network.components[i].autoscale.isOn) syncOne(i);
  m_world.kernel.scheduleAfter(kSyncPeriod, {kAutoscalerSyncs, 0, 0});
}

// A pod has a figure when it has been there since the scrape before.
void Autoscaler::watch(Index component) {
  const ComponentState& seen = m_world.components[component];
  const ComponentSpec& spec = m_world.network.components[component];
  std::vector<PodWatch>& watches = m_states[component].pods;
  watches.resize(seen.pods.size());
  for (std::size_t i = 0; i < seen.pods.size(); ++i) {
    const Pod& pod = m_world.pods[seen.pods[i]];
    PodWatch& watch = watches[i];
    const double used = pod.cpu.used(m_world.now());
    const bool runs = pod.state != PodState::Down && !pod.isPending;
    watch.known = {runs && watch.isWatched, (used - watch.cpuUsed) / static_cast<double>(kScrapePeriod),
                   static_cast<double>(pod.ended - watch.ended) / toSeconds(kScrapePeriod),
                   memoryUsed(spec, pod)};
    watch.isWatched = runs;
    watch.cpuUsed = used;
    watch.ended = pod.ended;
  }
}

// groupPods() in replica_calculator.go: young pods count for CPU once a whole window of their figures lies
// behind their readiness.
MetricSample::State Autoscaler::stateOf(const Pod& pod, const PodMetrics& metrics, bool isCpu) const {
  using Sample = MetricSample::State;
  if (pod.isPending || pod.state == PodState::Down) return Sample::Unready;
  if (!metrics.isKnown) return Sample::Missing;
  if (!isCpu) return Sample::Ready;
  const Time now = m_world.now();
  const bool isReady = pod.state == PodState::Ready;
  if (pod.createdAt + kCpuInitialization > now && pod.createdAt > 0)
    return isReady && now - kAge >= pod.startedAt + kScrapePeriod ? Sample::Ready : Sample::Unready;
  return isReady || pod.startedAt > pod.createdAt + kInitialReadiness ? Sample::Ready : Sample::Unready;
}

std::vector<MetricSample> Autoscaler::samples(Index component, double PodMetrics::*metric,
                                              double target) const {
  const ComponentState& seen = m_world.components[component];
  std::vector<MetricSample> all;
  for (std::size_t i = 0; i < seen.pods.size(); ++i) {
    const Pod& pod = m_world.pods[seen.pods[i]];
    if (pod.isRetired) continue;
    const std::vector<PodWatch>& watches = m_states[component].pods;
    const PodMetrics known = i < watches.size() ? watches[i].known : PodMetrics();
    all.push_back({stateOf(pod, known, metric == &PodMetrics::cores), known.*metric, target});
  }
  return all;
}

double Autoscaler::lagOf(Index component) const {
  double lag = 0;
  for (std::size_t i = 0; i < m_world.consumers.size(); ++i)
    if (m_world.network.consumers[i].component == component) lag += m_world.consumers[i].lag.level();
  return lag;
}

// The largest wish of all metrics; one that has no figures keeps the others from scaling down.
int Autoscaler::wish(Index component, double lag) const {
  const ComponentSpec& spec = m_world.network.components[component];
  const ComponentSpec::Autoscale& scale = spec.autoscale;
  const int current = m_world.components[component].desired;
  int largest = -1;
  bool isBlind = false;
  const auto consider = [&](double PodMetrics::*metric, double target, double fallback, double ofRequest) {
    if (target <= 0) return;
    const auto wanted =
        wantedReplicas(current, samples(component, metric, target), fallback, ofRequest * 100);
    isBlind = isBlind || !wanted;
    largest = std::max(largest, wanted.value_or(-1));
  };
  const auto share = [](double part) { return part > 0 ? std::max(1.0, 1 / part) : 1.0; };
  consider(&PodMetrics::cores, scale.cpuTarget * scale.cpuRequest, share(scale.cpuTarget), scale.cpuTarget);
  consider(&PodMetrics::memory, scale.memoryTarget * spec.memoryRequest, share(scale.memoryTarget),
           scale.memoryTarget);
  consider(&PodMetrics::requests, scale.requestsTarget, 1, 0);
  if (scale.lagTarget > 0) largest = std::max(largest, wantedForTotal(current, lag, scale.lagTarget));
  if (largest < 0 || (isBlind && largest < current)) return current;
  return std::clamp(largest, std::max(1, scale.min), std::max(1, scale.max));
}

// Scaling down goes to the largest wish of its window, scaling up to the smallest of its own. Without a
// behaviour both go to the largest wish (normalizeDesiredReplicas() in horizontal.go).
int Autoscaler::stabilised(Index component, int wanted) {
  const ComponentSpec::Autoscale& spec = m_world.network.components[component].autoscale;
  std::vector<std::pair<Time, int>>& wishes = m_states[component].wishes;
  const Time now = m_world.now();
  const Time longest = std::max(spec.down.window, spec.up.window);
  if (wishes.empty()) wishes.emplace_back(now, m_world.components[component].desired);
  std::erase_if(wishes, [&](const auto& wish) { return wish.first <= now - longest; });
  wishes.emplace_back(now, wanted);
  int highest = wanted;
  int lowest = wanted;
  for (const auto& [at, replicas] : wishes) {
    if (at > now - spec.down.window) highest = std::max(highest, replicas);
    if (at > now - spec.up.window) lowest = std::min(lowest, replicas);
  }
  const int current = m_world.components[component].desired;
  if (!spec.hasBehaviour) return std::min(highest, scaleUpLimitWithoutBehaviour(current));
  const ReplicaChanges& changes = m_states[component].changes;
  if (wanted > current)
    return std::min(std::max(current, lowest), scaleUpLimit(spec.up, current, changes, now));
  return std::max(std::min(current, highest), scaleDownLimit(spec.down, current, changes, now));
}

void Autoscaler::change(Index component, int replicas) {
  const int current = m_world.components[component].desired;
  if (replicas == current) return;
  ReplicaChanges& changes = m_states[component].changes;
  std::erase_if(changes, [&](const auto& one) { return one.first <= m_world.now() - kLongestPeriod; });
  changes.emplace_back(m_world.now(), replicas - current);
  m_lifecycle.scale(component, replicas);
}

// Between none and one replica only the backlog counts; true while that decides.
bool Autoscaler::idles(Index component, double lag) {
  const ComponentSpec::Autoscale& scale = m_world.network.components[component].autoscale;
  ComponentState& seen = m_world.components[component];
  State& state = m_states[component];
  if (lag > 0 || scale.min > 0 || scale.lagTarget <= 0) state.lastActive = m_world.now();
  if (seen.desired == 0 && lag > 0) m_lifecycle.scale(component, 1);
  if (seen.desired > 0 && m_world.now() - state.lastActive >= kCooldown) m_lifecycle.scale(component, 0);
  return seen.desired == 0;
}

void Autoscaler::syncOne(Index component) {
  const double lag = lagOf(component);
  if (idles(component, lag)) return;
  change(component, stabilised(component, wish(component, lag)));
}

}  // namespace windtunnel::simulator
