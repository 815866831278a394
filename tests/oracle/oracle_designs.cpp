// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/oracle_designs.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace windtunnel::oracle {

std::string document(const Parts& parts) {
  return fmt::format(
      "formatVersion: 1\n"
      "platform:\n"
      "  zones: [a]\n"
      "  network: {{sameZone: 0s, crossZone: 0s, jitter: 0%, bandwidth: 100000Gbit/s}}\n"
      "components:\n"
      "  users: {{kind: client}}\n"
      "{}connections:\n{}"
      "workloads:\n"
      "  load: {{from: users, arrivals: \"{}\", mix: {{{}: 100%}}}}\n"
      "scenarios:\n"
      "  exact: {{duration: {:.9f}s, warmup: {:.9f}s, seed: {}}}\n",
      parts.components, parts.connections, parts.arrivals, parts.entry, parts.duration, parts.warmup,
      parts.seed);
}

std::string station(const std::string& id, const std::string& law, const Servers& servers) {
  return fmt::format(
      "  {}:\n    kind: service\n    replicas: {}\n    concurrency: {}\n    queue: {}\n"
      "    operations: {{serve: {{steps: [wait: \"{}\"]}}}}\n",
      id, servers.pods, servers.servers, servers.queue, law);
}

std::string caller(const std::string& id, const std::string& steps) {
  return fmt::format(
      "  {}:\n    kind: service\n    replicas: 1\n    concurrency: 10000000\n"
      "    operations: {{serve: {{steps: {}}}}}\n",
      id, steps);
}

std::string sharedCore(const std::string& id, const std::string& law) {
  return fmt::format(
      "  {}:\n    kind: service\n    replicas: 1\n    cpu: {{request: 1, limit: 1}}\n"
      "    concurrency: 10000000\n    operations: {{serve: {{steps: [work: \"{}\"]}}}}\n",
      id, law);
}

std::string arrows(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += "  " + key + ": {}\n";
  return text;
}

std::string rate(const std::string& law, double perSecond) {
  return fmt::format("{}({:g}/s)", law, perSecond);
}

std::string times(int count, const std::string& step) {
  std::string text = step;
  for (int i = 1; i < count; ++i) text += ", " + step;
  return text;
}

std::string designFile(const std::string& name) {
  std::ifstream file(std::string(WINDTUNNEL_TEST_DATA) + "/oracle/designs/" + name + ".windtunnel.yaml");
  if (!file) throw std::runtime_error("no design " + name);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace windtunnel::oracle
