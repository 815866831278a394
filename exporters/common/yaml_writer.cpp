// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/yaml_writer.h"

#include <fmt/format.h>

#include <optional>

#include "exporters/common/export_codes.h"
#include "exporters/common/yaml_text.h"

namespace windtunnel::exporters {
namespace {

using model::Diagnostic;
using model::Result;
using model::Severity;

/// Where the first unwritable text is, as a path in the document; nothing when all can be written.
std::optional<std::string> unwritable(const Yaml& node, const std::string& path) {
  if (node.isText() && !isWritable(node.text())) return path;
  for (const auto& [key, value] : node.entries()) {
    if (!isWritable(key)) return path;
    if (auto found = unwritable(value, path + '/' + key)) return found;
  }
  std::size_t index = 0;
  for (const Yaml& item : node.items())
    if (auto found = unwritable(item, fmt::format("{}/{}", path, index++))) return found;
  return std::nullopt;
}

class Printer {
 public:
  std::string print(const Yaml& document) {
    node(document, 0, true);
    return std::move(m_out);
  }

 private:
  static std::string scalarText(std::string_view text) {
    return isPlainSafe(text) ? std::string(text) : quoted(text);
  }

  void indent(int depth) { m_out.append(static_cast<std::size_t>(depth) * 2, ' '); }

  void block(const std::string& text, int depth) {
    m_out += "|\n";
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      if (end > begin) {
        indent(depth);
        m_out.append(text, begin, end - begin);
      }
      m_out += '\n';
      begin = end + 1;
    }
  }

  void scalar(const Yaml& value, int depth) {
    if (const auto* text = std::get_if<std::string>(&value.content())) {
      if (isBlockSafe(*text)) return block(*text, depth);
      m_out += scalarText(*text);
    } else if (const auto* flag = std::get_if<bool>(&value.content())) {
      m_out += *flag ? "true" : "false";
    } else if (const auto* number = std::get_if<std::int64_t>(&value.content())) {
      m_out += std::to_string(*number);
    } else if (value.isNull()) {
      m_out += "null";
    } else {
      m_out += value.isMap() ? "{}" : "[]";
    }
    m_out += '\n';
  }

  /// Prints a node; `started` when the cursor already stands at its column.
  void node(const Yaml& value, int depth, bool started) {
    if (value.isEmpty() || !(value.isMap() || value.isList())) return scalar(value, depth);
    for (const auto& [key, item] : value.entries()) {
      if (!std::exchange(started, false)) indent(depth);
      m_out += scalarText(key) + ':';
      child(item, depth);
    }
    for (const Yaml& item : value.items()) {
      if (!std::exchange(started, false)) indent(depth);
      m_out += "- ";
      node(item, depth + 1, true);
    }
  }

  void child(const Yaml& value, int depth) {
    const bool nested = (value.isMap() || value.isList()) && !value.isEmpty();
    m_out += nested ? '\n' : ' ';
    node(value, depth + 1, false);
  }

  std::string m_out;
};

}  // namespace

Result<std::string> writeYaml(const Yaml& document) {
  if (const auto path = unwritable(document, ""))
    return Diagnostic{code::kUnwritableText,
                      Severity::Error,
                      "A text holds bytes that are not valid Unicode characters",
                      {},
                      *path,
                      "Remove the characters from the property this value comes from.",
                      {}};
  return Printer().print(document);
}

Result<std::string> writeYaml(const std::vector<Yaml>& documents) {
  std::string text;
  for (const Yaml& document : documents) {
    auto one = writeYaml(document);
    if (!one) return one;
    text += (text.empty() ? "" : "---\n") + *one;
  }
  return text;
}

}  // namespace windtunnel::exporters
