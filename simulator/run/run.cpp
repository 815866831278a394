// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/run.h"

#include <algorithm>
#include <chrono>

#include "simulator/compile/compile.h"
#include "simulator/engine/engine.h"
#include "simulator/run/take_snapshot.h"
#include "simulator/run/tally.h"
#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {

struct Run::State {
  State(Network compiled, const RunOptions& runOptions)
      : network(std::move(compiled)),
        options(runOptions),
        engine(network, network.seed, options.replication, options.limits) {
    if (options.traces) engine.keepTraces(*options.traces);
  }

  Network network;
  RunOptions options;
  Engine engine;
  std::size_t replayed = 0;  // commands of the log given that have been applied
  std::vector<Command> log;
  StopReason lastStop = StopReason::HorizonReached;
  std::chrono::steady_clock::duration wallClock{};
};

model::Result<Run> Run::create(const model::Design& design, const std::string& scenario,
                               const RunOptions& options) {
  model::Result<Network> network = compile(design, scenario);
  if (!network) return network.error();
  if (options.seed) network->seed = *options.seed;
  if (options.duration) network->duration = *options.duration;
  if (options.warmup) network->warmup = *options.warmup;
  if (options.followsConnections) network->followsConnections = true;
  return Run(std::make_unique<State>(*std::move(network), options));
}

Run::Run(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;
Run::~Run() = default;

StopReason Run::advance(Time until) {
  const auto begin = std::chrono::steady_clock::now();
  until = std::min(until, end());
  while (m_state->replayed < m_state->options.commands.size() &&
         m_state->options.commands[m_state->replayed].at <= until) {
    const Command& command = m_state->options.commands[m_state->replayed];
    m_state->lastStop = m_state->engine.advance(std::max(now(), command.at));
    if (!isComplete(m_state->lastStop)) return m_state->lastStop;
    ++m_state->replayed;
    const model::Status status = apply(command);
    static_cast<void>(status);  // what was refused then is refused again
  }
  m_state->lastStop = m_state->engine.advance(until);
  m_state->wallClock += std::chrono::steady_clock::now() - begin;
  return m_state->lastStop;
}

model::Status Run::apply(Command command) {
  command.at = now();
  model::Status status = m_state->engine.apply(command);
  if (status) m_state->log.push_back(std::move(command));
  return status;
}

Time Run::now() const {
  return m_state->engine.world().now();
}

Time Run::end() const {
  return m_state->network.warmup + m_state->network.duration;
}

double Run::progress() const {
  return end() > 0 ? static_cast<double>(now()) / static_cast<double>(end()) : 1;
}

Snapshot Run::snapshot() const {
  return takeSnapshot(m_state->network, m_state->engine);
}

const std::vector<Command>& Run::commands() const {
  return m_state->log;
}

Results Run::result() const {
  const Tally tally = takeTally(m_state->network, m_state->engine, m_state->lastStop);
  Results results = figuresOf(m_state->network, tally);
  results.commands = m_state->log;
  results.wallClock = std::chrono::duration<double>(m_state->wallClock).count();
  results.verdicts = verdictsOf(m_state->network, tally, results);
  results.traces = tracesOf(m_state->network, m_state->engine);
  return results;
}

}  // namespace windtunnel::simulator
