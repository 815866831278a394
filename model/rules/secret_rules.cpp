// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "model/core/diagnostic_codes.h"
#include "model/core/identifier.h"
#include "model/core/secret_text.h"
#include "model/edit/draft.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

QuickFix referenceFix(const Design& design, const Component& component, const std::string& variable) {
  const std::string reference = component.id() + "-secrets/" + toIdentifier(variable);
  const std::string label = fmt::format("Refer to the secret {}", reference);
  Draft draft(design, label);
  draft.removePruned(component.path() / "config" / variable);
  draft.set(component.path() / "secrets" / variable, Value(reference));
  return {label, std::move(draft).take()};
}

}  // namespace

void secretRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& component : context.graph.components()) {
    if (!component.type().find("config", component.kind())) continue;
    for (const auto& [variable, value] : component.scalars("config")) {
      const std::string text = value.text();
      if (!isLiteralSecret(variable, text)) continue;
      Finding finding =
          makeFinding(code::kRuleSecretInConfig,
                      fmt::format("{} of {} holds a secret in plain text", variable, component.title()),
                      component.path() / "config" / variable);
      finding.fixes.push_back(referenceFix(context.design, component, variable));
      found.push_back(std::move(finding));
    }
  }
}

}  // namespace windtunnel::model
