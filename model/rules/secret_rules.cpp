// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "model/core/diagnostic_codes.h"
#include "model/core/identifier.h"
#include "model/edit/draft.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

std::string lower(std::string_view text) {
  std::string made(text);
  std::transform(made.begin(), made.end(), made.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return made;
}

bool endsInSecretWord(const std::string& variable) {
  for (const char* word : {"password", "passwd", "secret", "token", "api_key", "apikey", "private_key",
                           "access_key", "credentials"})
    if (variable.ends_with(word)) return true;
  return false;
}

// Names of files, switches and references in a variable that has a secret's name are no secrets.
bool isHarmless(const std::string& value) {
  return value.empty() || value == "true" || value == "false" || value.starts_with("/") ||
         value.starts_with("$(");
}

bool carriesCredentials(const std::string& value) {
  if (value.find("-----BEGIN") != std::string::npos && value.find("PRIVATE KEY") != std::string::npos)
    return true;
  const std::size_t scheme = value.find("://");
  if (scheme == std::string::npos) return false;
  const std::size_t at = value.find('@', scheme);
  const std::size_t colon = value.find(':', scheme + 3);
  return at != std::string::npos && colon != std::string::npos && colon < at && colon + 1 < at;
}

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
      const bool named = endsInSecretWord(lower(variable)) && !isHarmless(text);
      if (!named && !carriesCredentials(text)) continue;
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
