// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/arrivals.h"
#include "simulator/network/calls.h"
#include "simulator/platform/admission.h"

namespace windtunnel::simulator {

/// Runs the programs of frames: each step until the frame has to wait for something or has ended.
class Interpreter {
 public:
  Interpreter(World& world, Admission& admission, Calls& calls, Arrivals& arrivals)
      : m_world(world), m_admission(admission), m_calls(calls), m_arrivals(arrivals) {}

  /// Goes on with a frame: a served request or delivery, a branch, or a root.
  void resume(FrameId id);

 private:
  /// What has been waited for has ended; false when that ended the frame too.
  bool takeUp(FrameId id, Frame& frame);
  void sleep(FrameId id, Frame& frame, Time time, SpanKind kind);
  bool beginWork(FrameId id, Frame& frame, const Instruction& instruction);
  bool beginWait(FrameId id, Frame& frame, const Instruction& instruction);
  bool beginWrite(FrameId id, Frame& frame, const Instruction& instruction);
  Time drawOwn(const Frame& frame, Index site);
  void drawKey(FrameId id, const Instruction& read);
  bool step(FrameId id, Frame& frame, const Instruction& instruction);
  void fork(FrameId id, const Instruction& instruction);
  bool fails(FrameId id, Outcome error);
  void end(FrameId id, Outcome outcome);
  void join(FrameId branch, Outcome outcome);
  Index choose(const Instruction& instruction);

  World& m_world;
  Admission& m_admission;
  Calls& m_calls;
  Arrivals& m_arrivals;
};

}  // namespace windtunnel::simulator
