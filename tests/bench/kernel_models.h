// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/kernel/simulation.h"
#include "simulator/random/exponential_source.h"

/// The two models of the kernel's benchmark on the kernel itself.
namespace windtunnel::bench {

inline constexpr double kMean = 1e6;  // nanoseconds

inline simulator::Time exponentialSpan(simulator::ExponentialSource& source, double mean) {
  return static_cast<simulator::Time>(source.next() * mean + 0.5);
}

/// Hold model: every event schedules one other, an exponential time later.
struct HoldModel {
  explicit HoldModel(std::uint32_t pending) {
    for (std::uint32_t i = 0; i < pending; ++i)
      simulation.scheduleAt(exponentialSpan(stream, kMean), {0, i, 0});
  }

  void handle(const simulator::Event& event) {
    simulation.scheduleAfter(exponentialSpan(stream, kMean), {0, event.subject, 0});
  }

  simulator::Simulation simulation;
  simulator::ExponentialSource stream{simulator::RandomStream(1)};
};

/// One queue with one server, one stream for arrivals and one for service.
struct MM1Model {
  enum Kind : std::uint16_t { Arrival, Departure };

  MM1Model(double utilisation, std::uint64_t seed)
      : meanInterarrival(kMean / utilisation),
        arrivals(simulator::RandomStream(seed)),
        services(simulator::RandomStream(seed + 1)) {
    simulation.scheduleAt(0, {Arrival, 0, 0});
  }

  void handle(const simulator::Event& event) {
    switch (event.kind) {
      case Arrival:
        waiting[last++ & (waiting.size() - 1)] = simulation.now();
        if (last - first == waiting.size()) grow();
        if (last - first == 1) simulation.scheduleAfter(exponentialSpan(services, kMean), {Departure, 0, 0});
        simulation.scheduleAfter(exponentialSpan(arrivals, meanInterarrival), {Arrival, 0, 0});
        break;
      default:
        sum += static_cast<double>(simulation.now() - waiting[first++ & (waiting.size() - 1)]);
        if (first != last) simulation.scheduleAfter(exponentialSpan(services, kMean), {Departure, 0, 0});
    }
  }

  void grow() {
    std::vector<simulator::Time> larger(waiting.size() * 2);
    for (std::uint64_t i = first; i != last; ++i)
      larger[i & (larger.size() - 1)] = waiting[i & (waiting.size() - 1)];
    waiting.swap(larger);
  }

  simulator::Simulation simulation;
  double meanInterarrival;
  simulator::ExponentialSource arrivals;
  simulator::ExponentialSource services;
  std::vector<simulator::Time> waiting = std::vector<simulator::Time>(256);
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  double sum = 0;
};

}  // namespace windtunnel::bench
