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
  const Time end = m_network.warmup + m_network.duration;
  StopReason reason = StopReason::HorizonReached;
  for (int slice = 1; slice <= kSlices && isComplete(reason); ++slice) {
    const Time until = slice == kSlices ? end : end / kSlices * slice;
    reason = engine.advance(until);
    const int done = ++m_slicesDone;
    if (m_options.permille) m_options.permille->store(done * 1000 / (kSlices * planned));
  }
  return {takeTally(m_network, engine, reason), tracesOf(m_network, engine)};
}

void Replications::runTo(int count) {
  const int before = this->count();
  const std::vector<Ended> ended = replicate(count - before, m_options.threads, [&](int index) {
    return run(static_cast<std::uint64_t>(before + index), count);
  });
  if (!m_sum && !ended.empty()) m_traces = ended.front().traces;
  for (const Ended& one : ended) {
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
  if (count() > 1) runs.results.intervals = intervalsOf(m_samples, kLevel);
  runs.results.wallClock = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
  runs.results.traces = m_traces;
  runs.results.verdicts = verdictsOf(m_network, *m_sum, runs.results);
  return runs;
}

}  // namespace windtunnel::simulator
