// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/json_report.h"
#include "app/cli/text_table.h"
#include "model/core/diagnostic_codes.h"
#include "model/io/atomic_file.h"
#include "model/io/design_reader.h"
#include "resources/resources.h"

namespace windtunnel::app::cli {
namespace {

constexpr std::string_view kFolder = "templates/";
constexpr std::string_view kEnding = ".windtunnel.yaml";

std::vector<std::string> templateNames() {
  std::vector<std::string> names;
  for (const std::string_view path : resources::list(kFolder))
    if (path.ends_with(kEnding))
      names.emplace_back(path.substr(kFolder.size(), path.size() - kFolder.size() - kEnding.size()));
  return names;
}

std::string templateText(const std::string& name) {
  return std::string(*resources::find(std::string(kFolder) + name + std::string(kEnding)));
}

class NewCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "new",
        "Write a new design from a template",
        "Writes a template as a design file of your own. Without TEMPLATE it lists the templates.",
        {"windtunnel new                                            # which templates there are",
         "windtunnel new online-boutique                            # writes online-boutique.windtunnel.yaml",
         "windtunnel new three-tier -o shop.windtunnel.yaml",
         "windtunnel new three-tier -o - | windtunnel check -"},
        "  0  the file was written\n  2  unknown template, or the file exists or cannot be written"};
  }

  void declare(CLI::App& options) override {
    acceptOnly(options.add_option("TEMPLATE", m_template, "The template to start from"), templateNames());
    takesFile(options.add_option("-o,--output", m_output, "Where to write it; - for stdout"));
    options.add_flag("--force", m_force, "Replace the file if it exists");
  }

  ExitCode run(Console& console) override {
    if (m_template.empty()) return listTemplates(console);
    if (m_output.empty()) m_output = m_template + std::string(kEnding);
    return m_output == "-" ? print(console) : write(console);
  }

 private:
  ExitCode listTemplates(Console& console) const;
  ExitCode print(Console& console) const;
  ExitCode write(Console& console) const;

  std::string m_template;
  std::string m_output;
  bool m_force = false;
};

ExitCode NewCommand::listTemplates(Console& console) const {
  auto list = nlohmann::ordered_json::array();
  TextTable table({{"Template", TextTable::Align::Left}, {"What it is", TextTable::Align::Left}});
  for (const std::string& name : templateNames()) {
    const model::ReadResult read = model::readDesign(templateText(name), name);
    const std::string title = read.ok() ? read.document->design.name() : "";
    const std::string about = read.ok() ? read.document->design.document().text("description") : "";
    list.push_back({{"template", name}, {"name", title}, {"description", about}});
    table.add({name, about});
  }
  if (console.format == OutputFormat::Json)
    printJson(console, {{"ok", true}, {"templates", list}});
  else
    console.out << table.text() << "\nStart with one of them: windtunnel new TEMPLATE -o FILE\n";
  return ExitCode::Fine;
}

ExitCode NewCommand::print(Console& console) const {
  if (console.format == OutputFormat::Json)
    printJson(console, {{"ok", true}, {"template", m_template}, {"text", templateText(m_template)}});
  else
    console.out << templateText(m_template);
  return ExitCode::Fine;
}

ExitCode NewCommand::write(Console& console) const {
  std::error_code ignored;
  if (!m_force && std::filesystem::exists(std::filesystem::symlink_status(m_output, ignored))) {
    model::Diagnostic exists;
    exists.code = model::code::kFileWrite;
    const bool isFolder = std::filesystem::is_directory(m_output, ignored);
    exists.message = isFolder ? "this is a folder" : "the file exists already and was left as it is";
    exists.location.file = m_output;
    exists.hint = isFolder ? "give the name of a file in it with -o"
                           : "give another name with -o, or replace it with --force";
    complain(console, {exists});
    return ExitCode::BadInput;
  }
  const auto saved = model::AtomicFile(m_output).save(templateText(m_template));
  if (!saved) {
    complain(console, {saved.error()});
    return ExitCode::BadInput;
  }
  if (console.format == OutputFormat::Json) {
    printJson(console, {{"ok", true}, {"template", m_template}, {"file", m_output}});
  } else {
    console.out << "Wrote " << m_output << " from the template " << m_template << ".\n"
                << "Next: windtunnel simulate " << m_output << "\n";
  }
  return ExitCode::Fine;
}

}  // namespace

std::unique_ptr<Command> makeNewCommand() {
  return std::make_unique<NewCommand>();
}

}  // namespace windtunnel::app::cli
