// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace windtunnel::app::cli::html {

/// A heading with what follows it; nothing when nothing follows.
std::string section(const std::string& title, const std::string& content);

/// A table of texts. `alignment` has a letter for each column: l for left, r for right.
class Table {
 public:
  Table(std::string alignment, std::vector<std::string> titles);

  void add(const std::vector<std::string>& cells);
  std::string text() const;  ///< Nothing when there are no rows.

 private:
  std::string row(const char* element, const std::vector<std::string>& cells) const;

  std::string m_alignment;
  std::vector<std::string> m_titles;
  std::string m_rows;
};

/// The look of a report, light and dark.
std::string_view style();

}  // namespace windtunnel::app::cli::html
