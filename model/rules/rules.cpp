// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/rules/rules.h"

#include <algorithm>

#include "model/edit/draft.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

using Family = void (*)(const RuleContext&, std::vector<Finding>&);

constexpr Family kFamilies[] = {arrowRules,        entryRules,    cycleRules,   referenceRules,
                                nestingRules,      shareRules,    timeoutRules, retryRules,
                                availabilityRules, dataRules,     edgeRules,    secretRules,
                                valueRules,        capacityRules, routeRules,   meshRules};

}  // namespace

std::vector<Finding> findings(const Design& design) {
  const RuleContext context(design);
  std::vector<Finding> found;
  for (const Family family : kFamilies) family(context, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  return found;
}

Diagnostic toDiagnostic(const Finding& finding) {
  Diagnostic diagnostic;
  diagnostic.code = finding.rule;
  diagnostic.severity = finding.severity;
  diagnostic.message = finding.message;
  diagnostic.path = finding.path.text();
  diagnostic.hint = finding.hint;
  return diagnostic;
}

Finding makeFinding(const char* rule, std::string message, Path path) {
  const RuleInfo& info = *findRule(rule);
  return {rule, info.severity, std::move(message), std::move(path), info.fix, {}};
}

QuickFix removalFix(const Design& design, std::string label, const Path& path, bool isKey) {
  Draft draft(design, label);
  draft.removeReference(path, isKey);
  return {std::move(label), std::move(draft).take()};
}

}  // namespace windtunnel::model
