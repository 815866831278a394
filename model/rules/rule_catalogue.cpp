// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/rules/rules.h"

namespace windtunnel::model {
namespace {

std::vector<RuleInfo> structureRules() {
  return {
      {code::kRuleDanglingArrow, Severity::Error, "An arrow ends at nothing",
       "Nothing can be called where no component is.", "Remove the arrow, or draw the missing component."},
      {code::kRuleCallWithoutArrow, Severity::Error, "A call without its arrow",
       "The drawing would hide a dependency: no policy, no timeout and no network rule is made for it.",
       "Draw the arrow, or remove the call."},
      {code::kRuleMissingEntry, Severity::Warning, "Nobody sends requests",
       "Without a client that calls something there is nothing to simulate.",
       "Add a client and draw an arrow to the first component it calls."},
      {code::kRuleUnreachable, Severity::Warning, "A component nobody reaches",
       "It costs money and attention, and no request or message ever comes to it.", "Call it, or remove it."},
      {code::kRuleCallCycle, Severity::Error, "Synchronous calls run in a circle",
       "A request that comes back to where it is waiting never ends, and holds a slot at every turn.",
       "Break the circle: publish an event instead, or move the shared part into a component of its own."},
      {code::kRuleUnknownReference, Severity::Error, "A name that names nothing",
       "What it stands for cannot be simulated or exported.", "Correct the name, or remove it."},
      {code::kRuleScenarioCycle, Severity::Error, "Scenarios extend each other in a circle",
       "There is no first one whose values could be taken.", "Let one of them stand on its own."},
      {code::kRuleBoundaryCycle, Severity::Error, "A boundary is inside itself",
       "It cannot be drawn, and no namespace can be nested like that.", "Take one of them out."},
      {code::kRuleBoundaryTwice, Severity::Error, "In two boundaries of one kind",
       "A component runs in one namespace and belongs to one context.", "Keep one of the boundaries."},
      {code::kRuleShares, Severity::Error, "Shares are not 100 % together",
       "Requests would go nowhere, or be counted twice.", "Scale the shares to 100 %."},
      {code::kRuleCrossedBounds, Severity::Error, "A lower bound above the upper one",
       "Kubernetes refuses a request above its limit, and an autoscaler whose fewest pods are more than its "
       "most.",
       "Raise the upper bound, or lower the other."},
      {code::kRuleSchedule, Severity::Error, "A schedule that is none", "The job would never run.",
       "Write minute, hour, day, month and day of the week: 0 3 * * * is every night at three."},
      {code::kRuleHostName, Severity::Error, "A host that is no host name",
       "Neither a Service nor a route of a gateway can lead there.",
       "Write a name of the DNS in lower case, without scheme, port and path; an address is none."},
  };
}

std::vector<RuleInfo> adviceRules() {
  return {
      {code::kRuleNoTimeout, Severity::Warning, "A call without a timeout",
       "A callee that hangs takes its caller with it: the caller's slots fill with requests that wait for "
       "ever.",
       "Set a timeout a little above the callee's slowest good answer."},
      {code::kRuleRetryProduct, Severity::Warning, "Retries multiply over the layers",
       "Four attempts in three layers are 64 calls for one request, just when the callee is in trouble.",
       "Retry in one layer alone, or give the retries a budget."},
      {code::kRuleNoSidecar, Severity::Warning, "Retries left to a sidecar there is none of",
       "Nobody but the calling program makes these retries; who reads the arrow believes that the mesh does.",
       "Let the program make them, or put the caller into a mesh with sidecars."},
      {code::kRuleSharedConnection, Severity::Warning, "Calls of gRPC that share a connection",
       "Each calling pod keeps to one pod of the callee: others may stand idle, and those an autoscaler adds "
       "get no calls.",
       "Let connections end after a while, balance each call in the client's library, or use a mesh with "
       "sidecars."},
      {code::kRuleSingleReplica, Severity::Warning, "One pod on a critical path",
       "When it restarts, and every update restarts it, the requests that need it fail.",
       "Run two replicas; give a database a read replica that can take over."},
      {code::kRuleSharedDatabase, Severity::Warning, "Several owners share a database",
       "They cannot change its schema, scale or fail apart: a distributed monolith.",
       "One owner for each database; the others ask the owner, or keep a copy fed by events."},
      {code::kRuleNoGateway, Severity::Warning, "Clients call a service directly",
       "Routing, authentication, rate limits and TLS have no place of their own, and every change of the "
       "inside is seen outside.",
       "Put an API gateway in front."},
      {code::kRuleHiddenRoute, Severity::Warning, "A route behind a wider one",
       "Of the routes of a gateway the first that fits is taken; one before fits all that this one would.",
       "Put the narrower route first."},
      {code::kRulePoolsTooLarge, Severity::Warning, "Pools larger than the database",
       "When all callers run at their largest, the last ones find no connection, and a scale-up makes it "
       "worse.",
       "Smaller pools, fewer pods, or more connections at the database."},
      {code::kRuleIdleConsumers, Severity::Warning, "More consumers than partitions",
       "A partition is read by one pod of a group: the others have nothing to do, however long the backlog "
       "is.",
       "As many partitions as the group may have pods."},
      {code::kRuleSecretInConfig, Severity::Error, "A secret in plain sight",
       "Designs and manifests are kept in Git and read by many.",
       "Keep the value in a secret store and refer to it under secrets."},
  };
}

const char* wordFor(Severity severity) {
  if (severity == Severity::Error) return "error";
  return severity == Severity::Warning ? "warning" : "note";
}

}  // namespace

const std::vector<RuleInfo>& rules() {
  static const std::vector<RuleInfo> all = [] {
    std::vector<RuleInfo> made = structureRules();
    for (RuleInfo& rule : adviceRules()) made.push_back(std::move(rule));
    return made;
  }();
  return all;
}

const RuleInfo* findRule(std::string_view id) {
  const auto found =
      std::find_if(rules().begin(), rules().end(), [&](const RuleInfo& rule) { return rule.id == id; });
  return found == rules().end() ? nullptr : &*found;
}

std::string rulesTable() {
  std::string text =
      "| rule | severity | what it finds | why it matters | what helps |\n|---|---|---|---|---|\n";
  for (const RuleInfo& rule : rules())
    text += fmt::format("| `{}` | {} | {} | {} | {} |\n", rule.id, wordFor(rule.severity), rule.title,
                        rule.why, rule.fix);
  return text;
}

}  // namespace windtunnel::model
