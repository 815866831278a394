// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "app/cli/console.h"
#include "app/cli/program.h"

/// One call of the program in this process, with what it wrote.
struct CliCall {
  int code = -1;
  std::string out;
  std::string err;

  nlohmann::json json() const { return nlohmann::json::parse(out); }
  bool says(const std::string& text) const { return out.find(text) != std::string::npos; }
  bool complains(const std::string& text) const { return err.find(text) != std::string::npos; }
};

inline CliCall callCli(const std::vector<std::string>& arguments, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  windtunnel::app::cli::Console console{in, out, err};
  const auto code = windtunnel::app::cli::runProgram(arguments, console);
  return {static_cast<int>(code), out.str(), err.str()};
}

/// Two boxes, an arrow and a workload; the objective is easy to meet.
inline const char* const kSmallDesign = R"(formatVersion: 1
name: Small
components:
  web: {kind: client}
  edge:
    kind: gateway
    replicas: 2
    routes:
      - {match: {path: /}, to: shop}
  shop:
    kind: service
    replicas: 2
    operations:
      page:
        steps:
          - work: exponential(2ms)
connections:
  web -> edge: {timeout: 5s}
  edge -> shop: {timeout: 2s}
workloads:
  users:
    from: web
    arrivals: poisson(50/s)
    mix: {edge: 100%}
objectives:
  fast: {of: users, p99: 2s}
scenarios:
  short: {duration: 20s, warmup: 2s, replications: 2, seed: 3}
)";
