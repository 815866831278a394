// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/core/diagnostic.h"
#include "model/core/path.h"
#include "model/design/design.h"
#include "model/io/source_text.h"
#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// Where the values of a design stand in the text they were read from.
class SourceMap {
 public:
  SourceMap() = default;
  SourceMap(std::shared_ptr<const SourceText> source, std::shared_ptr<const YamlNode> tree)
      : m_source(std::move(source)), m_tree(std::move(tree)) {}

  /// The key of the element at a path, or the nearest element around it that was written.
  SourceLocation locate(const Path& path) const;

  /// The diagnostic with location and excerpt of its path filled in, when the design came from a text.
  Diagnostic located(Diagnostic diagnostic) const;

  const SourceText* source() const { return m_source.get(); }
  const YamlNode* tree() const { return m_tree.get(); }

 private:
  std::size_t offsetOf(const Path& path) const;

  std::shared_ptr<const SourceText> m_source;
  std::shared_ptr<const YamlNode> m_tree;
};

/// A design together with the text it was read from.
struct Document {
  Design design;
  SourceMap locations;
  std::string text;
  std::string file;
  bool migrated = false;  ///< The text is of an older format version than the design.
};

/// What reading gave: a document, or the errors that prevented it; notes and warnings may come with either.
struct ReadResult {
  std::optional<Document> document;
  std::vector<Diagnostic> diagnostics;

  bool ok() const { return document.has_value(); }
};

}  // namespace windtunnel::model
