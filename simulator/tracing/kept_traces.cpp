// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/tracing/kept_traces.h"

#include <algorithm>
#include <tuple>

namespace windtunnel::simulator {
namespace {

auto identity(const Trace& trace) {
  return std::make_tuple(trace.begin(), trace.workload, trace.number);
}

// Of two equally slow ones the earlier is kept.
bool isSlower(const Trace& a, const Trace& b) {
  if (a.latency() != b.latency()) return a.latency() > b.latency();
  return identity(a) < identity(b);
}

}  // namespace

void KeptTraces::offer(const Trace& trace, std::uint64_t hash) {
  if (m_sample.takes(hash)) choose(trace, hash);
  if (m_options.slowest > 0) rank(trace);
}

void KeptTraces::choose(const Trace& trace, std::uint64_t hash) {
  m_chosen.push_back({hash, trace});
  m_chosen.back().trace.isHeadSampled = true;
  m_spans += trace.spans.size();
  while (m_spans > m_options.mostSpans && m_chosen.size() > 1) {
    m_sample.halve();
    std::erase_if(m_chosen, [this](const Chosen& one) { return !m_sample.takes(one.hash); });
    m_spans = 0;
    for (const Chosen& one : m_chosen) m_spans += one.trace.spans.size();
  }
}

void KeptTraces::rank(const Trace& trace) {
  if (m_slowest.size() == m_options.slowest) {
    if (!isSlower(trace, m_slowest.front())) return;
    std::pop_heap(m_slowest.begin(), m_slowest.end(), isSlower);
    m_slowest.pop_back();
  }
  m_slowest.push_back(trace);
  m_slowest.back().isAmongSlowest = true;
  std::push_heap(m_slowest.begin(), m_slowest.end(), isSlower);
}

std::vector<Trace> KeptTraces::traces() const {
  std::vector<Trace> all = m_slowest;
  for (const Chosen& one : m_chosen) all.push_back(one.trace);
  std::stable_sort(all.begin(), all.end(),
                   [](const Trace& a, const Trace& b) { return identity(a) < identity(b); });
  std::vector<Trace> each;
  for (Trace& trace : all) {
    if (each.empty() || identity(each.back()) != identity(trace)) {
      each.push_back(std::move(trace));
      continue;
    }
    each.back().isHeadSampled |= trace.isHeadSampled;
    each.back().isAmongSlowest |= trace.isAmongSlowest;
  }
  return each;
}

}  // namespace windtunnel::simulator
