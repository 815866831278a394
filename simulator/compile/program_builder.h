// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {

/// Turns the steps of one operation into instructions.
class ProgramBuilder {
 public:
  /// `name` is that of the operation; it names the random streams of its steps.
  ProgramBuilder(Compilation& compilation, Index component, std::string name)
      : m_compilation(compilation), m_component(component), m_name(std::move(name)) {}

  /// Position of the first instruction. `write` is the time of a write to the volume that comes first; 0:
  /// none. `lock` is the site of a row that is locked before that; kNone: none.
  Index build(const std::vector<model::Step>& steps, Time write = 0, Index lock = kNone);

 private:
  void sequence(const std::vector<model::Step>& steps);
  void step(const model::Step& step);
  void time(OpCode code, const model::Step& step);
  void call(const model::Step& step);
  void publish(const model::Step& step);
  void parallel(const model::Step& step);
  void choose(const model::Step& step, const std::vector<model::Branch>& branches);
  void flag(const model::Step& step);
  void repeat(const model::Step& step);
  void cached(const model::Step& step);
  void tried(const model::Step& step);
  void fail(const model::Step& step);

  Index here() const { return static_cast<Index>(m_compilation.network.program.size()); }
  Index emit(Instruction instruction);
  Index site(DurationSampler sampler = {});
  std::optional<Index> arrowTo(Index component, const model::Step& step);
  std::uint8_t takeRegister(const model::Step& step);
  std::vector<Index> branchesBegin(std::size_t count);

  Compilation& m_compilation;
  Index m_component;
  std::string m_name;
  int m_sites = 0;
  std::uint8_t m_registers = 0;             // in use at this place
  std::vector<Index>* m_guarded = nullptr;  // instructions of the innermost `try` around this place
};

}  // namespace windtunnel::simulator
