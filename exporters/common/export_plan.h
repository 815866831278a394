// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exporters/common/yaml.h"
#include "model/core/diagnostic.h"
#include "model/core/result.h"

namespace windtunnel::exporters {

/// A complete export in memory: what would be written, and what there is to say about it. The same design
/// gives the same plan, byte for byte. Nothing touches the disk before writePlan().
class ExportPlan {
 public:
  /// Adds a file. Fails when the path is unsafe, taken, or differs from a taken one in case only.
  model::Status add(const std::string& path, std::string bytes);
  /// Adds YAML documents as one file.
  model::Status add(const std::string& path, const std::vector<Yaml>& documents);

  /// Bytes by path below the target folder, in alphabetical order.
  const std::map<std::string, std::string>& files() const { return m_files; }

  std::string title;           ///< "Helm chart web-shop".
  std::string installCommand;  ///< The exact command that installs the export, run in the target folder.
  std::vector<std::string> instructions;    ///< What to do before or after, one sentence each.
  std::vector<model::Diagnostic> findings;  ///< What is wrong or risky about the result.
  std::vector<model::Diagnostic> losses;    ///< What the drawing says and the target cannot express.

 private:
  std::map<std::string, std::string> m_files;
  std::map<std::string, std::string> m_folded;
};

/// The report for people: files with sizes, findings, losses, instructions and the install command.
std::string reportText(const ExportPlan& plan);

}  // namespace windtunnel::exporters
