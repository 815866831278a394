// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/json_report.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/console.h"

namespace windtunnel::app::cli {
namespace {

const char* word(model::Severity severity) {
  switch (severity) {
    case model::Severity::Warning:
      return "warning";
    case model::Severity::Note:
      return "note";
    case model::Severity::Error:
      break;
  }
  return "error";
}

void setIfKnown(nlohmann::ordered_json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

}  // namespace

nlohmann::ordered_json toJson(const model::Diagnostic& diagnostic) {
  nlohmann::ordered_json object;
  object["code"] = diagnostic.code;
  object["severity"] = word(diagnostic.severity);
  object["message"] = diagnostic.message;
  setIfKnown(object, "file", diagnostic.location.file);
  if (diagnostic.location.known()) {
    object["line"] = diagnostic.location.line;
    object["column"] = diagnostic.location.column;
  }
  setIfKnown(object, "path", diagnostic.path);
  setIfKnown(object, "hint", diagnostic.hint);
  return object;
}

nlohmann::ordered_json toJson(const std::vector<model::Diagnostic>& diagnostics) {
  auto list = nlohmann::ordered_json::array();
  for (const model::Diagnostic& diagnostic : diagnostics) list.push_back(toJson(diagnostic));
  return list;
}

void printJson(Console& console, const nlohmann::ordered_json& value) {
  // A file name may hold bytes that are no UTF-8; they are replaced instead of ending the program.
  console.out << value.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

}  // namespace windtunnel::app::cli
