// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/core/path.h"
#include "model/io/source_text.h"
#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// Collects what is wrong with a document, each with its place; stops keeping after 100 and says how many
/// more.
class DiagnosticList {
 public:
  explicit DiagnosticList(const SourceText& source) : m_source(source) {}

  bool hasErrors() const { return m_errors > 0; }

  void add(const char* code, std::size_t offset, const Path& path, std::string message, std::string hint);

  /// A diagnostic of a scalar's own parser, whose column counts inside the scalar.
  void addInside(Diagnostic inner, const YamlNode& scalar, const Path& path);

  void note(const char* code, std::size_t offset, std::string message, std::string hint);

  std::vector<Diagnostic> take();

 private:
  void keep(Diagnostic diagnostic);

  const SourceText& m_source;
  std::vector<Diagnostic> m_kept;
  std::size_t m_errors = 0;
};

}  // namespace windtunnel::model
