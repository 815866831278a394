// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "model/core/diagnostic_codes.h"
#include "model/design/mesh.h"
#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {
namespace {

// A Service leads a new connection to any of its pods (kube-proxy).
Balancing balancingOf(const model::Connection& arrow, bool isPerConnection) {
  if (isPerConnection && !arrow.isSet("balancing")) return Balancing::Random;
  const std::string name = arrow.text("balancing");
  if (name == "random") return Balancing::Random;
  if (name == "least-request") return Balancing::LeastRequest;
  if (name == "consistent-hash") return Balancing::ConsistentHash;
  if (name == "locality") return Balancing::Locality;
  return Balancing::RoundRobin;
}

std::uint32_t maskOf(const std::vector<std::string>& classes) {
  std::uint32_t mask = 0;
  for (std::size_t i = 1; i < kOutcomes; ++i) {
    const std::string word = name(static_cast<Outcome>(i));
    if (std::find(classes.begin(), classes.end(), word) != classes.end()) mask |= 1U << i;
  }
  return mask;
}

RetrySpec retriesOf(const model::Connection& arrow) {
  const model::Element retries = arrow.object("retries");
  RetrySpec spec;
  spec.attempts = static_cast<int>(retries.get<std::int64_t>("attempts"));
  std::vector<std::string> classes = retries.texts("on");
  if (classes.empty()) classes = {"unavailable", "timeout", "connection-lost"};
  spec.onMask = maskOf(classes);
  if (const auto limit = retries.find<model::Duration>("perTryTimeout"))
    spec.perTryTimeout = limit->nanoseconds;
  spec.backoff = retries.get<model::Backoff>("backoff");
  const std::string jitter = retries.text("jitter");
  spec.jitter = jitter == "none" ? Jitter::None : jitter == "equal" ? Jitter::Equal : Jitter::Full;
  if (const auto budget = retries.find<model::Share>("budget")) spec.budget = budget->fraction;
  return spec;
}

BreakerSpec breakerOf(const model::Connection& arrow) {
  BreakerSpec spec;
  spec.isOn = arrow.isSet("circuitBreaker");
  const model::Element breaker = arrow.object("circuitBreaker");
  spec.consecutiveErrors = static_cast<std::uint32_t>(breaker.get<std::int64_t>("consecutiveErrors"));
  spec.interval = breaker.get<model::Duration>("interval").nanoseconds;
  spec.ejection = breaker.get<model::Duration>("ejection").nanoseconds;
  spec.maxEjected = breaker.get<model::Share>("maxEjected").fraction;
  return spec;
}

void readPool(const model::Connection& arrow, ConnectionSpec& spec) {
  const model::Element pool = arrow.object("pool");
  const auto connections = pool.find<std::int64_t>("connections");
  if (!connections) return;
  spec.poolConnections = static_cast<std::uint32_t>(*connections);
  spec.poolPending = static_cast<std::uint32_t>(pool.get<std::int64_t>("pending"));
}

ConnectionSpec specOf(Compilation& c, const model::Connection& arrow) {
  ConnectionSpec spec;
  spec.key = arrow.key();
  spec.isPerConnection = model::balancesByConnection(c.design, arrow);
  spec.balancing = balancingOf(arrow, spec.isPerConnection);
  if (const auto age = arrow.find<model::Duration>("connectionAge")) spec.connectionAge = age->nanoseconds;
  if (const auto latency = arrow.find<model::Distribution>("latency"))
    spec.latencySite = c.addSite(arrow.key() + " latency", c.samplerOf(*latency, arrow.path() / "latency"));
  if (const auto timeout = arrow.find<model::Duration>("timeout")) spec.timeout = timeout->nanoseconds;
  spec.retry = retriesOf(arrow);
  spec.breaker = breakerOf(arrow);
  if (arrow.isSet("hedge")) {
    spec.hedgeAfter = arrow.object("hedge").get<model::Duration>("after").nanoseconds;
    spec.hedges = static_cast<int>(arrow.object("hedge").get<std::int64_t>("attempts"));
  }
  spec.propagatesDeadline = arrow.get<bool>("deadlinePropagation");
  spec.fallsBack = arrow.text("fallback") == "empty";
  spec.rateLimit = rateLimitOf(arrow);
  if (const auto bulkhead = arrow.find<std::int64_t>("bulkhead"))
    spec.bulkhead = static_cast<std::uint32_t>(*bulkhead);
  readPool(arrow, spec);
  return spec;
}

void addConnection(Compilation& c, ConnectionSpec spec, Index from, Index to) {
  spec.from = from;
  spec.to = to;
  std::vector<Index>& outgoing = c.network.components[from].outgoing;
  spec.localIndex = static_cast<std::uint32_t>(outgoing.size());
  const auto index = static_cast<Index>(c.network.connections.size());
  outgoing.push_back(index);
  c.connectionByName[spec.key] = index;
  c.network.connections.push_back(std::move(spec));
}

// The implied client reaches everything that takes requests and that no arrow leads to.
void connectImpliedClient(Compilation& c, const std::set<Index>& called) {
  const auto client = c.componentNamed(kImpliedClient);
  if (!client || !c.network.components[*client].isImplied) return;
  for (Index to = 0; to < *client; ++to) {
    const std::string& kind = c.network.components[to].kindName;
    if (called.contains(to) || kind == "worker" || kind == "job") continue;
    ConnectionSpec spec;
    spec.key = model::connectionKey(kImpliedClient, c.network.components[to].id);
    spec.isImplied = true;
    addConnection(c, std::move(spec), *client, to);
  }
}

}  // namespace

TokenBucketSpec rateLimitOf(const model::Element& limited) {
  const model::Element limit = limited.object("rateLimit");
  if (!limit.isSet("rate")) return {};
  const double rate = limit.get<model::Rate>("rate").perSecond();
  const auto burst = limit.find<std::int64_t>("burst");
  return {rate, burst ? static_cast<double>(*burst) : std::max(1.0, rate), limit.text("key") == "client"};
}

void compileConnections(Compilation& c) {
  std::set<Index> called;
  for (const model::Connection& arrow : c.design.connections()) {
    const auto from = c.componentNamed(arrow.from());
    const auto to = c.componentNamed(arrow.to());
    if (!from || !to)
      return c.refuse(model::code::kUnknownTarget,
                      "The arrow \"" + arrow.key() + "\" has an end that is no component", arrow.path(),
                      "Draw the component, or remove the arrow");
    called.insert(*to);
    addConnection(c, specOf(c, arrow), *from, *to);
  }
  connectImpliedClient(c, called);
}

}  // namespace windtunnel::simulator
