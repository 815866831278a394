// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "simulator/faults/faults.h"

namespace windtunnel::simulator {
namespace {

model::Diagnostic unknown(const std::string& what, const std::string& name) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kUnknownTarget;
  diagnostic.message = "There is no " + what + " called \"" + name + "\" in this run";
  diagnostic.hint = "Name one of the design";
  return diagnostic;
}

bool needsComponent(Command::Kind kind) {
  switch (kind) {
    case Command::Kind::KillPod:
    case Command::Kind::DrainPod:
    case Command::Kind::CrashLoop:
    case Command::Kind::ExhaustMemory:
    case Command::Kind::LosePrimary:
    case Command::Kind::LoseNode:
    case Command::Kind::SlowDown:
    case Command::Kind::HogCpu:
    case Command::Kind::FlushCache:
    case Command::Kind::SetReplicas:
    case Command::Kind::Deploy:
      return true;
    default:
      return false;
  }
}

model::Diagnostic outOfRange(const std::string& message, const std::string& hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kRange;
  diagnostic.message = message;
  diagnostic.hint = hint;
  return diagnostic;
}

}  // namespace

model::Status Faults::check(const Command& command) const {
  const Network& network = m_world.network;
  if (command.kind == Command::Kind::EndFaults) return model::okStatus();
  if (command.kind == Command::Kind::SetLoad || command.kind == Command::Kind::Surge) {
    if (command.factor < 0 || !(command.factor <= 1e6))
      return outOfRange("A load factor lies between 0 and 1000000", "Choose a factor such as 3");
    const bool isAll = command.kind == Command::Kind::Surge && command.target.empty();
    if (!isAll && network.workloadNamed(command.target) == kNone) return unknown("workload", command.target);
    return model::okStatus();
  }
  for (const std::string& zone : {command.zone, command.toZone})
    if (!zone.empty() && std::find(network.zones.begin(), network.zones.end(), zone) == network.zones.end())
      return unknown("zone", zone);
  if (!command.connection.empty() && network.connectionNamed(command.connection) == kNone)
    return unknown("connection", command.connection);
  const bool hasTarget = !command.target.empty();
  if (hasTarget && network.componentNamed(command.target) == kNone)
    return unknown("component", command.target);
  const bool mayStrikeZone = command.kind == Command::Kind::Outage ||
                             command.kind == Command::Kind::AddLatency ||
                             command.kind == Command::Kind::LoseMessages;
  const bool hasPlace = hasTarget || (mayStrikeZone && !command.zone.empty()) ||
                        (command.kind != Command::Kind::Outage && !command.connection.empty());
  const bool needsPlace = !hasPlace;
  if (needsPlace || (needsComponent(command.kind) && !hasTarget)) return unknown("component", command.target);
  if (hasTarget && command.pod >= 0 &&
      static_cast<std::size_t>(command.pod) >=
          m_world.components[network.componentNamed(command.target)].pods.size())
    return unknown("pod of " + command.target, std::to_string(command.pod));
  if (command.kind == Command::Kind::SetReplicas && (command.count < 0 || command.count > 5000))
    return outOfRange("A component has 0 to 5000 replicas", "Choose a number in that range");
  if (!(command.share >= 0 && command.share <= 1))
    return outOfRange("A share lies between 0 and 1", "Choose such a share");
  return model::okStatus();
}

}  // namespace windtunnel::simulator
