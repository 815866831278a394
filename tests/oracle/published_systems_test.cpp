// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Designs of two systems others have published figures of: uqSim's two tiers, simulated with uqSim itself,
// and the login of TeaStore, measured on real machines. What is known and what was fitted is said in the
// designs.
#include <fmt/format.h>

#include <stdexcept>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/oracle_designs.h"

using namespace windtunnel::oracle;

namespace {

// Thousands of requests a second, mean and 99th percentile in milliseconds.
struct TwoTiers {
  int thousands;
  double mean, p99;
};

constexpr TwoTiers kTwoTiers[] = {{10, 0.2656, 0.3144},  {20, 0.2673, 0.3186}, {40, 0.2714, 0.3305},
                                  {60, 0.2768, 0.3477},  {80, 0.2843, 0.3748}, {100, 0.2949, 0.4211},
                                  {120, 0.3111, 0.4987}, {140, 0.3394, 0.6404}};

// With the width of the intervals the mean is within 5 % and the percentile within 10 %.
OracleCase twoTiers(const TwoTiers& row) {
  return {fmt::format("uqSim, two tiers, {} kqps", row.thousands),
          designFile("uqsim_two_tier"),
          {within(0.01, approximately(0.04, meanTime(row.mean / 1000))),
           within(0.03, approximately(0.07, percentileTime(0.99, row.p99 / 1000)))},
          5,
          fmt::format("kqps-{}", row.thousands)};
}

std::string nodeWith(const std::string& arrivals) {
  const std::string usual = "poisson(50/s)";
  std::string design = designFile("teastore");
  const std::size_t place = design.find(usual);
  if (place == std::string::npos) throw std::runtime_error("the design has other arrivals");
  return design.replace(place, usual.size(), arrivals);
}

// Requests a second and their mean time in milliseconds, up to five sixths of the largest rate.
struct Login {
  int cores;
  double rate, mean;
};

constexpr Login kLogins[] = {{4, 50, 11.3},   {4, 200, 15.1},  {4, 250, 22.8}, {4, 300, 31.9},
                             {8, 200, 15.6},  {8, 400, 15.0},  {8, 500, 20.1}, {16, 500, 12.8},
                             {16, 800, 16.2}, {16, 1000, 21.5}};

OracleCase login(const Login& row) {
  return {fmt::format("TeaStore, {} cores, {}/s", row.cores, row.rate),
          nodeWith(rate("poisson", row.rate)),
          {within(0.05, approximately(0.245, meanTime(row.mean / 1000)))},
          10,
          fmt::format("cores-{}", row.cores)};
}

OracleCase saturated(int cores, double largestRate, double mean) {
  return {fmt::format("TeaStore, {} cores, overload", cores),
          nodeWith("users(64, think 0s)"),
          {approximately(0.09, throughput(largestRate)), approximately(0.09, meanTime(mean / 1000))},
          5,
          fmt::format("cores-{}", cores)};
}

std::vector<OracleCase> cases() {
  std::vector<OracleCase> all;
  for (const TwoTiers& row : kTwoTiers) all.push_back(twoTiers(row));
  for (const Login& row : kLogins) all.push_back(login(row));
  all.push_back(saturated(4, 361, 177));
  all.push_back(saturated(8, 696, 90));
  all.push_back(saturated(16, 1265, 50));
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  return runTable(cases(), argc, argv);
}
