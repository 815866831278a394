// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/export_plan.h"

#include <fmt/format.h>

#include <iterator>

#include "exporters/common/export_codes.h"
#include "exporters/common/safe_path.h"
#include "exporters/common/yaml_writer.h"

namespace windtunnel::exporters {
namespace {

using model::Diagnostic;
using model::Severity;
using model::Status;

void appendDiagnostics(std::string& text, const char* heading, const std::vector<Diagnostic>& diagnostics) {
  if (diagnostics.empty()) return;
  fmt::format_to(std::back_inserter(text), "\n{}\n", heading);
  for (const Diagnostic& diagnostic : diagnostics) {
    fmt::format_to(std::back_inserter(text), "  {} [{}]", diagnostic.message, diagnostic.code);
    if (!diagnostic.path.empty()) fmt::format_to(std::back_inserter(text), " at {}", diagnostic.path);
    text += '\n';
    if (!diagnostic.hint.empty()) fmt::format_to(std::back_inserter(text), "    {}\n", diagnostic.hint);
  }
}

}  // namespace

Status ExportPlan::add(const std::string& path, std::string bytes) {
  if (auto status = checkPath(path); !status) return status;
  const auto [taken, isNew] = m_folded.emplace(foldedPath(path), path);
  if (!isNew)
    return Diagnostic{code::kDuplicatePath,
                      Severity::Error,
                      fmt::format("Two files of the export are named \"{}\" and \"{}\"", taken->second, path),
                      {},
                      {},
                      "Rename one of the two elements.",
                      {}};
  m_files.emplace(path, std::move(bytes));
  return model::okStatus();
}

Status ExportPlan::add(const std::string& path, const std::vector<Yaml>& documents) {
  auto text = writeYaml(documents);
  if (!text) return text.error();
  return add(path, std::move(*text));
}

std::string reportText(const ExportPlan& plan) {
  std::string text =
      fmt::format("{}: {} file{}\n", plan.title, plan.files().size(), plan.files().size() == 1 ? "" : "s");
  for (const auto& [path, bytes] : plan.files())
    fmt::format_to(std::back_inserter(text), "  {} ({} bytes)\n", path, bytes.size());
  appendDiagnostics(text, "Findings:", plan.findings);
  appendDiagnostics(text, "Drawn, but not expressed by this target:", plan.losses);
  if (!plan.instructions.empty()) text += "\nBefore installing:\n";
  for (const std::string& line : plan.instructions) fmt::format_to(std::back_inserter(text), "  {}\n", line);
  if (!plan.installCommand.empty())
    fmt::format_to(std::back_inserter(text), "\nInstall, in the folder of the export:\n  {}\n",
                   plan.installCommand);
  return text;
}

}  // namespace windtunnel::exporters
