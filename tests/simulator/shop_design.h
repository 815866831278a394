// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design_text.h"

/// A small shop in three zones for the tests of faults and commands: a client, a service and its database.
namespace windtunnel::simulator::testing {

inline std::string shop(const std::string& scenario, const std::string& replicas = "3",
                        const std::string& arrow = "timeout: 500ms") {
  return "platform: {zones: [a, b, c], network: {sameZone: 0.1ms, crossZone: 0.3ms, jitter: 0%}}\n"
         "components:\n"
         "  user: {kind: client}\n"
         "  api: {kind: service, replicas: " +
         replicas +
         ", startup: 4s, operations: {go: {steps: [{work: 2ms}, {call: db/read}]}}}\n"
         "  db: {kind: database, replicas: 1, startup: 3s, read: 1ms}\n"
         "connections: {user -> api: {" +
         arrow + "}, api -> db: {timeout: 200ms}}\n" +
         "workloads: {load: {from: user, arrivals: poisson(200/s), mix: {api/go: 100%}}}\n"
         "scenarios:\n  base:\n    duration: 2m\n    warmup: 10s\n" +
         scenario;
}

inline Command command(Command::Kind kind, const std::string& target) {
  Command made;
  made.kind = kind;
  made.target = target;
  return made;
}

inline double meanOf(const Series& series, std::size_t from, std::size_t to) {
  double sum = 0;
  for (std::size_t i = from; i < to; ++i) sum += static_cast<double>(series[i]);
  return sum / static_cast<double>(to - from);
}

/// The results of a run in which half of what the database is asked fails for a while, with traces.
inline Results tracedShop() {
  RunOptions options;
  options.traces = TraceOptions();
  options.traces->share = 0.02;
  options.traces->slowest = 10;
  return resultsOf(shop("    faults: [{at: 40s, for: 20s, kind: errors, target: db, share: 50%}]\n"),
                   options);
}

}  // namespace windtunnel::simulator::testing
