// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/diagnostic.h"

namespace windtunnel::model {

/// A text with its file name, which turns byte offsets into lines, columns and excerpts.
class SourceText {
 public:
  SourceText(std::string text, std::string file);

  const std::string& text() const { return m_text; }
  const std::string& file() const { return m_file; }

  /// Line and column of a byte; columns count code points from 1.
  SourceLocation locate(std::size_t offset) const;

  /// Fills in location and excerpt of a diagnostic about the byte at `offset`. A line with a secret is not
  /// shown.
  void point(Diagnostic& diagnostic, std::size_t offset) const;

  /// A diagnostic about the byte at `offset`, with location and excerpt filled in.
  Diagnostic diagnostic(const char* code, std::size_t offset, std::string message, std::string hint) const;

 private:
  std::string excerpt(std::size_t offset) const;
  std::size_t lineOf(std::size_t offset) const;
  std::string_view line(std::size_t index) const;

  std::string m_text;
  std::string m_file;
  std::vector<std::size_t> m_lineStarts;
};

/// The first byte sequence a YAML document of ours must not hold: too many bytes, text that is not UTF-8,
/// control characters, tabs as indentation. Nothing when the text may be parsed.
std::optional<Diagnostic> findForbiddenText(const SourceText& source);

}  // namespace windtunnel::model
