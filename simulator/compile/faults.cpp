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

constexpr FaultWord kWords[] = {{"outage", Kind::Outage},
                                {"pod-kill", Kind::KillPod},
                                {"crash-loop", Kind::CrashLoop},
                                {"out-of-memory", Kind::ExhaustMemory},
                                {"node-loss", Kind::LoseNode},
                                {"drain", Kind::DrainPod},
                                {"latency", Kind::AddLatency},
                                {"loss", Kind::LoseMessages},
                                {"partition", Kind::LoseMessages},
                                {"errors", Kind::FailRequests},
                                {"slow", Kind::SlowDown},
                                {"cpu-hog", Kind::HogCpu},
                                {"cache-flush", Kind::FlushCache},
                                {"primary-outage", Kind::LosePrimary},
                                {"certificate-expiry", Kind::ExpireCertificate},
                                {"bad-deployment", Kind::Deploy},
                                {"surge", Kind::Surge}};

// What is left of the CPU makes work take `factor` times as long; half of it is taken when nothing is said.
double shareOfHog(const model::Element& fault) {
  if (fault.isSet("share")) return fault.get<model::Share>("share").fraction;
  const double factor = fault.find<model::Multiplier>("factor").value_or(model::Multiplier{2}).factor;
  return factor > 1 ? 1 - 1 / factor : 0;
}

bool isKnown(const Compilation& c, const Command& command) {
  const Network& network = c.network;
  if (command.kind == Kind::Surge)
    return command.target.empty() || network.workloadNamed(command.target) != kNone;
  if (!command.target.empty() && network.componentNamed(command.target) == kNone) return false;
  if (!command.connection.empty() && network.connectionNamed(command.connection) == kNone) return false;
  const auto isZone = [&](const std::string& zone) {
    return zone.empty() || std::find(network.zones.begin(), network.zones.end(), zone) != network.zones.end();
  };
  return isZone(command.zone) && isZone(command.toZone);
}

// What follows the letter a: "a service", "an event-store".
std::string afterA(const std::string& noun) {
  const bool isVowel = std::string("aeiou").find(noun.front()) != std::string::npos;
  return (isVowel ? "n " : " ") + noun;
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
             : "A" + afterA(word) + " cannot strike " + command.target + ", which is a" + afterA(kind);
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

// A way between two zones is struck by what happens to messages, and by nothing else at the same time.
bool hasUsefulPair(const Command& command) {
  if (command.toZone.empty()) return true;
  return (command.kind == Kind::AddLatency || command.kind == Kind::LoseMessages) && !command.zone.empty() &&
         command.zone != command.toZone && command.target.empty() && command.connection.empty();
}

const char* fittingKinds(const std::string& word) {
  if (word == "cache-flush") return "Name a cache";
  if (word == "primary-outage") return "Name a database, an event store or a broker";
  return "Name a component that runs pods";
}

void refuseUseless(Compilation& c, const model::Element& fault, const Command& command) {
  const std::string word = fault.text("kind");
  const auto refuse = [&](const std::string& message, const char* hint) {
    c.refuse(model::code::kNotSimulable, message, fault.path(), hint);
  };
  if (!isKnown(c, command))
    return c.refuse(model::code::kUnknownTarget, "The fault strikes something that is not in the design",
                    fault.path(), "Name a component, an arrow, a zone or a workload of the design");
  if (!saysWhere(command))
    return refuse("This " + word + " does not say what it strikes", placesOf(command.kind));
  if (const std::string wrong = wrongKind(c, word, command); !wrong.empty())
    return refuse(wrong, fittingKinds(word));
  if (!hasUsefulPair(command))
    return refuse("This " + word + " does not strike the way between two zones",
                  "Write a latency, loss or partition with two zones: zone: a, toZone: b");
  if (command.kind == Kind::AddLatency && command.delay <= 0)
    refuse("This latency does not say how much it adds", "Write it as add: 200ms");
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
  command.toZone = fault.text("toZone");
  const int unsaid = command.kind == Kind::CrashLoop ? Command::kEveryPod : 1;
  command.count = static_cast<int>(fault.find<std::int64_t>("pods").value_or(unsaid));
  command.delay = fault.find<model::Duration>("add").value_or(model::Duration{}).nanoseconds;
  command.share = word == "partition" ? 1 : fault.get<model::Share>("share").fraction;
  if (command.kind == Kind::HogCpu) command.share = shareOfHog(fault);
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
    refuseUseless(c, fault, command);
    if (c.error) return;
    if (command.kind == Kind::ExpireCertificate) c.network.followsConnections = true;
    c.network.faults.push_back(command);
  }
  std::stable_sort(c.network.faults.begin(), c.network.faults.end(),
                   [](const Command& a, const Command& b) { return a.at < b.at; });
}

}  // namespace windtunnel::simulator
