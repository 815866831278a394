// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {
namespace {

constexpr int kJitterPoints = 1024;

// Factors of a lognormal law with mean 1 and the given coefficient of variation, at evenly spaced
// probabilities: drawing one of them is one table look-up for each message.
std::vector<float> jitterFactors(double variation) {
  if (variation <= 0) return {};
  model::Distribution law;
  law.kind = model::Distribution::Kind::Lognormal;
  law.parameters = {{"mean", model::Duration::fromSeconds(1), 0}, {"cv", {}, variation}};
  const DurationSampler sampler = DurationSampler::of(law);
  std::vector<double> exact;
  double sum = 0;
  for (int i = 0; i < kJitterPoints; ++i) {
    exact.push_back(static_cast<double>(sampler.quantile((i + 0.5) / kJitterPoints)));
    sum += exact.back();
  }
  std::vector<float> factors;
  for (const double value : exact) factors.push_back(static_cast<float>(value * kJitterPoints / sum));
  return factors;
}

NodePoolSpec poolOf(const std::string& name, const model::Element& pool) {
  const model::Element nodes = pool.object("nodes");
  NodePoolSpec spec;
  spec.name = name;
  spec.cores = pool.get<model::Cpu>("vcpu").cores();
  spec.memory = static_cast<double>(pool.get<model::Memory>("memory").bytes);
  spec.perHour = pool.get<model::Price>("price").perHour;
  spec.min = static_cast<int>(nodes.get<std::int64_t>("min"));
  spec.max = std::max(spec.min, static_cast<int>(nodes.get<std::int64_t>("max")));
  spec.provisioning = pool.get<model::Duration>("provisioning").nanoseconds;
  return spec;
}

}  // namespace

void compilePlatform(Compilation& c) {
  Network& network = c.network;
  network.scenario = c.plan.name;
  network.seed = c.plan.seed;
  network.replications = c.plan.replications;
  network.warmup = c.plan.warmup;
  network.duration = c.plan.duration;
  network.zones = c.design.zones();
  for (const auto& [name, pool] : c.design.platform().objects("nodePools"))
    network.nodePools.push_back(poolOf(name, pool));
  const model::Element latency = c.design.platform().object("network");
  network.latencySame = static_cast<double>(latency.get<model::Duration>("sameZone").nanoseconds);
  network.latencyCross = static_cast<double>(latency.get<model::Duration>("crossZone").nanoseconds);
  network.jitter = jitterFactors(latency.get<model::Share>("jitter").fraction);
  network.bitsPerNanosecond = latency.get<model::Bandwidth>("bandwidth").bitsPerSecond * 1e-9;
}

}  // namespace windtunnel::simulator
