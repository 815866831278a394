// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/analytic/equations.h"

/// Rates: how often everything is asked for, given how requests come through their programs.
namespace windtunnel::simulator::analytic {
namespace {

class RateFlow {
 public:
  explicit RateFlow(Equations& equations) : m_equations(equations) {}

  void run() {
    begin();
    const std::vector<Index>& order = m_equations.calleesFirst;
    for (auto program = order.rbegin(); program != order.rend(); ++program) cause(*program);
  }

 private:
  void begin();
  void cause(Index caller);
  void ask(Index caller, Index callee, double rate, double found);
  void call(Index caller, const Instruction& instruction, const Visit& visit);
  void deliver(Index caller, Index topic, double messages, double found);

  Equations& m_equations;
};

void RateFlow::begin() {
  for (Program& program : m_equations.programs) {
    program.rate = program.external + program.carried;
    program.found = program.externalFound + program.carriedFound;
    program.carried = program.carriedFound = 0;
  }
  for (Arrow& arrow : m_equations.arrows) {
    arrow.calls = arrow.tries = arrow.foundShare = arrow.tryTime = arrow.succeeded = 0;
    arrow.time = TimeMixture();
  }
  for (CachedRead& read : m_equations.reads) read.rate = 0;
  std::fill(m_equations.published.begin(), m_equations.published.end(), 0.0);
}

void RateFlow::cause(Index caller) {
  const Program& program = m_equations.programs[caller];
  if (program.rate <= 0) return;
  for (Index pc = program.begin; pc < program.end; ++pc) {
    const Visit& visit = m_equations.visits[pc];
    if (visit.tries > 0 && visit.times > 0) call(caller, m_equations.network.program[pc], visit);
  }
}

void RateFlow::call(Index caller, const Instruction& instruction, const Visit& visit) {
  const Program& program = m_equations.programs[caller];
  const double calls = program.rate * m_equations.begun(program) * visit.times;
  const double foundShare = program.found / program.rate;
  Arrow& arrow = m_equations.arrows[instruction.a];
  arrow.calls += calls;
  arrow.tries += calls * visit.tries;
  arrow.foundShare += calls * visit.tries * foundShare;
  arrow.tryTime += calls * visit.tries * visit.tryTime;
  arrow.succeeded += calls * visit.succeeded;
  arrow.time += visit.time.scaled(calls);
  ask(caller, instruction.b, calls * visit.tries, calls * visit.tries * foundShare);
  if (instruction.code == OpCode::CacheRead) m_equations.reads[instruction.c].rate += calls;
  if (instruction.code == OpCode::Publish)
    deliver(caller, instruction.c, calls * visit.succeeded, foundShare);
}

void RateFlow::ask(Index caller, Index callee, double rate, double found) {
  Program& program = m_equations.programs[callee];
  const bool isLater = m_equations.place[callee] < m_equations.place[caller];
  (isLater ? program.rate : program.carried) += rate;
  (isLater ? program.found : program.carriedFound) += found;
}

// Every group gets each message, and those whose work failed again.
void RateFlow::deliver(Index caller, Index topic, double messages, double foundShare) {
  m_equations.published[topic] += messages;
  for (const Index consumer : m_equations.network.topics[topic].consumers) {
    const ConsumerSpec& spec = m_equations.network.consumers[consumer];
    const Program& program = m_equations.programs[spec.operation];
    const double failed = program.service.failed.share;
    const double deliveries =
        messages * (failed < 1 ? (1 - std::pow(failed, spec.retries + 1)) / (1 - failed) : spec.retries + 1);
    ask(caller, spec.operation, deliveries, deliveries * foundShare);
    if (spec.connection == kNone) continue;
    Arrow& arrow = m_equations.arrows[spec.connection];
    arrow.calls += deliveries;
    arrow.tries += deliveries;
    arrow.foundShare += deliveries * foundShare;
    arrow.succeeded += deliveries * (1 - failed);
    arrow.time += program.service.ended().scaled(deliveries).then(arrow.delivery);
  }
}

}  // namespace

void followRates(Equations& equations) {
  RateFlow(equations).run();
  for (Arrow& arrow : equations.arrows) {
    arrow.tryTime = arrow.tries > 0 ? arrow.tryTime / arrow.tries : 0;
    arrow.foundShare = arrow.tries > 0 ? arrow.foundShare / arrow.tries : 1;
  }
}

}  // namespace windtunnel::simulator::analytic
