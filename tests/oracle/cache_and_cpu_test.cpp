// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Hit ratios of caches and the standstill of CPU limits.
#include <fmt/format.h>

#include <cmath>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/oracle_designs.h"

using namespace windtunnel::oracle;

namespace {

// The least recently used of 10 000 keys make room. Known values are those of the approximation by Che, Tung
// and Wang, "Hierarchical web caching systems" (2002), which is within 1 % for Zipf's law (Fricker, Robert
// and Roberts, "A versatile and accurate approximation for LRU cache performance", 2012).
struct Cache {
  double exponent;
  int entries;
  double hits;
  double duration;
};

constexpr Cache kCaches[] = {{0.8, 100, 0.1566, 25}, {0.8, 1000, 0.4367, 5}, {0.8, 5000, 0.7916, 4},
                             {1.0, 100, 0.3905, 6},  {1.0, 1000, 0.6756, 4}, {1.0, 5000, 0.8986, 4}};

constexpr double kCheError = 0.01;

OracleCase cache(const Cache& row) {
  const std::string store = fmt::format(
      "  store:\n    kind: cache\n    itemSize: 1Ki\n    memory: {{request: {0}Ki, limit: {0}Ki}}\n    read: "
      "0s\n    write: 0s\n",
      row.entries);
  const std::string steps =
      fmt::format("[{{cached: {{in: store, key: \"zipf(10000, {})\", ttl: 30d, miss: []}}}}]", row.exponent);
  return {fmt::format("LRU, Zipf {}, {} of 10000 keys", row.exponent, row.entries),
          document({.components = caller("front", steps) + store,
                    .connections = arrows({"users -> front", "front -> store"}),
                    .arrivals = "poisson(10000/s)",
                    .entry = "front/serve",
                    .duration = row.duration,
                    .warmup = 10}),
          {approximately(kCheError, hitRatio("store", row.hits))},
          10};
}

// One job of w seconds of CPU at a time under a limit of q < 1 cores, that is Q = qP for each period P = 100
// ms (Turner, Rao and Rao, "CPU bandwidth control for CFS", 2010), begun anywhere in a period with equal
// chance. Begun u after the beginning of a period with u <= P - Q, it uses Q at once and then a whole quota
// in each of the n - 1 periods after, n = ceil(w / Q): it takes w + (n - 1)(P - Q) - u. Begun in the last v =
// P - u < Q of a period, it uses v and goes on without a pause: it takes w + m (P - Q) with m = ceil((w - v)
// / Q) - 1. The mean over u, for w > Q:
//   T = w + (P - Q) / P * ((P - Q)(n - 3/2) + w - Q).
double meanUnderQuota(double work, double limit) {
  const double period = 0.1;
  const double quota = limit * period;
  const double periods = std::ceil(work / quota - 1e-9);
  return work + (period - quota) / period * ((period - quota) * (periods - 1.5) + work - quota);
}

// Every 10.007 s a job; so the jobs begin at every millisecond of the period equally often, and none meets
// another. What is left of the equal chance is 0.2 %.
OracleCase quota(double work, double limit) {
  const double between = 10.007;
  const double mean = meanUnderQuota(work, limit);
  const std::string server = fmt::format(
      "  server:\n    kind: service\n    replicas: 1\n    cpu: {{request: {0:g}m, limit: {0:g}m}}\n    "
      "operations: "
      "{{serve: {{steps: [work: {1:g}ms]}}}}\n",
      limit * 1000, work * 1000);
  return {fmt::format("{:g} ms of work under {:g} cores", work * 1000, limit),
          document({.components = server,
                    .connections = arrows({"users -> server"}),
                    .arrivals = fmt::format("constant({:.12f}/s)", 1 / between),
                    .entry = "server/serve",
                    .duration = 1000 * between,
                    .warmup = between}),
          {approximately(0.002, meanTime(mean)),
           approximately(0.003, throttledShare("server", (mean - work) / between))},
          5};
}

std::vector<OracleCase> cases() {
  std::vector<OracleCase> all;
  for (const Cache& row : kCaches) all.push_back(cache(row));
  all.push_back(quota(0.050, 0.2));
  all.push_back(quota(0.120, 0.5));
  all.push_back(quota(0.025, 0.1));
  all.push_back(quota(0.300, 0.8));
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  return runTable(cases(), argc, argv);
}
