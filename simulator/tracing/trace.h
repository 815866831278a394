// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulator/tracing/span.h"

namespace windtunnel::simulator {

/// What became of one request, from its client's first step to its last. Every span lies within its parent
/// and stands after it.
struct Trace {
  std::uint64_t number = 0;  ///< Of the request, among those of its workload.
  Index workload = kNone;
  std::uint32_t entry = 0;      ///< Position in the mix of the workload.
  std::uint32_t leftOut = 0;    ///< Spans beyond the most a trace may have.
  bool isHeadSampled = false;   ///< Kept whatever became of it.
  bool isAmongSlowest = false;  ///< Kept because it was slow.
  std::vector<Span> spans;

  Time begin() const { return spans.front().begin; }
  Time latency() const { return spans.front().length(); }
  Outcome outcome() const { return spans.front().outcome; }
};

/// Which requests to keep traces of.
struct TraceOptions {
  double share = 0.01;              ///< Of all measured requests, chosen by a hash of their numbers.
  std::size_t slowest = 100;        ///< Besides these, so many of the slowest.
  std::size_t mostSpans = 200'000;  ///< Of the chosen ones; the share is halved whenever there are more.
};

/// The traces of one run, with the names of what they point to.
struct TraceSet {
  struct Component {
    std::string id;
    std::string kind;
  };
  struct Pod {
    Index component = kNone;
    std::uint32_t ordinal = 0;
    std::string zone;
  };
  struct Workload {
    std::string id;
    std::vector<std::string> entries;
  };
  struct Fault {
    std::string description;
    Time begin = 0;
    Time end = 0;
  };

  std::string scenario;
  std::uint64_t seed = 0;
  double share = 0;              ///< Of the requests that were chosen in the end.
  std::uint64_t unobserved = 0;  ///< Requests for whose spans there was no room.
  std::vector<Component> components;
  std::vector<Pod> pods;
  std::vector<std::string> connections;
  std::vector<std::string> operations;  ///< "orders/place"
  std::vector<Workload> workloads;
  std::vector<Fault> faults;
  std::vector<Trace> traces;  ///< In the order in which the requests began.
};

}  // namespace windtunnel::simulator
