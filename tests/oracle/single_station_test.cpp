// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// One station alone. The mean service time is a millisecond, so a tabled time in units of it is in
// milliseconds. Formulas: Kleinrock, "Queueing systems" (1975), and Harchol-Balter, "Performance modeling and
// design of computer systems" (2013).
#include <fmt/format.h>

#include <algorithm>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/oracle_designs.h"

using namespace windtunnel::oracle;

namespace {

constexpr double kUnit = 0.001;  // seconds of a mean service time
constexpr const char* kExponential = "exponential(1ms)";

// A station at `server` with Poisson arrivals, long enough for so many million requests in 20 replications.
std::string alone(const std::string& server, double perSecond, double millions) {
  const double duration = millions * 1e6 / perSecond / 20;
  return document({.components = server,
                   .connections = arrows({"users -> server"}),
                   .arrivals = rate("poisson", perSecond),
                   .entry = "server/serve",
                   .duration = duration,
                   .warmup = std::min(10.0, duration / 10)});
}

// The response time is exponential, so its percentiles are multiples of the mean. A queue this busy forgets
// so slowly that 1 % takes 28 million requests at 0.9 and 110 million at 0.95; the widths there are those of
// the lengths this table can afford.
struct SingleServer {
  double utilisation;
  double mean, p50, p95, p99, p999;
  double millions;
  double width, tailWidth, farWidth;
};

constexpr SingleServer kSingleServers[] = {
    {0.5, 2, 1.3863, 5.9915, 9.2103, 13.8155, 1.9, 0.01, 0.02, 0.04},
    {0.7, 3.3333, 2.3105, 9.9858, 15.3506, 23.0259, 4, 0.01, 0.02, 0.04},
    {0.8, 5, 3.4657, 14.9787, 23.0259, 34.5388, 11, 0.01, 0.02, 0.05},
    {0.9, 10, 6.9315, 29.9573, 46.0517, 69.0776, 8, 0.02, 0.05, 0.08},
    {0.95, 20, 13.8629, 59.9146, 92.1034, 138.1551, 8, 0.05, 0.1, 0.15}};

OracleCase singleServer(const SingleServer& row) {
  return {
      fmt::format("M/M/1, utilisation {}", row.utilisation),
      alone(station("server", kExponential), row.utilisation / kUnit, row.millions),
      {within(row.width, meanTime(row.mean * kUnit)), within(row.width, percentileTime(0.5, row.p50 * kUnit)),
       within(row.tailWidth, percentileTime(0.95, row.p95 * kUnit)),
       within(row.tailWidth, percentileTime(0.99, row.p99 * kUnit)),
       within(row.farWidth, percentileTime(0.999, row.p999 * kUnit)),
       within(2 * row.width, meanNumber("server", row.mean * row.utilisation))}};
}

// Erlang C. The waiting time is the part of the response time that is hard to know, so it has a width of its
// own. With it the probability to wait is known as well: it is the wait times c (1 - utilisation).
struct MultiServer {
  int servers;
  double utilisation;
  double wait, mean, p99;
  double millions;
  double width, tailWidth, waitWidth;
};

constexpr MultiServer kManyServers[] = {{2, 0.8, 1.77778, 2.77778, 11.9374, 9.5, 0.01, 0.02, 0.02},
                                        {4, 0.8, 0.74554, 1.74554, 6.8932, 4.5, 0.01, 0.02, 0.03},
                                        {8, 0.7, 0.11275, 1.11275, 4.7817, 1.5, 0.01, 0.02, 0.05},
                                        {8, 0.9, 0.87692, 1.87692, 7.0873, 6, 0.02, 0.03, 0.04},
                                        {16, 0.8, 0.09528, 1.09528, 4.7350, 1.5, 0.01, 0.02, 0.07},
                                        {64, 0.9, 0.04854, 1.04854, 4.6611, 2, 0.01, 0.02, 0.12},
                                        {100, 0.95, 0.10129, 1.10129, 4.7244, 3, 0.02, 0.02, 0.12}};

OracleCase manyServers(const MultiServer& row) {
  return {fmt::format("M/M/c, {} servers, utilisation {}", row.servers, row.utilisation),
          alone(station("server", kExponential, {.servers = row.servers}),
                row.servers * row.utilisation / kUnit, row.millions),
          {within(row.width, meanTime(row.mean * kUnit)),
           within(row.tailWidth, percentileTime(0.99, row.p99 * kUnit)),
           within(row.waitWidth, meanWait("server", row.wait * kUnit))}};
}

// Erlang B: a bulkhead without a queue. Blocking is rare, so 1 % of it would take 16 million requests at the
// largest.
OracleCase lossSystem(int servers, double offered, double blocked, double millions) {
  return {fmt::format("M/M/{}/{}, offered {}", servers, servers, offered),
          alone(station("server", kExponential, {.servers = servers, .queue = 0}), offered / kUnit, millions),
          {within(servers > 10 ? 0.02 : 0.01, failedShare(blocked)),
           meanNumber("server", offered * (1 - blocked))}};
}

struct BoundedQueue {
  int servers, places;
  double utilisation;
  double blocked, accepted, number;
  double millions;
};

constexpr BoundedQueue kBoundedQueues[] = {{1, 10, 0.9, 0.050814, 0.85427, 3.96944, 11},
                                           {1, 10, 1.2, 0.192586, 0.96890, 6.71071, 2},
                                           {4, 20, 0.9, 0.016805, 3.53950, 7.76921, 16},
                                           {4, 20, 1.25, 0.202843, 3.98579, 16.27055, 2.6}};

OracleCase boundedQueue(const BoundedQueue& row) {
  return {fmt::format("M/M/{}/{}, utilisation {}", row.servers, row.places, row.utilisation),
          alone(station("server", kExponential, {.servers = row.servers, .queue = row.places - row.servers}),
                row.servers * row.utilisation / kUnit, row.millions),
          {within(row.utilisation < 1 ? 0.015 : 0.01, failedShare(row.blocked)),
           throughput(row.accepted / kUnit), meanNumber("server", row.number)}};
}

// Pollaczek and Khinchine: T = 1 + utilisation (1 + cv^2) / 2 (1 - utilisation), here at 0.8. The wait has
// three moments of the service time in its variance; the widths for the largest two say what they cost.
struct ServiceLaw {
  double squaredVariation;
  const char* law;
  double mean;  // first come first served
  double millions, width;
  double sharedMillions, sharedWidth;  // with a shared processor
};

constexpr ServiceLaw kServiceLaws[] = {{0, "1ms", 3, 4, 0.01, 3, 0.01},
                                       {0.25, "gamma(mean 1ms, cv 0.5)", 3.5, 5, 0.01, 3, 0.01},
                                       {1, "exponential(1ms)", 5, 8, 0.01, 3, 0.02},
                                       {4, "lognormal(mean 1ms, cv 2)", 11, 8, 0.03, 4.5, 0.02},
                                       {10, "gamma(mean 1ms, cv 3.16227766)", 23, 8, 0.03, 6, 0.03}};

OracleCase firstComeFirstServed(const ServiceLaw& row) {
  return {fmt::format("M/G/1, cv^2 {}, utilisation 0.8", row.squaredVariation),
          alone(station("server", row.law), 800, row.millions),
          {within(row.width, meanTime(row.mean * kUnit))}};
}

// Insensitivity: with a shared processor the mean is that of M/M/1 whatever the law of the work.
OracleCase processorSharing(const ServiceLaw& row) {
  return {fmt::format("M/G/1-PS, cv^2 {}, utilisation 0.8", row.squaredVariation),
          alone(sharedCore("server", row.law), 800, row.sharedMillions),
          {within(row.sharedWidth, meanTime(5 * kUnit))}};
}

std::vector<OracleCase> cases() {
  std::vector<OracleCase> all;
  for (const SingleServer& row : kSingleServers) all.push_back(singleServer(row));
  for (const MultiServer& row : kManyServers) all.push_back(manyServers(row));
  all.push_back(lossSystem(10, 8, 0.12166, 3));
  all.push_back(lossSystem(20, 16, 0.06441, 2.2));
  all.push_back(lossSystem(50, 45, 0.05410, 5));
  for (const BoundedQueue& row : kBoundedQueues) all.push_back(boundedQueue(row));
  for (const ServiceLaw& row : kServiceLaws)
    if (row.squaredVariation != 1) all.push_back(firstComeFirstServed(row));
  for (const ServiceLaw& row : kServiceLaws) all.push_back(processorSharing(row));
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  return runTable(cases(), argc, argv);
}
