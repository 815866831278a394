// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rules/call_graph.h"
#include "model/rules/finding.h"

namespace windtunnel::model {

/// What every rule looks at, made once for a design.
struct RuleContext {
  explicit RuleContext(const Design& of) : design(of), graph(of) {}

  const Design& design;
  CallGraph graph;
};

/// The pods of a component when it runs at its largest; 1 where none run.
std::int64_t mostPods(const Component& component);

/// A finding of a rule with the severity and the remedy of the rule catalogue.
Finding makeFinding(const char* rule, std::string message, Path path);

/// The text of a reference, and what else belongs to it, is taken away with what needs it.
QuickFix removalFix(const Design& design, std::string label, const Path& path, bool isKey);

// One function a family, one file each.
void arrowRules(const RuleContext& context, std::vector<Finding>& found);
void entryRules(const RuleContext& context, std::vector<Finding>& found);
void cycleRules(const RuleContext& context, std::vector<Finding>& found);
void referenceRules(const RuleContext& context, std::vector<Finding>& found);
void nestingRules(const RuleContext& context, std::vector<Finding>& found);
void shareRules(const RuleContext& context, std::vector<Finding>& found);
void timeoutRules(const RuleContext& context, std::vector<Finding>& found);
void retryRules(const RuleContext& context, std::vector<Finding>& found);
void meshRules(const RuleContext& context, std::vector<Finding>& found);
void availabilityRules(const RuleContext& context, std::vector<Finding>& found);
void dataRules(const RuleContext& context, std::vector<Finding>& found);
void edgeRules(const RuleContext& context, std::vector<Finding>& found);
void routeRules(const RuleContext& context, std::vector<Finding>& found);
void capacityRules(const RuleContext& context, std::vector<Finding>& found);
void secretRules(const RuleContext& context, std::vector<Finding>& found);
void valueRules(const RuleContext& context, std::vector<Finding>& found);

}  // namespace windtunnel::model
