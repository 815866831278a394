// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/simulator/random_design.h"

#include <fmt/format.h>

#include <vector>

#include "simulator/random/random_stream.h"

namespace windtunnel::simulator::testing {
namespace {

class Drawing {
 public:
  Drawing(std::uint64_t seed, double load, double seconds)
      : m_stream(seed * 1000003 + 17), m_load(load), m_seconds(seconds) {}

  std::string text();

 private:
  std::uint32_t below(std::uint32_t count) { return m_stream.below(count); }
  bool chance(double p) { return m_stream.uniform() < p; }
  template <class... Texts>
  std::string one(Texts... texts) {
    const std::vector<std::string> all{texts...};
    return all[below(static_cast<std::uint32_t>(all.size()))];
  }

  std::string law(double milliseconds);
  std::string capacity();
  std::string call(std::size_t service);
  std::string step(std::size_t service);
  void drawStore(std::size_t index);
  void drawService(std::size_t index);
  void arrow(const std::string& from, const std::string& to, const std::string& policies);
  std::string policies(bool mayFail);
  std::string arrivals();

  RandomStream m_stream;
  double m_load;
  double m_seconds;
  std::string m_components;
  std::string m_connections;
  std::vector<std::string> m_stores;                // kinds
  std::vector<std::vector<std::string>> m_callees;  // by service: names of what it has arrows to
  std::size_t m_services = 0;
  bool m_hasBroker = false;
};

std::string Drawing::law(double milliseconds) {
  const std::string mean = fmt::format("{:.3f}ms", milliseconds);
  switch (below(5)) {
    case 0:
      return mean;
    case 1:
      return fmt::format("lognormal(mean {}, cv {:.1f})", mean, 0.5 + m_stream.uniform());
    case 2:
      return fmt::format("gamma(mean {}, cv 0.5)", mean);
    case 3:
      return fmt::format("uniform({:.3f}ms, {:.3f}ms)", milliseconds / 2, milliseconds * 1.5);
    default:
      return fmt::format("exponential({})", mean);
  }
}

std::string Drawing::capacity() {
  return fmt::format("    replicas: {}\n    cpu: {{request: 100m, limit: {}}}\n    concurrency: {}\n",
                     1 + below(4), one("500m", "1", "1", "1500m", "2", "4"),
                     one("8", "16", "64", "64", "256"));
}

void Drawing::arrow(const std::string& from, const std::string& to, const std::string& policies) {
  m_connections += fmt::format("  {} -> {}: {{{}}}\n", from, to, policies);
}

std::string Drawing::policies(bool mayFail) {
  std::string text = "balancing: " + one("round-robin", "round-robin", "random", "least-request");
  if (chance(0.4)) text += ", timeout: " + one("1s", "2s", "500ms");
  if (mayFail)
    text += fmt::format(", retries: {{attempts: {}, on: [application, unavailable], backoff: constant(5ms)}}",
                        1 + below(3));
  return text;
}

void Drawing::drawStore(std::size_t index) {
  const std::string id = fmt::format("store{}", index);
  const std::string kind = one("database", "database", "cache", "external");
  m_stores.push_back(kind);
  m_components += fmt::format("  {}:\n    kind: {}\n", id, kind);
  if (kind == "external") {
    m_components += fmt::format("    latency: \"{}\"\n", law(2 + 20 * m_stream.uniform()));
    if (chance(0.5)) m_components += fmt::format("    errors: {}%\n", 1 + below(5));
  } else if (kind == "database") {
    m_components +=
        fmt::format("    cpu: {{request: 100m, limit: {}}}\n    operations:\n", one("1", "2", "4"));
    m_components += fmt::format("      read: {{steps: [work: \"{}\"]}}\n", law(0.3 + 2 * m_stream.uniform()));
    m_components +=
        fmt::format("      write: {{steps: [work: \"{}\"]}}\n", law(0.5 + 3 * m_stream.uniform()));
    if (chance(0.5)) m_components += "    readReplicas: 1\n";
  } else {
    m_components += fmt::format("    memory: {{request: 8Mi, limit: {}Mi}}\n", 1 + below(8));
  }
}

std::string Drawing::call(std::size_t service) {
  const std::vector<std::string>& callees = m_callees[service];
  const std::string to = callees[below(static_cast<std::uint32_t>(callees.size()))];
  if (to.starts_with("store")) {
    const std::size_t store = static_cast<std::size_t>(std::stoul(to.substr(5)));
    if (m_stores[store] == "external") return "call: " + to;
    if (m_stores[store] == "database") return "call: " + to + one("/read", "/read", "/write");
    return fmt::format("cached: {{in: {}, key: \"zipf({}, {:.1f})\", ttl: {}, miss: [wait: 3ms]}}", to,
                       2000 + below(8000), 0.7 + 0.4 * m_stream.uniform(), one("10s", "5m"));
  }
  return "call: " + to + "/serve";
}

std::string Drawing::step(std::size_t service) {
  switch (m_callees[service].empty() ? 0 : below(7)) {
    case 0:
      return fmt::format("work: \"{}\"", law(0.5 + 4 * m_stream.uniform()));
    case 1:
      return fmt::format("parallel: [{}, {}]", call(service), call(service));
    case 2:
      return fmt::format("choose: [{{share: {}%, steps: [{}]}}, {{share: 30%, steps: [wait: 1ms]}}]", 70,
                         call(service));
    case 3:
      return fmt::format("repeat: {{times: {}, steps: [{}]}}", 2 + below(2), call(service));
    default:
      return call(service);
  }
}

void Drawing::drawService(std::size_t index) {
  const std::string id = fmt::format("service{}", index);
  std::string steps = fmt::format("work: \"{}\"", law(0.5 + 4 * m_stream.uniform()));
  const std::uint32_t count = 1 + below(3);
  for (std::uint32_t i = 0; i < count; ++i) steps += ", " + step(index);
  if (chance(0.2)) steps += fmt::format(", fail: {}%", 1 + below(5));
  if (m_hasBroker && chance(0.3)) {
    steps += ", publish: events/done";
    arrow(id, "events", "");
  }
  m_components += fmt::format("  {}:\n    kind: service\n{}    operations: {{serve: {{steps: [{}]}}}}\n", id,
                              capacity(), steps);
}

std::string Drawing::arrivals() {
  if (chance(0.75)) return fmt::format("poisson({:.3f}/s)", 100 * m_load);
  const auto users = static_cast<int>(200 * m_load) + 1;
  return fmt::format("users({}, think exponential(1s))", users);
}

std::string Drawing::text() {
  m_services = 2 + below(6);
  m_hasBroker = chance(0.3);
  const std::size_t stores = 1 + below(3);
  for (std::size_t i = 0; i < stores; ++i) drawStore(i);
  for (std::size_t i = 0; i < m_services; ++i) {
    std::vector<std::string> callees;
    for (std::size_t later = i + 1; later < m_services && later < i + 3; ++later)
      if (chance(0.6)) callees.push_back(fmt::format("service{}", later));
    for (std::size_t store = 0; store < stores; ++store)
      if (chance(0.4)) callees.push_back(fmt::format("store{}", store));
    for (const std::string& to : callees) arrow(fmt::format("service{}", i), to, policies(chance(0.4)));
    m_callees.push_back(std::move(callees));
  }
  for (std::size_t i = 0; i < m_services; ++i) drawService(i);
  if (m_hasBroker) {
    m_components +=
        "  events: {kind: broker, topics: {done: {partitions: 8}}}\n  worker:\n    kind: worker\n" +
        capacity() +
        "    consumes: {events/done: {concurrency: 4}}\n    operations: {handle: {steps: [work: \"" +
        law(1 + 3 * m_stream.uniform()) + "\"]}}\n";
    arrow("events", "worker", "");
  }
  m_components += "  edge: {kind: gateway, replicas: 2}\n  users: {kind: client}\n";
  arrow("users", "edge", policies(false));
  arrow("edge", "service0", policies(false));
  return fmt::format(
      "platform: {{zones: [a, b, c]}}\ncomponents:\n{}connections:\n{}workloads:\n  load: {{from: users, "
      "arrivals: "
      "\"{}\"}}\nscenarios:\n  base: {{duration: {:.1f}s, warmup: {:.1f}s}}\n",
      m_components, m_connections, arrivals(), m_seconds, m_seconds / 4);
}

}  // namespace

std::string randomDesign(std::uint64_t seed, double load, double seconds) {
  return Drawing(seed, load, seconds).text();
}

}  // namespace windtunnel::simulator::testing
