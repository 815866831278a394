// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/design_source.h"
#include "app/cli/json_report.h"
#include "app/painting/design_export.h"
#include "exporters/common/plan_writer.h"

namespace windtunnel::app::cli {
namespace {

/// One for each target there is.
std::vector<std::string> examples() {
  std::vector<std::string> lines;
  for (const std::string& target : exporters::targets())
    lines.push_back("windtunnel export shop.windtunnel.yaml --to " + target + " -o out/" + target);
  return lines;
}

class ExportCommand : public Command {
 public:
  CommandHelp help() const override {
    return {"export", "Write the design as files for other tools",
            "Plans the whole export in memory, checks it, and writes it into a folder. Files of the folder "
            "that no\n"
            "export wrote are never touched. Ends with what the target cannot express, findings, and the "
            "command\n"
            "that installs the export.",
            examples(),
            "  0  written, without findings\n  1  written, with findings\n  2  the design or the folder is "
            "wrong; nothing was written"};
  }

  void declare(CLI::App& options) override {
    takesFile(options.add_option("DESIGN", m_file, "The design file; - for stdin")->required());
    acceptOnly(options.add_option("--to", m_target, "What to write")->required(), exporters::targets());
    takesFolder(options.add_option("-o,--output", m_folder, "The folder to write into; made when missing")
                    ->required());
    options.add_flag("--overwrite-edited", m_options.overwriteEdited,
                     "Also replace files that were edited since the last export");
  }

  ExitCode run(Console& console) override;

 private:
  void report(Console& console, const exporters::ExportPlan& plan) const;

  std::string m_file;
  std::string m_target;
  std::string m_folder;
  exporters::WriteOptions m_options;
};

void ExportCommand::report(Console& console, const exporters::ExportPlan& plan) const {
  if (console.format == OutputFormat::Text) {
    console.out << exporters::reportText(plan) << "Written to " << m_folder << "\n";
    return;
  }
  auto files = nlohmann::ordered_json::array();
  for (const auto& [path, bytes] : plan.files()) files.push_back({{"path", path}, {"bytes", bytes.size()}});
  printJson(console, {{"ok", plan.findings.empty()},
                      {"file", m_file},
                      {"target", m_target},
                      {"folder", m_folder},
                      {"title", plan.title},
                      {"files", files},
                      {"findings", toJson(plan.findings)},
                      {"losses", toJson(plan.losses)},
                      {"instructions", plan.instructions},
                      {"install", plan.installCommand}});
}

ExitCode ExportCommand::run(Console& console) {
  const auto document = readDesign(console, m_file);
  if (!document) return ExitCode::BadInput;
  const auto plan = exportDesign(document->design, m_target);
  if (!plan) {
    complain(console, {document->locations.located(plan.error())});
    return ExitCode::BadInput;
  }
  const model::Status written = exporters::writePlan(*plan, m_folder, m_options);
  if (!written) {
    complain(console, {written.error()});
    return ExitCode::BadInput;
  }
  report(console, *plan);
  const bool clean = std::none_of(
      plan->findings.begin(), plan->findings.end(),
      [](const model::Diagnostic& finding) { return finding.severity != model::Severity::Note; });
  return clean ? ExitCode::Fine : ExitCode::Findings;
}

}  // namespace

std::unique_ptr<Command> makeExportCommand() {
  return std::make_unique<ExportCommand>();
}

}  // namespace windtunnel::app::cli
