// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/design/design.h"
#include "model/rules/finding.h"

namespace windtunnel::model {

/// What a rule asks for, why, and what helps: the advisor's documentation.
struct RuleInfo {
  std::string id;
  Severity severity = Severity::Warning;
  std::string title;
  std::string why;
  std::string fix;
};

/// Every rule, in the order of the documentation.
const std::vector<RuleInfo>& rules();

/// A rule by its id; null when there is none.
const RuleInfo* findRule(std::string_view id);

/// All rules applied to a design, errors first, then in the order of the rules.
std::vector<Finding> findings(const Design& design);

/// The rules as a table in Markdown, as in docs/rules.md.
std::string rulesTable();

}  // namespace windtunnel::model
