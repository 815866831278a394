// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/program.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/suggestion.h"

namespace windtunnel::app::cli {
namespace {

constexpr const char* kPurpose =
    "Put an architecture in the wind tunnel before you build it.\n\n"
    "A design is one file, NAME.windtunnel.yaml: services, gateways, brokers, caches and data stores with "
    "the\n"
    "arrows between them. This program checks it, simulates load and failures on it, draws it, and exports "
    "it\n"
    "as Kubernetes manifests and a Helm chart. The designer (windtunnel-designer) edits the same file.";

constexpr const char* kFooter =
    "Start here:\n"
    "  windtunnel new online-boutique -o shop.windtunnel.yaml\n"
    "  windtunnel simulate shop.windtunnel.yaml\n"
    "  windtunnel render shop.windtunnel.yaml -o shop.png\n\n"
    "`windtunnel COMMAND --help` explains a command with examples. Every command takes --format json, for "
    "scripts.\n"
    "Exit codes: 0 fine, 1 an objective is missed or there are findings, 2 bad input, 3 stopped by a limit, "
    "130 stopped "
    "by Ctrl-C.";

std::string footer(const CommandHelp& help) {
  std::string text = "Examples:\n";
  for (const std::string& example : help.examples) text += "  " + example + "\n";
  return text + "\nExit codes:\n" + help.exitCodes;
}

model::Diagnostic wrongCommandLine(const std::string& message, const std::string& hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kCommandLine;
  diagnostic.message = message;
  diagnostic.hint = hint;
  return diagnostic;
}

/// Says at length what a command is for, where CLI11 would repeat the line of the list of commands.
class CommandFormatter : public CLI::Formatter {
 public:
  explicit CommandFormatter(std::string purpose) : m_purpose(std::move(purpose)) { column_width(34); }
  std::string make_description(const CLI::App*) const override { return m_purpose + "\n"; }

 private:
  std::string m_purpose;
};

bool asksForJson(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool separate = arguments[i] == "json" && i > 0 && arguments[i - 1] == "--format";
    if (separate || arguments[i] == "--format=json") return true;
  }
  return false;
}

/// The program as CLI11 sees it. The commands outlive one parse.
class Program {
 public:
  Program();
  ExitCode run(const std::vector<std::string>& arguments, Console& console);

 private:
  struct Entry {
    std::unique_ptr<Command> command;
    CLI::App* app = nullptr;
  };

  void add(std::unique_ptr<Command> command);
  const CLI::App& chosen() const;
  std::vector<std::string> commandNames() const;
  model::Diagnostic explain(const CLI::ParseError& error, const std::vector<std::string>& arguments) const;
  model::Diagnostic explainUnexpected(const std::vector<std::string>& words) const;

  CLI::App m_app{kPurpose, "windtunnel"};
  std::vector<Entry> m_entries;
  std::string m_format = "text";
};

Program::Program() {
  m_app.footer(kFooter);
  m_app.set_version_flag("--version", programVersion(), "Print the version and exit");
  m_app.require_subcommand(0, 1);
  m_app.get_formatter()->column_width(34);
  add(makeNewCommand());
  add(makeCheckCommand());
  add(makeEstimateCommand());
  add(makeSimulateCommand());
  add(makeCompareCommand());
  add(makeSweepCommand());
  add(makeMergeCommand());
  add(makeRunsCommand());
  add(makeExportCommand());
  add(makeRenderCommand());
  add(makeSchemaCommand());
  add(makeCompletionCommand());
}

void Program::add(std::unique_ptr<Command> command) {
  const CommandHelp help = command->help();
  CLI::App* app = m_app.add_subcommand(help.name, help.summary);
  app->footer(footer(help));
  app->formatter(std::make_shared<CommandFormatter>(help.purpose));
  command->declare(*app);
  acceptOnly(app->add_option("--format", m_format, "What stdout carries: text for people, or one JSON value"),
             {"text", "json"});
  m_entries.push_back({std::move(command), app});
}

const CLI::App& Program::chosen() const {
  const auto parsed = m_app.get_subcommands();
  return parsed.empty() ? m_app : *parsed.front();
}

std::vector<std::string> Program::commandNames() const {
  std::vector<std::string> names;
  for (const Entry& entry : m_entries) names.push_back(entry.app->get_name());
  return names;
}

model::Diagnostic Program::explainUnexpected(const std::vector<std::string>& words) const {
  const std::string& word = words.front();
  const CLI::App& app = chosen();
  const bool option = word.starts_with("-");
  std::vector<std::string> known = commandNames();
  if (option) {
    known.clear();
    for (const CLI::Option* candidate : app.get_options())
      for (const std::string& name : candidate->get_lnames()) known.push_back("--" + name);
  }
  const std::string near = &app == &m_app || option ? model::nearest(word, known) : "";
  const std::string kind = option ? "option" : &app == &m_app ? "command" : "argument";
  return wrongCommandLine(
      "unknown " + kind + " \"" + word + "\"" + (near.empty() ? "" : "; did you mean \"" + near + "\"?"),
      "see " + (&app == &m_app ? "" : "windtunnel " + app.get_name() + " --help") +
          (&app == &m_app ? "windtunnel --help" : ""));
}

model::Diagnostic Program::explain(const CLI::ParseError& error,
                                   const std::vector<std::string>& arguments) const {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const std::vector<std::string> words = m_app.remaining(true);
    if (!words.empty()) return explainUnexpected(words);
  }
  const bool root = &chosen() == &m_app || arguments.empty();
  return wrongCommandLine(
      error.what(), root ? "see windtunnel --help" : "see windtunnel " + chosen().get_name() + " --help");
}

ExitCode Program::run(const std::vector<std::string>& arguments, Console& console) {
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    m_app.parse(reversed);
  } catch (const CLI::Success& request) {
    m_app.exit(request, console.out, console.err);
    return ExitCode::Fine;
  } catch (const CLI::ParseError& error) {
    // The format option may not have been read yet when the line is wrong.
    const bool json = asksForJson(arguments);
    console.format = json ? OutputFormat::Json : OutputFormat::Text;
    complain(console, {explain(error, arguments)});
    return ExitCode::BadInput;
  }
  if (&chosen() == &m_app) {
    console.out << m_app.help();
    return ExitCode::Fine;
  }
  console.format = m_format == "json" ? OutputFormat::Json : OutputFormat::Text;
  for (Entry& entry : m_entries)
    if (entry.app == &chosen()) return entry.command->run(console);
  return ExitCode::BadInput;
}

}  // namespace

std::string programVersion() {
  return std::string("windtunnel ") + WINDTUNNEL_VERSION;
}

ExitCode runProgram(const std::vector<std::string>& arguments, Console& console) {
  try {
    return Program().run(arguments, console);
  } catch (const std::exception& error) {
    complain(console,
             {wrongCommandLine(std::string("the command ended unexpectedly: ") + error.what(),
                               "this is a defect of the program; please report it with the command line")});
    return ExitCode::BadInput;
  }
}

}  // namespace windtunnel::app::cli
