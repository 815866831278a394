// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::model {

enum class Severity { Error, Warning, Note };

/// A place in a text file. Line and column count from 1; 0 means unknown.
struct SourceLocation {
  std::string file;
  int line = 0;
  int column = 0;

  bool known() const { return line > 0; }
  bool operator==(const SourceLocation&) const = default;
};

/// What happened, where, and what to do. `code` is one of diagnostic_codes.h and never changes its meaning.
struct Diagnostic {
  std::string code;
  Severity severity = Severity::Error;
  std::string message;      ///< What happened, one sentence without a final full stop.
  SourceLocation location;  ///< Where in the file, when there is a file.
  std::string path;         ///< Where in the design ("components/orders/replicas"), when known.
  std::string hint;         ///< What to do about it.
  std::string excerpt;      ///< The source line the caret points into, when there is a file.

  bool operator==(const Diagnostic&) const = default;
};

/// Whether it is about a secret in plain text (`family/literal-secret`), which nothing may repeat.
bool isAboutSecret(const Diagnostic& diagnostic);

/// The diagnostic as a terminal shows it: `file:line:column: error[code]: message`, the source line with a
/// caret, and the hint on a line of its own.
std::string toText(const Diagnostic& diagnostic);

}  // namespace windtunnel::model
