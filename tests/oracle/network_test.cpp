// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Several stations that requests visit one after the other, and users who come back. Times are in units of a
// millisecond. Formulas: Jackson, "Jobshop-like queueing systems" (1963), and Reiser and Lavenberg,
// "Mean-value analysis of closed multichain queuing networks" (1980).
#include <fmt/format.h>

#include "tests/oracle/oracle_case.h"
#include "tests/oracle/oracle_designs.h"

using namespace windtunnel::oracle;

namespace {

OracleCase tandem() {
  return {"tandem of three",
          document({.components = caller("front", "[call: a/serve, call: b/serve, call: c/serve]") +
                                  station("a", "exponential(1ms)") + station("b", "exponential(1.25ms)") +
                                  station("c", "exponential(1.6ms)"),
                    .connections = arrows({"users -> front", "front -> a", "front -> b", "front -> c"}),
                    .arrivals = "poisson(500/s)",
                    .entry = "front/serve",
                    .duration = 400}),
          {meanTime(0.0133333), within(0.02, meanNumber("a", 1)), within(0.02, meanNumber("b", 5.0 / 3)),
           within(0.02, meanNumber("c", 4))}};
}

// After each visit to a, half of the requests go to b, three of ten to c, and both come back; the others
// leave. They leave by an error that the client takes for an answer, which is the only way out of a repeat.
OracleCase feedback() {
  const std::string steps =
      "[{repeat: {times: 200, steps: [call: a/serve, choose: [{share: 50%, steps: [call: b/serve]}, {share: "
      "30%, steps: [call: c/serve]}, {share: 20%, steps: [fail: 100%]}]]}}]";
  return {"Jackson network with feedback",
          document({.components = caller("front", steps) + station("a", "exponential(0.125ms)") +
                                  station("b", "exponential(0.25ms)") + station("c", "exponential(0.5ms)"),
                    .connections = "  users -> front: {fallback: empty}\n" +
                                   arrows({"front -> a", "front -> b", "front -> c"}),
                    .arrivals = "poisson(1000/s)",
                    .entry = "front/serve",
                    .duration = 180}),
          {meanTime(0.0063333), visits("a", 5), visits("b", 2.5), visits("c", 1.5),
           within(0.02, meanNumber("a", 5.0 / 3)), within(0.02, meanNumber("b", 5.0 / 3)),
           within(0.02, meanNumber("c", 3))}};
}

// Users think for a tenth of a second; a, b and c need 5, 3 and 2 ms of each request.
struct Closed {
  int users;
  double throughput, response;
  double duration;
};

constexpr Closed kClosed[] = {{1, 9.091, 0.01, 500},        {10, 87.535, 0.014240, 150},
                              {20, 159.752, 0.025194, 250}, {30, 195.349, 0.053571, 400},
                              {50, 199.999, 0.150001, 90},  {100, 200, 0.4, 60}};

OracleCase closed(const Closed& row) {
  return {fmt::format("closed network, {} users", row.users),
          document({.components = caller("front", "[call: a/serve, call: b/serve, call: c/serve]") +
                                  station("a", "exponential(5ms)") + station("b", "exponential(3ms)") +
                                  station("c", "exponential(2ms)"),
                    .connections = arrows({"users -> front", "front -> a", "front -> b", "front -> c"}),
                    .arrivals = fmt::format("users({}, think exponential(100ms))", row.users),
                    .entry = "front/serve",
                    .duration = row.duration}),
          {throughput(row.throughput), meanTime(row.response)}};
}

std::vector<OracleCase> cases() {
  std::vector<OracleCase> all{tandem(), feedback()};
  for (const Closed& row : kClosed) all.push_back(closed(row));
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  return runTable(cases(), argc, argv);
}
