// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Calls that fail at random, with and without retries. Nothing here takes time.
#include <fmt/format.h>

#include <cmath>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/oracle_designs.h"

using namespace windtunnel::oracle;

namespace {

std::string retried(const std::string& arrow, int retries) {
  return fmt::format(
      "  {}: {{retries: {{attempts: {}, on: [application], backoff: constant(0s), jitter: none}}}}\n", arrow,
      retries);
}

std::string failing(const std::string& id, double share) {
  return caller(id, fmt::format("[fail: {:g}%]", share * 100));
}

// Three tries at failure f: 1 + f + f^2 of them for each call, and f^3 of the calls fail.
OracleCase threeTries(double failure, double requests) {
  return {fmt::format("three tries, failure {}", failure),
          document({.components = caller("front", "[call: server/serve]") + failing("server", failure),
                    .connections = arrows({"users -> front"}) + retried("front -> server", 2),
                    .arrivals = "poisson(10000/s)",
                    .entry = "front/serve",
                    .duration = requests / 10'000,
                    .warmup = 1}),
          {amplification("front -> server", 1 + failure + failure * failure),
           within(failure < 0.5 ? 0.1 : 0.01, failedShare(failure * failure * failure))}};
}

// When every service of a chain tries three times, the last one, which always fails, is asked 3^depth times.
OracleCase nestedTries(int depth) {
  std::string components;
  std::string connections = arrows({"users -> s0"});
  for (int i = 0; i < depth; ++i) {
    components += caller(fmt::format("s{}", i), fmt::format("[call: s{}/serve]", i + 1));
    connections += retried(fmt::format("s{} -> s{}", i, i + 1), 2);
  }
  const std::string last = fmt::format("s{}", depth);
  return {fmt::format("tries over {} arrows", depth),
          document({.components = components + failing(last, 1),
                    .connections = connections,
                    .arrivals = "constant(1000/s)",
                    .entry = "s0/serve",
                    .duration = 2,
                    .warmup = 1}),
          {visits(last, std::pow(3, depth)), failedShare(1)},
          3};
}

// Services in series that each answer 999 of 1000: the failures are what can be measured precisely.
OracleCase inSeries(int services, double available, double requests) {
  return {fmt::format("{} services in series", services),
          document({.components = caller("front", "[" + times(services, "call: server/serve") + "]") +
                                  failing("server", 0.001),
                    .connections = arrows({"users -> front", "front -> server"}),
                    .arrivals = "poisson(10000/s)",
                    .entry = "front/serve",
                    .duration = requests / 10'000,
                    .warmup = 0.1}),
          {succeededShare(available), within(0.06, approximately(0.002, failedShare(1 - available)))}};
}

// With one retry a service answers 999 999 of a million; a hundred of them in series show it.
OracleCase retriedInSeries() {
  return {"100 services in series, each asked twice",
          document({.components = caller("front", "[" + times(100, "call: server/serve") + "]") +
                                  failing("server", 0.001),
                    .connections = arrows({"users -> front"}) + retried("front -> server", 1),
                    .arrivals = "poisson(10000/s)",
                    .entry = "front/serve",
                    .duration = 0.2,
                    .warmup = 0.1}),
          {within(0.0002, succeededShare(std::pow(0.999999, 100))),
           within(0.0001, amplification("front -> server", 1.001))}};
}

std::vector<OracleCase> cases() {
  std::vector<OracleCase> all{threeTries(0.1, 100'000), threeTries(0.5, 50'000), threeTries(0.9, 10'000),
                              threeTries(1, 1'000)};
  for (int depth = 1; depth <= 4; ++depth) all.push_back(nestedTries(depth));
  all.push_back(inSeries(5, 0.99501, 40'000));
  all.push_back(inSeries(10, 0.99004, 20'000));
  all.push_back(inSeries(30, 0.97043, 7'000));
  all.push_back(inSeries(100, 0.90479, 2'500));
  all.push_back(retriedInSeries());
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  return runTable(cases(), argc, argv);
}
