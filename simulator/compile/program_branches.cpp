// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "model/core/diagnostic_codes.h"
#include "simulator/compile/program_builder.h"
#include "simulator/random/random_stream.h"

/// Steps with branches.
namespace windtunnel::simulator {

using model::Step;

std::vector<Index> ProgramBuilder::branchesBegin(std::size_t count) {
  std::vector<Index> positions;
  for (std::size_t i = 0; i < count; ++i) {
    positions.push_back(static_cast<Index>(m_compilation.network.branches.size()));
    m_compilation.network.branches.push_back({});
  }
  return positions;
}

// The branches stand behind the jump over them, each ended by End. They have registers of their own, and an
// error ends a branch: what is around the steps hears of it when all have ended.
void ProgramBuilder::parallel(const Step& step) {
  if (step.steps.empty()) return;
  const std::vector<Index> branches = branchesBegin(step.steps.size());
  emit({.code = OpCode::Fork, .a = branches.front(), .b = static_cast<Index>(branches.size())});
  const Index jump = emit({.code = OpCode::Jump});
  const std::uint8_t outer = m_registers;
  std::vector<Index>* const guarded = std::exchange(m_guarded, nullptr);
  for (std::size_t i = 0; i < branches.size(); ++i) {
    m_compilation.network.branches[branches[i]].target = here();
    m_registers = 0;
    sequence({step.steps[i]});
    emit({.code = OpCode::End});
  }
  m_registers = outer;
  m_guarded = guarded;
  m_compilation.network.program[jump].a = here();
}

void ProgramBuilder::choose(const Step& step, const std::vector<model::Branch>& branches) {
  double sum = 0;
  for (const model::Branch& branch : branches) sum += branch.share;
  if (branches.empty() || sum <= 0)
    return m_compilation.refuse(model::code::kNotSimulable, "The shares of a choice add up to nothing",
                                step.path, "Give the branches shares that add up to 100%");
  const std::vector<Index> positions = branchesBegin(branches.size());
  emit({.code = OpCode::Choose,
        .a = positions.front(),
        .b = static_cast<Index>(positions.size()),
        .c = site()});
  std::vector<Index> jumps;
  double upTo = 0;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    upTo += branches[i].share / sum;
    m_compilation.network.branches[positions[i]] = {upTo, here()};
    sequence(branches[i].steps);
    jumps.push_back(emit({.code = OpCode::Jump}));
  }
  for (const Index jump : jumps) m_compilation.network.program[jump].a = here();
}

// The handler stands behind the jump over it.
void ProgramBuilder::tried(const Step& step) {
  std::vector<Index> guarded;
  std::vector<Index>* const outer = std::exchange(m_guarded, &guarded);
  sequence(step.steps);
  m_guarded = outer;
  const Index jump = emit({.code = OpCode::Jump});
  std::vector<Index>& handlers = m_compilation.network.handlers;
  handlers.resize(here(), kNone);
  for (const Index pc : guarded) handlers[pc] = here();
  sequence(step.otherwise);
  m_compilation.network.program[jump].a = here();
}

void ProgramBuilder::flag(const Step& step) {
  const auto name = static_cast<Index>(RandomStream::named(0, 0, step.name, "flag").bits());
  const Index flag = emit({.code = OpCode::Flag, .b = name, .share = step.share});
  sequence(step.steps);
  const Index jump = emit({.code = OpCode::Jump});
  m_compilation.network.program[flag].a = here();
  sequence(step.otherwise);
  m_compilation.network.program[jump].a = here();
}

// Read, go past the miss on a hit, otherwise run it and store the key.
void ProgramBuilder::cached(const Step& step) {
  const auto component = m_compilation.componentNamed(step.cache);
  if (!component || !m_compilation.cacheOf.contains(*component))
    return m_compilation.refuse(model::code::kUnknownTarget,
                                "There is no cache called \"" + step.cache + "\"", step.path,
                                "Name a component of kind cache");
  const auto arrow = arrowTo(*component, step);
  const auto read = m_compilation.operationNamed(step.cache + "/read", step.path);
  const auto write = m_compilation.operationNamed(step.cache + "/write", step.path);
  if (!arrow || !read || !write) return;
  CachedSite cachedSite;
  cachedSite.name = m_name + "#cached" + std::to_string(m_compilation.network.cachedSites.size());
  cachedSite.cache = m_compilation.cacheOf[*component];
  cachedSite.keys = KeySampler(step.key);
  cachedSite.ttl = step.ttl.nanoseconds;
  CacheSpec& cache = m_compilation.network.caches[cachedSite.cache];
  cachedSite.firstKey = cache.keys;
  cache.keys += cachedSite.keys.keys();
  if (cache.keys > 50'000'000)
    return m_compilation.refuse(model::code::kNotSimulable,
                                step.cache + " is asked for more than 50 million keys", step.path,
                                "Choose a smaller number of keys");
  const auto index = static_cast<Index>(m_compilation.network.cachedSites.size());
  m_compilation.network.cachedSites.push_back(std::move(cachedSite));
  const std::uint8_t reg = takeRegister(step);
  emit({.code = OpCode::CacheRead, .reg = reg, .a = *arrow, .b = *read, .c = index});
  const Index ifHit = emit({.code = OpCode::IfHit});
  sequence(step.steps);
  emit({.code = OpCode::CacheWrite, .reg = reg, .a = *arrow, .b = *write, .c = index});
  m_compilation.network.program[ifHit].a = here();
  --m_registers;
}

}  // namespace windtunnel::simulator
