// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/tracing/request_sample.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

/// The traces of a run that are worth keeping: a sample of all, and the slowest. Its memory is bounded: a
/// sample with too many spans is halved.
class KeptTraces {
 public:
  explicit KeptTraces(const TraceOptions& options) : m_options(options), m_sample(options.share) {}

  /// Takes a copy of a finished trace, or does not.
  void offer(const Trace& trace, std::uint64_t hash);

  /// All that were kept, each once, in the order in which the requests began.
  std::vector<Trace> traces() const;

  double share() const { return m_sample.share(); }

 private:
  struct Chosen {
    std::uint64_t hash = 0;
    Trace trace;
  };
  void choose(const Trace& trace, std::uint64_t hash);
  void rank(const Trace& trace);

  TraceOptions m_options;
  RequestSample m_sample;
  std::vector<Chosen> m_chosen;
  std::size_t m_spans = 0;       // of the chosen ones
  std::vector<Trace> m_slowest;  // a heap, the fastest of them first
};

}  // namespace windtunnel::simulator
