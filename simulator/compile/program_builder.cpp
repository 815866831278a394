// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/program_builder.h"

#include "model/core/diagnostic_codes.h"

namespace windtunnel::simulator {

using model::Step;

Index ProgramBuilder::build(const std::vector<Step>& steps, Time write, Index lock) {
  const Index begin = here();
  static_assert(kLockRegister == 0);
  if (lock != kNone) emit({.code = OpCode::Lock, .reg = m_registers++, .a = lock});
  if (write > 0) emit({.code = OpCode::Write, .a = static_cast<Index>(write)});
  sequence(steps);
  emit({.code = OpCode::End});
  return begin;
}

void ProgramBuilder::sequence(const std::vector<Step>& steps) {
  for (const Step& one : steps) {
    if (m_compilation.error) return;
    step(one);
  }
}

void ProgramBuilder::step(const Step& step) {
  switch (step.kind) {
    case Step::Kind::Work:
      return time(OpCode::Work, step);
    case Step::Kind::Wait:
      return time(OpCode::Wait, step);
    case Step::Kind::Call:
      return call(step);
    case Step::Kind::Parallel:
      return parallel(step);
    case Step::Kind::Choose:
      return choose(step, step.branches);
    case Step::Kind::Repeat:
      return repeat(step);
    case Step::Kind::Cached:
      return cached(step);
    case Step::Kind::Publish:
      return publish(step);
    case Step::Kind::Try:
      return tried(step);
    case Step::Kind::Fail:
      return fail(step);
    case Step::Kind::Flag:
      return flag(step);
    case Step::Kind::Sequence:
      return sequence(step.steps);
  }
}

Index ProgramBuilder::emit(Instruction instruction) {
  m_compilation.network.program.push_back(instruction);
  if (m_guarded != nullptr) m_guarded->push_back(here() - 1);
  return here() - 1;
}

Index ProgramBuilder::site(DurationSampler sampler) {
  return m_compilation.addSite(m_name + "#" + std::to_string(m_sites++), std::move(sampler));
}

void ProgramBuilder::time(OpCode code, const Step& step) {
  emit({.code = code, .a = site(m_compilation.samplerOf(step.time, step.path))});
}

std::optional<Index> ProgramBuilder::arrowTo(Index component, const Step& step) {
  const auto arrow = m_compilation.connectionBetween(m_component, component);
  if (!arrow)
    m_compilation.refuse(model::code::kNotSimulable,
                         m_compilation.network.components[m_component].id + " uses " +
                             m_compilation.network.components[component].id + ", but no arrow leads there",
                         step.path, "Draw the arrow");
  return arrow;
}

void ProgramBuilder::call(const Step& step) {
  const auto operation = m_compilation.operationNamed(step.target, step.path);
  if (!operation) return;
  const Index callee = m_compilation.network.operations[*operation].component;
  const auto arrow = arrowTo(callee, step);
  if (!arrow) return;
  emit(m_compilation.callOf(*arrow, *operation));
}

void ProgramBuilder::publish(const Step& step) {
  const auto topic = m_compilation.topicByName.find(step.target);
  if (topic == m_compilation.topicByName.end())
    return m_compilation.refuse(model::code::kUnknownTarget,
                                "There is no topic called \"" + step.target + "\"", step.path,
                                "Name a broker and one of its topics: events/order-placed");
  const Index broker = m_compilation.network.topics[topic->second].broker;
  const auto arrow = arrowTo(broker, step);
  if (!arrow) return;
  emit({.code = OpCode::Publish,
        .a = *arrow,
        .b = m_compilation.operations[broker].front(),
        .c = topic->second});
}

void ProgramBuilder::fail(const Step& step) {
  const Outcome error = step.error == "unavailable" ? Outcome::Unavailable
                        : step.error == "timeout"   ? Outcome::Timeout
                                                    : Outcome::Application;
  emit({.code = OpCode::Fail, .error = error, .a = site(), .share = step.share});
}

std::uint8_t ProgramBuilder::takeRegister(const Step& step) {
  if (m_registers >= kRegisters)
    m_compilation.refuse(model::code::kNotSimulable,
                         "Repeats and cached reads stand inside each other more than 4 deep", step.path,
                         "Move the inner ones into an operation of their own");
  return m_registers++;
}

void ProgramBuilder::repeat(const Step& step) {
  if (step.times <= 0) return;
  const std::uint8_t reg = takeRegister(step);
  emit({.code = OpCode::Repeat, .reg = reg, .a = static_cast<Index>(step.times)});
  const Index body = here();
  sequence(step.steps);
  emit({.code = OpCode::Loop, .reg = reg, .a = body});
  --m_registers;
}

}  // namespace windtunnel::simulator
