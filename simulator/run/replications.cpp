// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/replications.h"

#include <algorithm>

#include "simulator/compile/compile.h"
#include "simulator/engine/engine.h"
#include "simulator/experiment/parallel.h"
#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

constexpr double kLevel = 0.95;
constexpr int kSlices = 100;  // of a replication, for the progress

}  // namespace

model::Result<Network> networkFor(const model::Design& design, const std::string& scenario,
                                  const ScenarioOptions& options) {
  model::Result<Network> network = compile(design, scenario);
  if (!network) return network;
  if (options.seed) network->seed = *options.seed;
  if (options.duration) network->duration = *options.duration;
  return network;
}

Replications::Replications(const Network& network, const ScenarioOptions& options)
    : m_network(network), m_options(options) {}

Replications::Ended Replications::run(std::uint64_t index, int planned) {
  Engine engine(m_network, m_network.seed, index, m_options.limits);
  if (m_options.traces && index == 0) engine.keepTraces(*m_options.traces);
  Ended ended;
  Tally before;
  StopReason reason = StopReason::HorizonReached;
  const int slices = m_options.batches > 0 ? m_options.batches : kSlices;
  for (int slice = 1; slice <= slices && isComplete(reason); ++slice) {
    reason = engine.advance(endOf(slice, slices));
    const int done = ++m_slicesDone;
    if (m_options.permille) m_options.permille->store(done * 1000 / (slices * planned));
    if (m_options.batches == 0 || !isComplete(reason)) continue;
    Tally now = takeTally(m_network, engine, reason);
    addSamples(m_network, since(now, before), ended.batches);
    before = std::move(now);
  }
  ended.tally = takeTally(m_network, engine, reason);
  ended.traces = tracesOf(m_network, engine);
  return ended;
}

// The warm-up belongs to the first batch.
Time Replications::endOf(int slice, int slices) const {
  const Time end = m_network.warmup + m_network.duration;
  const Time begin = m_options.batches > 0 ? m_network.warmup : 0;
  return slice == slices ? end : begin + (end - begin) / slices * slice;
}

void Replications::runTo(int count) {
  const int before = this->count();
  const std::vector<Ended> ended = replicate(count - before, m_options.threads, [&](int index) {
    return run(static_cast<std::uint64_t>(before + index), count);
  });
  if (!m_sum && !ended.empty()) m_traces = ended.front().traces;
  for (const Ended& one : ended) {
    if (m_options.batches > 0)
      m_samples = one.batches;
    else
      addSamples(m_network, one.tally, m_samples);
    if (m_sum)
      merge(*m_sum, one.tally);
    else
      m_sum = one.tally;
  }
}

ScenarioRuns Replications::result() const {
  ScenarioRuns runs;
  runs.results = figuresOf(m_network, *m_sum);
  runs.samples = m_samples;
  if (m_options.batches > 0 && !m_samples.empty())
    runs.results.batches = static_cast<int>(m_samples.front().values.size());
  if (count() > 1 || m_options.batches > 0) runs.results.intervals = intervalsOf(m_samples, kLevel);
  runs.results.wallClock = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
  runs.results.traces = m_traces;
  runs.results.verdicts = verdictsOf(m_network, *m_sum, runs.results);
  return runs;
}

}  // namespace windtunnel::simulator
