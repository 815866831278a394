// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/faults.h"

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/schema/fault_kinds.h"
#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {
namespace {

using Kind = Command::Kind;

struct FaultWord {
  const char* word;
  Kind kind;
};

// Some kinds of fault are one thing seen from different sides: a pod that is out of memory is killed like any
// other.
constexpr FaultWord kWords[] = {{"outage", Kind::Outage},
                                {"pod-kill", Kind::KillPod},
                                {"crash-loop", Kind::Outage},
                                {"out-of-memory", Kind::KillPod},
                                {"node-loss", Kind::LoseNode},
                                {"drain", Kind::DrainPod},
                                {"latency", Kind::AddLatency},
                                {"loss", Kind::LoseMessages},
                                {"partition", Kind::LoseMessages},
                                {"errors", Kind::FailRequests},
                                {"slow", Kind::SlowDown},
                                {"cpu-hog", Kind::SlowDown},
                                {"cache-flush", Kind::FlushCache},
                                {"primary-outage", Kind::KillPod},
                                {"certificate-expiry", Kind::ExpireCertificate},
                                {"bad-deployment", Kind::Deploy},
                                {"surge", Kind::Surge}};

bool isKnown(const Compilation& c, const Command& command) {
  const Network& network = c.network;
  if (command.kind == Kind::Surge)
    return command.target.empty() || network.workloadNamed(command.target) != kNone;
  if (!command.target.empty() && network.componentNamed(command.target) == kNone) return false;
  if (!command.connection.empty() && network.connectionNamed(command.connection) == kNone) return false;
  return command.zone.empty() ||
         std::find(network.zones.begin(), network.zones.end(), command.zone) != network.zones.end();
}

// Only some kinds of component can suffer these; striking another one would do nothing, or something else.
std::string wrongKind(const Compilation& c, const std::string& word, const Command& command) {
  const Index target = command.target.empty() || command.kind == Kind::Surge
                           ? kNone
                           : c.network.componentNamed(command.target);
  if (target == kNone) return {};
  const std::string& kind = c.network.components[target].kindName;
  const model::FaultKind* fault = model::findFaultKind(word);
  return fault == nullptr || fault->strikesKind(kind)
             ? ""
             : "A " + word + " cannot strike " + command.target + ", which is a " + kind;
}

bool saysWhere(const Command& command) {
  switch (command.kind) {
    case Kind::Surge:
      return true;
    case Kind::Outage:
      return !command.zone.empty() || !command.target.empty();
    case Kind::AddLatency:
    case Kind::LoseMessages:
      return !command.connection.empty() || !command.target.empty() || !command.zone.empty();
    case Kind::FailRequests:
    case Kind::ExpireCertificate:
      return !command.connection.empty() || !command.target.empty();
    default:
      return !command.target.empty();
  }
}

// What a fault of this kind can be aimed at, for people who aimed at something else, such as a zone.
const char* placesOf(Kind kind) {
  switch (kind) {
    case Kind::Outage:
      return "Name its target (a component) or its zone";
    case Kind::AddLatency:
    case Kind::LoseMessages:
      return "Name its target (a component), its connection or its zone";
    case Kind::FailRequests:
    case Kind::ExpireCertificate:
      return "Name its target (a component) or its connection; a zone suffers outages, latency, loss and "
             "partitions";
    default:
      return "Name its target (a component); a zone suffers outages, latency, loss and partitions";
  }
}

}  // namespace

Command commandOf(const model::Element& fault) {
  Command command;
  const std::string word = fault.text("kind");
  const auto known = std::find_if(std::begin(kWords), std::end(kWords),
                                  [&](const FaultWord& one) { return one.word == word; });
  command.kind = known == std::end(kWords) ? Kind::Outage : known->kind;
  command.at = fault.get<model::Duration>("at").nanoseconds;
  if (const auto length = fault.find<model::Duration>("for")) command.duration = length->nanoseconds;
  command.target = command.kind == Kind::Surge ? fault.text("workload") : fault.text("target");
  command.connection = fault.text("connection");
  command.zone = fault.text("zone");
  command.count = static_cast<int>(fault.find<std::int64_t>("pods").value_or(1));
  command.pod = word == "primary-outage" ? 0 : -1;
  command.delay = fault.find<model::Duration>("add").value_or(model::Duration{}).nanoseconds;
  command.share = word == "partition" ? 1 : fault.get<model::Share>("share").fraction;
  if (command.kind == Kind::Deploy) {  // slow versions need not fail as well
    const auto factor = fault.find<model::Multiplier>("factor");
    command.factor = factor ? factor->factor : 1;
    if (factor && !fault.isSet("share")) command.share = 0;
    return command;
  }
  command.factor = fault.find<model::Multiplier>("factor").value_or(model::Multiplier{2}).factor;
  return command;
}

void compileFaults(Compilation& c) {
  for (const model::Element& fault : c.plan.faults) {
    const Command command = commandOf(fault);
    if (!isKnown(c, command))
      return c.refuse(model::code::kUnknownTarget, "The fault strikes something that is not in the design",
                      fault.path(), "Name a component, an arrow, a zone or a workload of the design");
    const std::string word = fault.text("kind");
    if (!saysWhere(command))
      return c.refuse(model::code::kNotSimulable, "This " + word + " does not say what it strikes",
                      fault.path(), placesOf(command.kind));
    if (const std::string wrong = wrongKind(c, word, command); !wrong.empty())
      return c.refuse(model::code::kNotSimulable, wrong, fault.path(),
                      word == "cache-flush"      ? "Name a cache"
                      : word == "primary-outage" ? "Name a database, an event store or a broker"
                                                 : "Name a component that runs pods");
    if (command.kind == Kind::AddLatency && command.delay <= 0)
      return c.refuse(model::code::kNotSimulable, "This latency does not say how much it adds", fault.path(),
                      "Write it as add: 200ms");
    if (command.kind == Kind::ExpireCertificate) c.network.followsConnections = true;
    c.network.faults.push_back(command);
  }
  std::stable_sort(c.network.faults.begin(), c.network.faults.end(),
                   [](const Command& a, const Command& b) { return a.at < b.at; });
}

}  // namespace windtunnel::simulator
