// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/core/diagnostic.h"
#include "model/core/path.h"
#include "model/edit/edit.h"

namespace windtunnel::model {

/// A change that answers a finding: the words of its button, and what it does.
struct QuickFix {
  std::string label;
  Edit edit;
};

/// Something the advisor sees in a design: a rule that is not kept, where, and what to do about it.
struct Finding {
  std::string rule;  ///< Its id, one of diagnostic_codes.h: "rule/no-timeout".
  Severity severity = Severity::Warning;
  std::string message;
  Path path;  ///< The element it is about.
  std::string hint;
  std::vector<QuickFix> fixes;
};

/// The finding as a diagnostic, for everything that reports both.
Diagnostic toDiagnostic(const Finding& finding);

}  // namespace windtunnel::model
