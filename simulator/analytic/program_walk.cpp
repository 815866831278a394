// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "simulator/analytic/equations.h"

/// Times: how requests come through their programs, given what the pods are like.
namespace windtunnel::simulator::analytic {
namespace {

/// Goes through a program once with the whole of its requests, which split at choices and meet again behind
/// them. Jumps lead forward except that of a loop, whose body is gone through as a piece of its own.
class ProgramWalk {
 public:
  explicit ProgramWalk(Equations& equations)
      : m_equations(equations), m_at(equations.network.program.size() + 1) {}

  Passage run(const Program& program) {
    m_congestion = &m_equations.congestionOf(program);
    return walk(program.begin, program.end);
  }

 private:
  Passage walk(Index begin, Index end);
  void step(Index pc, const TimeMixture& here, Passage& result);
  void call(Index pc, const TimeMixture& here, Passage& result);
  void choose(const Instruction& instruction, const TimeMixture& here);
  void fork(Index pc, const TimeMixture& here, Passage& result);
  void repeat(Index pc, const TimeMixture& here, Passage& result);
  void scaleVisits(Index begin, Index end, double factor);
  void fail(Index pc, Outcome error, const TimeMixture& who, Passage& result);
  TimeMoments work(const TimeMoments& alone) const;

  Equations& m_equations;
  const Congestion* m_congestion = nullptr;
  Index m_end = 0;                // of the piece that is gone through
  std::vector<TimeMixture> m_at;  // who has come to an instruction and is not through with it
};

Passage ProgramWalk::walk(Index begin, Index end) {
  Passage result;
  const Index outer = std::exchange(m_end, end);
  for (Index pc = begin; pc < end; ++pc) m_equations.visits[pc] = Visit();
  m_at[begin].share += 1;
  for (Index pc = begin; pc < end; ++pc) {
    const TimeMixture here = m_at[pc];
    if (here.share <= 0) continue;
    m_at[pc] = TimeMixture();
    m_equations.visits[pc].times = here.share;
    step(pc, here, result);
  }
  result.passed += m_at[end];
  m_at[end] = TimeMixture();
  m_end = outer;
  return result;
}

// An error goes to its handler, if that is in this piece; else the whole piece fails.
void ProgramWalk::fail(Index pc, Outcome error, const TimeMixture& who, Passage& result) {
  const Index handler = m_equations.network.handlerOf(pc);
  if (handler <= m_end)
    m_at[handler] += who;
  else
    result.fail(error, who);
}

void ProgramWalk::step(Index pc, const TimeMixture& here, Passage& result) {
  const Instruction& instruction = m_equations.network.program[pc];
  switch (instruction.code) {
    case OpCode::Work:
      m_at[pc + 1] += here.then(work(m_equations.drawn[pc]));
      break;
    case OpCode::Wait:
      m_at[pc + 1] += here.then(m_equations.drawn[pc]);
      break;
    case OpCode::Lock:
      m_at[pc + 1] += here;
      break;
    case OpCode::Write:
      m_at[pc + 1] += here.then(m_congestion->writeWait);
      break;
    case OpCode::Fail:
      fail(pc, instruction.error, here.scaled(instruction.share), result);
      m_at[pc + 1] += here.scaled(1 - instruction.share);
      break;
    case OpCode::Jump:
      m_at[instruction.a] += here;
      break;
    case OpCode::Choose:
      choose(instruction, here);
      break;
    case OpCode::Flag:
      m_at[pc + 1] += here.scaled(instruction.share);
      m_at[instruction.a] += here.scaled(1 - instruction.share);
      break;
    case OpCode::Fork:
      fork(pc, here, result);
      break;
    case OpCode::Repeat:
      repeat(pc, here, result);
      break;
    case OpCode::End:
      result.passed += here;
      break;
    case OpCode::IfHit:
    case OpCode::Loop:
      break;  // taken along by the instructions they belong to
    default:
      call(pc, here, result);
  }
}

// Sharing stretches the work on average; the luck of the neighbours adds to its variance what the conditional
// variance of M/G/1-PS is with an exponential tail of the waiting time (Ott, "The sojourn-time distribution
// in the M/G/1 queue with processor sharing", 1984).
TimeMoments ProgramWalk::work(const TimeMoments& alone) const {
  const double stretch = m_congestion->stretch;
  if (stretch <= 1) return alone + m_congestion->standstill;
  const double square = alone.variance + alone.mean * alone.mean;
  const double own = stretch * stretch * alone.variance;
  const double luck = square * stretch * (stretch - 1) / (1 + m_congestion->spreadDecay * alone.mean);
  const double mean = stretch * alone.mean;
  const double variance = own + luck;
  const double third = stretch * stretch * stretch * alone.third +
                       (mean > 0 ? 2 * (variance * variance - own * own) / mean : 0);
  return TimeMoments{mean, variance, third} + m_congestion->standstill;
}

// A read of a cache goes past the miss on a hit, and a cache that does not answer is one that has nothing.
void ProgramWalk::call(Index pc, const TimeMixture& here, Passage& result) {
  const Instruction& instruction = m_equations.network.program[pc];
  const CallResult called = callOver(m_equations, instruction);
  Visit& visit = m_equations.visits[pc];
  visit.tries = called.tries;
  visit.tryTime = called.tryTime;
  visit.succeeded = called.passage.passed.share;
  visit.time = called.passage.ended();
  const TimeMoments passed = called.passage.passed.moments();
  const TimeMixture onward = here.scaled(called.passage.passed.share).then(passed);
  if (instruction.code == OpCode::CacheRead || instruction.code == OpCode::CacheWrite) {
    TimeMixture without;
    if (called.passage.failed.share > 0)
      without = here.scaled(called.passage.failed.share).then(called.passage.failed.moments());
    if (instruction.code == OpCode::CacheWrite) {
      m_at[pc + 1] += onward;
      m_at[pc + 1] += without;
      return;
    }
    const double hits = m_equations.reads[instruction.c].hits;
    const Index behind = m_equations.network.program[pc + 1].a;
    m_at[behind] += onward.scaled(hits);
    m_at[pc + 2] += onward.scaled(1 - hits);
    m_at[pc + 2] += without;
    return;
  }
  m_at[pc + 1] += onward;
  if (called.passage.failed.share <= 0) return;
  const TimeMoments failed = called.passage.failed.moments();
  for (std::size_t i = 0; i < kOutcomes; ++i)
    if (called.passage.failures[i] > 0)
      fail(pc, static_cast<Outcome>(i), here.scaled(called.passage.failures[i]).then(failed), result);
}

void ProgramWalk::choose(const Instruction& instruction, const TimeMixture& here) {
  double before = 0;
  for (Index i = 0; i < instruction.b; ++i) {
    const BranchTarget& branch = m_equations.network.branches[instruction.a + i];
    const double upTo = i + 1 == instruction.b ? 1 : branch.upTo;
    m_at[branch.target] += here.scaled(std::max(0.0, upTo - before));
    before = upTo;
  }
}

// All branches are waited for, also when one of them fails.
void ProgramWalk::fork(Index pc, const TimeMixture& here, Passage& result) {
  const Instruction& instruction = m_equations.network.program[pc];
  const Index behind = m_equations.network.program[pc + 1].a;
  std::vector<TimeMoments> times;
  double allPass = 1;
  std::array<double, kOutcomes> failures{};
  for (Index i = 0; i < instruction.b; ++i) {
    const Index begin = m_equations.network.branches[instruction.a + i].target;
    const Index end =
        i + 1 < instruction.b ? m_equations.network.branches[instruction.a + i + 1].target : behind;
    // What comes from the branches' ends must not count as come to what stands behind them.
    const TimeMixture waiting = std::exchange(m_at[end], TimeMixture());
    const Passage branch = walk(begin, end);
    m_at[end] = waiting;
    scaleVisits(begin, end, here.share);
    times.push_back(branch.ended().moments());
    for (std::size_t o = 0; o < kOutcomes; ++o) failures[o] += allPass * branch.failures[o];
    allPass *= branch.passed.share;
  }
  const TimeMixture joined = here.then(longest(times));
  m_at[behind] += joined.scaled(allPass);
  for (std::size_t o = 0; o < kOutcomes; ++o)
    if (failures[o] > 0) fail(pc, static_cast<Outcome>(o), joined.scaled(failures[o]), result);
}

void ProgramWalk::repeat(Index pc, const TimeMixture& here, Passage& result) {
  const Instruction& instruction = m_equations.network.program[pc];
  Index loop = pc + 1;
  while (m_equations.network.program[loop].code != OpCode::Loop ||
         m_equations.network.program[loop].a != pc + 1)
    ++loop;
  const Passage body = walk(pc + 1, loop);
  const double times = instruction.a;
  const double pass = body.passed.share;
  const double allPass = std::pow(pass, times);
  const double runs = pass < 1 ? (1 - allPass) / (1 - pass) : times;
  scaleVisits(pc + 1, loop, here.share * runs);
  const TimeMoments once = body.passed.moments();
  m_at[loop + 1] += here.scaled(allPass).then({times * once.mean, times * once.variance, times * once.third});
  if (pass >= 1) return;
  const TimeMoments failed = body.failed.moments() + always(once.mean * (runs - 1) / 2);
  for (std::size_t o = 0; o < kOutcomes; ++o)
    if (body.failures[o] > 0)
      fail(pc, static_cast<Outcome>(o), here.scaled(body.failures[o] * runs).then(failed), result);
}

void ProgramWalk::scaleVisits(Index begin, Index end, double factor) {
  for (Index pc = begin; pc < end; ++pc) m_equations.visits[pc].times *= factor;
}

}  // namespace

void followTimes(Equations& equations) {
  ProgramWalk walk(equations);
  for (const Index index : equations.calleesFirst)
    equations.programs[index].service = walk.run(equations.programs[index]);
}

}  // namespace windtunnel::simulator::analytic
