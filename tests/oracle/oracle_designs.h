// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

/// The texts of designs that stand for textbook systems.
namespace windtunnel::oracle {

/// The parts that differ from one system to another.
struct Parts {
  std::string components;
  std::string connections;
  std::string arrivals;
  std::string entry;    ///< The operation every request asks for.
  double duration = 0;  ///< Seconds after the warm-up.
  double warmup = 10;   ///< Seconds.
  int seed = 1;
};

/// The whole document: a network without latency, one client, one workload, one scenario called "exact".
std::string document(const Parts& parts);

/// What more there is to say about a station.
struct Servers {
  int servers = 1;         ///< Requests a pod serves at a time.
  int queue = 10'000'000;  ///< Requests that may wait at a pod.
  int pods = 1;
};

/// A component that serves first come first served; each service takes a time of this law.
std::string station(const std::string& id, const std::string& law, const Servers& servers = {});

/// A component that takes any number of requests and only runs these steps, written in brackets.
std::string caller(const std::string& id, const std::string& steps);

/// A pod with one core that all requests in it share; each needs work of this law.
std::string sharedCore(const std::string& id, const std::string& law);

/// Arrows without policies.
std::string arrows(const std::vector<std::string>& keys);

/// "12.5/s" in the law: rate("poisson", 12.5).
std::string rate(const std::string& law, double perSecond);

/// The same step so many times, with commas between.
std::string times(int count, const std::string& step);

/// The text of a file in tests/oracle/designs; throws std::runtime_error when there is none.
std::string designFile(const std::string& name);

}  // namespace windtunnel::oracle
