// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Requests that ask many at once, and balancers that choose among many. Times are in units of a millisecond.
#include <fmt/format.h>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/oracle_designs.h"

using namespace windtunnel::oracle;

namespace {

std::string askAll(int leaves) {
  return "[parallel: [" + times(leaves, "call: leaf/serve") + "]]";
}

// Fork-join of n M/M/1: as many calls at once as there are pods that take turns, so each pod gets one. For
// two the mean is exact (Flatto and Hahn, 1984); beyond it is the approximation of Nelson and Tantawi (1988),
// which they give as less than 5 % off.
struct ForkJoin {
  int branches;
  double utilisation;
  double mean;
  double thousands;  // requests in all replications
  double width;
};

constexpr ForkJoin kForkJoins[] = {
    {2, 0.5, 2.875, 800, 0.01}, {2, 0.8, 7.0, 6000, 0.01},   {2, 0.9, 13.875, 5500, 0.025},
    {4, 0.5, 3.790, 30, 0.04},  {4, 0.8, 8.930, 200, 0.04},  {4, 0.9, 17.505, 600, 0.05},
    {8, 0.5, 4.785, 20, 0.04},  {8, 0.8, 11.03, 200, 0.05},  {8, 0.9, 21.45, 600, 0.06},
    {16, 0.5, 5.824, 20, 0.04}, {16, 0.8, 13.22, 100, 0.05}, {16, 0.9, 25.58, 300, 0.06},
    {32, 0.5, 6.887, 20, 0.04}, {32, 0.8, 15.47, 70, 0.05},  {32, 0.9, 29.80, 300, 0.06}};

constexpr double kNelsonTantawiError = 0.05;

OracleCase forkJoin(const ForkJoin& row) {
  const double perSecond = row.utilisation * 1000;
  return {fmt::format("fork-join of {}, utilisation {}", row.branches, row.utilisation),
          document({.components = caller("front", askAll(row.branches)) +
                                  station("leaf", "exponential(1ms)", {.pods = row.branches}),
                    .connections = arrows({"users -> front", "front -> leaf"}),
                    .arrivals = rate("poisson", perSecond),
                    .entry = "front/serve",
                    .duration = row.thousands * 1000 / perSecond / 20,
                    .warmup = 2}),
          {within(row.width,
                  approximately(row.branches > 2 ? kNelsonTantawiError : 0, meanTime(row.mean / 1000)))}};
}

// Without queueing the answer takes as long as the largest of n exponential times: on average the n-th
// harmonic number, and at a share p of the requests -ln(1 - p^(1/n)).
struct Largest {
  int leaves;
  double mean, p99;
  double requests;  // in each replication
};

constexpr Largest kLargest[] = {{1, 1, 4.605, 20'000},
                                {10, 2.9290, 6.903, 6'000},
                                {100, 5.1874, 9.205, 2'500},
                                {1000, 7.4855, 11.508, 1'400}};

OracleCase largest(const Largest& row) {
  return {fmt::format("largest of {} exponential times", row.leaves),
          document({.components =
                        caller("front", askAll(row.leaves)) + caller("leaf", "[wait: \"exponential(1ms)\"]"),
                    .connections = arrows({"users -> front", "front -> leaf"}),
                    .arrivals = "poisson(1000/s)",
                    .entry = "front/serve",
                    .duration = row.requests / 1000,
                    .warmup = 0.1}),
          {meanTime(row.mean / 1000), percentileTime(0.99, row.p99 / 1000)}};
}

// Dean and Barroso, "The tail at scale" (2013): one in a hundred leaves takes a second.
OracleCase slowLeaves(int leaves, double slow, double requests) {
  return {
      fmt::format("slow leaves, fan-out {}", leaves),
      document(
          {.components =
               caller("front", askAll(leaves)) +
               caller("leaf", "[choose: [{share: 1%, steps: [wait: 1s]}, {share: 99%, steps: [wait: 1ms]}]]"),
           .connections = arrows({"users -> front", "front -> leaf"}),
           .arrivals = "poisson(1000/s)",
           .entry = "front/serve",
           .duration = requests / 1000,
           .warmup = 2}),
      {within(0.03, shareAbove(0.1, slow))}};
}

// Mitzenmacher, "The power of two choices in randomized load balancing" (2001): the limit for ever more
// stations. His table 1 has how far 100 stations are from it, here with 1 % for chance on top.
struct TwoChoices {
  double utilisation;
  double mean;
  double ofLimit;  // relative
  double duration, width;
};

constexpr TwoChoices kTwoChoices[] = {{0.5, 1.2657, 0.0013, 1, 0.01},
                                      {0.7, 1.6145, 0.0036, 1, 0.01},
                                      {0.9, 2.6141, 0.0120, 2, 0.01},
                                      {0.95, 3.3830, 0.0230, 2.5, 0.03},
                                      {0.99, 5.4320, 0.0912, 2.5, 0.09}};

std::string hundred(double utilisation, const std::string& balancing, double duration) {
  return document({.components = station("server", "exponential(1ms)", {.pods = 100}),
                   .connections = "  users -> server: {balancing: " + balancing + "}\n",
                   .arrivals = rate("poisson", utilisation * 100'000),
                   .entry = "server/serve",
                   .duration = duration,
                   .warmup = utilisation > 0.9 ? 1 : 0.3});
}

OracleCase twoChoices(const TwoChoices& row) {
  return {fmt::format("less busy of two among 100, utilisation {}", row.utilisation),
          hundred(row.utilisation, "least-request", row.duration),
          {within(row.width, approximately(row.ofLimit + 0.01, meanTime(row.mean / 1000)))}};
}

OracleCase oneChoice(double utilisation, double mean) {
  return {fmt::format("random among 100, utilisation {}", utilisation),
          hundred(utilisation, "random", 2),
          {within(0.02, meanTime(mean / 1000))}};
}

std::vector<OracleCase> cases() {
  std::vector<OracleCase> all;
  for (const ForkJoin& row : kForkJoins) all.push_back(forkJoin(row));
  for (const Largest& row : kLargest) all.push_back(largest(row));
  all.push_back(slowLeaves(10, 0.0956, 10'000));
  all.push_back(slowLeaves(50, 0.3950, 2'000));
  all.push_back(slowLeaves(100, 0.6340, 1'000));
  all.push_back(slowLeaves(500, 0.9934, 500));
  for (const TwoChoices& row : kTwoChoices) all.push_back(twoChoices(row));
  all.push_back(oneChoice(0.5, 2));
  all.push_back(oneChoice(0.7, 3.3333));
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  return runTable(cases(), argc, argv);
}
