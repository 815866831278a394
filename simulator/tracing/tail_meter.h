// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "simulator/tracing/critical_path.h"
#include "simulator/tracing/request_sample.h"

namespace windtunnel::simulator {

/// Where requests of each latency spend their time: for each workload the critical paths of a sample of its
/// requests, added up by cause in classes of latency. A request counts as many times as its sample was
/// thinned (Horvitz and Thompson, 1952), so that late requests and early ones weigh the same; the memory does
/// not grow with the run.
class TailMeter {
 public:
  /// The time all requests of a tail wait for one cause in one element.
  struct Part {
    Cause cause = Cause::Service;
    Index element = kNone;
    double time = 0;  ///< Nanoseconds.
  };
  /// A workload's slowest requests.
  struct Tail {
    Time from = 0;            ///< Latency of the fastest of them, to a sixteenth.
    double requests = 0;      ///< How many were looked at.
    double time = 0;          ///< Of all parts.
    std::vector<Part> parts;  ///< The longest first.
  };

  TailMeter(std::size_t workloads, std::size_t elements);

  /// A sampled request has ended.
  void record(const Trace& trace, const RequestSample& sample);

  /// Adds the requests of another run of the same network.
  void merge(const TailMeter& other);

  /// How many requests were looked at.
  std::uint64_t seen(Index workload) const { return m_workloads[workload].seen; }

  /// The slowest `share` of a workload's requests.
  Tail tail(Index workload, double share) const;

  std::size_t memoryBytes() const;

 private:
  static constexpr int kFirstPower = 10;  // about a microsecond; what is faster counts as that
  static constexpr int kParts = 16;       // classes of a power of two
  static constexpr int kPowers = 30;
  static constexpr std::size_t kClasses = kParts * kPowers;
  using Row = std::array<double, kClasses>;

  struct Workload {
    std::uint64_t seen = 0;
    std::array<std::uint32_t, kClasses> sampled{};
    Row requests{};
    std::vector<std::uint32_t> rowOf;  // of a cause of an element; 0: none, else one more than its position
    std::vector<std::uint32_t> keys;   // of the rows
    std::vector<Row> time;
  };

  static std::size_t classOf(Time latency);
  static Time lowEnd(std::size_t position);
  Row& row(Workload& workload, std::uint32_t key);

  std::vector<Workload> m_workloads;
  CriticalPath m_path;
};

}  // namespace windtunnel::simulator
