// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/engine/arrivals.h"
#include "simulator/engine/interpreter.h"
#include "simulator/engine/windows.h"
#include "simulator/faults/faults.h"
#include "simulator/network/calls.h"
#include "simulator/platform/autoscaler.h"
#include "simulator/platform/lifecycle.h"
#include "simulator/platform/rollouts.h"

namespace windtunnel::simulator {

/// One run of a network: hands each event to the part it concerns.
class Engine {
 public:
  Engine(const Network& network, std::uint64_t seed, std::uint64_t replication, const RunLimits& limits);
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Simulates up to and including `until`.
  StopReason advance(Time until);

  /// Keeps traces from now on.
  void keepTraces(const TraceOptions& options) { m_world.traces.keepTraces(options); }

  /// Checks a command and carries it out at the present moment.
  model::Status apply(const Command& command);

  const World& world() const { return m_world; }
  const Faults& faults() const { return m_faults; }
  const Rollouts& rollouts() const { return m_rollouts; }
  std::uint64_t fingerprint() const;

  // For the kernel.
  void handle(const Event& event);
  std::uint64_t population() const { return m_world.population(); }
  std::size_t memoryBytes() const { return m_world.memoryBytes(); }

 private:
  void start();
  void enterInstant();
  void dispatch(const Event& event);
  void handleFrame(const Event& event);
  void handlePod(const Event& event);
  void handleRest(const Event& event);
  void drain();
  void goOn(FrameId id, const Frame& frame);
  void hasComeBack(FrameId id);

  World m_world;
  Topics m_topics;
  Admission m_admission;
  Calls m_calls;
  Arrivals m_arrivals;
  Interpreter m_interpreter;
  GroupMembership m_groups;
  Lifecycle m_lifecycle;
  Autoscaler m_autoscaler;
  Rollouts m_rollouts;
  Faults m_faults;
  Windows m_windows;
  Time m_instant = -1;           // of the steps counted below
  std::uint64_t m_stepsNow = 0;  // frames that went on at this instant
};

}  // namespace windtunnel::simulator
