// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/diagnostic.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

const char* word(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      return "note";
  }
  return "error";
}

std::string place(const Diagnostic& d) {
  if (d.location.known())
    return d.location.file + ":" + std::to_string(d.location.line) + ":" + std::to_string(d.location.column) +
           ": ";
  if (!d.path.empty()) return d.path + ": ";
  if (!d.location.file.empty()) return d.location.file + ": ";
  return {};
}

// The caret line repeats the tabs of the excerpt, so that it stands below its column at any tab width.
std::string caretLine(const std::string& excerpt, int column) {
  std::string line = "  ";
  for (int i = 0; i + 1 < column; ++i) {
    const auto index = static_cast<std::size_t>(i);
    line += index < excerpt.size() && excerpt[index] == '\t' ? '\t' : ' ';
  }
  return line + "^";
}

}  // namespace

bool isAboutSecret(const Diagnostic& diagnostic) {
  return diagnostic.code.ends_with("/literal-secret");
}

std::string toText(const Diagnostic& d) {
  std::string text = place(d) + word(d.severity) + "[" + d.code + "]: " + d.message;
  if (d.location.known() && !d.excerpt.empty())
    text += "\n  " + d.excerpt + "\n" + caretLine(d.excerpt, d.location.column);
  if (!d.hint.empty()) text += "\n  hint: " + d.hint;
  return text;
}

}  // namespace windtunnel::model
