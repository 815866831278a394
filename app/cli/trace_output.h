// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/core/diagnostic.h"
#include "model/core/result.h"
#include "simulator/tracing/trace.h"

namespace CLI {
class App;
}

namespace windtunnel::app::cli {

/// Why a file could not be written, found out before the work; nothing when all is well or none is named.
std::optional<model::Diagnostic> obstacleTo(const std::string& file);

/// A file of traces and its format, as options of a command.
class TraceOutput {
 public:
  void declare(CLI::App& options, const std::string& what);

  bool isWanted() const { return !m_file.empty(); }
  std::optional<model::Diagnostic> obstacle() const { return obstacleTo(m_file); }
  /// Its name, if it is wanted.
  std::vector<std::string> files() const;

  model::Status write(const simulator::TraceSet& traces) const;

 private:
  std::string m_file;
  std::string m_format;
};

}  // namespace windtunnel::app::cli
