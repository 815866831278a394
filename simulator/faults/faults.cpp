// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/faults/faults.h"

namespace windtunnel::simulator {
namespace {

bool lasts(const Command& command) {
  switch (command.kind) {
    case Command::Kind::ExhaustMemory:
    case Command::Kind::LosePrimary:
      return command.duration > 0;
    case Command::Kind::CrashLoop:
    case Command::Kind::LoseNode:
    case Command::Kind::Outage:
    case Command::Kind::AddLatency:
    case Command::Kind::LoseMessages:
    case Command::Kind::FailRequests:
    case Command::Kind::ExpireCertificate:
    case Command::Kind::SlowDown:
    case Command::Kind::HogCpu:
    case Command::Kind::Surge:
    case Command::Kind::Deploy:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Faults::start() {
  for (Index i = 0; i < m_world.network.faults.size(); ++i)
    m_world.kernel.scheduleAt(m_world.network.faults[i].at, {kFaultBegins, i, 0}, kFirstPriority);
}

void Faults::apply(const Command& command) {
  if (command.kind == Command::Kind::EndFaults) return endMatching(command);
  if (lasts(command)) return begin(command);
  applyOnce(command);
}

void Faults::begin(const Command& command) {
  const Time now = m_world.now();
  const Time end = command.duration > 0 ? later(now, command.duration) : kEndOfTime;
  m_records.push_back({command, now, end, true, {}, {}});
  if (end != kEndOfTime)
    m_world.kernel.scheduleAt(end, {kFaultEnds, static_cast<std::uint32_t>(m_records.size() - 1), 0},
                              kFirstPriority);
  strike(m_records.back());
}

void Faults::strike(FaultRecord& fault) {
  const Command& command = fault.command;
  switch (command.kind) {
    case Command::Kind::Outage:
      return holdDown(fault);
    case Command::Kind::LoseNode:
      return loseNodesOf(fault);
    case Command::Kind::LosePrimary:
      return losePrimary(fault);
    case Command::Kind::CrashLoop:
    case Command::Kind::ExhaustMemory:
      return crashPods(fault);
    case Command::Kind::KillPod:
    case Command::Kind::DrainPod:
      return strikePods(fault);
    case Command::Kind::Deploy:
      return m_rollouts.begin(m_world.network.componentNamed(command.target), m_records.size() - 1,
                              {command.share, command.factor});
    default:
      return recompute();
  }
}

void Faults::faultEnds(std::size_t record) {
  FaultRecord& fault = m_records[record];
  if (!fault.isActive) return;
  fault.isActive = false;
  fault.end = m_world.now();
  const Command::Kind kind = fault.command.kind;
  if (kind == Command::Kind::Outage || kind == Command::Kind::LoseNode || kind == Command::Kind::LosePrimary)
    return releaseAll();
  if (kind == Command::Kind::Deploy)
    return m_rollouts.takeBack(m_world.network.componentNamed(fault.command.target), record);
  recompute();
}

void Faults::endMatching(const Command& command) {
  if (command.fault >= 0) {
    if (static_cast<std::size_t>(command.fault) < m_records.size())
      faultEnds(static_cast<std::size_t>(command.fault));
    return;
  }
  for (std::size_t i = 0; i < m_records.size(); ++i) {
    const Command& one = m_records[i].command;
    const bool isMeant = (command.target.empty() || command.target == one.target) &&
                         (command.zone.empty() || command.zone == one.zone) &&
                         (command.connection.empty() || command.connection == one.connection);
    if (isMeant) faultEnds(i);
  }
}

void Faults::applyOnce(const Command& command) {
  const Index component = m_world.network.componentNamed(command.target);
  switch (command.kind) {
    case Command::Kind::KillPod:
    case Command::Kind::DrainPod:
    case Command::Kind::ExhaustMemory:
    case Command::Kind::LosePrimary:
      m_records.push_back({command, m_world.now(), m_world.now(), false, {}, {}});
      return strike(m_records.back());
    case Command::Kind::FlushCache:
      m_records.push_back({command, m_world.now(), m_world.now(), false, {}, {}});
      for (std::size_t i = 0; i < m_world.caches.size(); ++i)
        if (m_world.network.caches[i].component == component) m_world.caches[i].store.clear();
      return;
    case Command::Kind::SetReplicas:
      return m_lifecycle.scale(component, command.count);
    case Command::Kind::SetLoad: {
      const Index workload = m_world.network.workloadNamed(command.target);
      m_world.workloads[workload].load = command.factor;
      return m_arrivals.loadChanged(workload);
    }
    default:
      return;
  }
}

}  // namespace windtunnel::simulator
