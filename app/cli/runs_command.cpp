// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/chrono.h>

#include <CLI/App.hpp>
#include <cmath>
#include <ctime>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/figures_text.h"
#include "app/cli/json_report.h"
#include "app/cli/run_arguments.h"
#include "app/cli/text_table.h"
#include "app/cli/trace_output.h"
#include "model/core/diagnostic_codes.h"
#include "simulator/results/run_store.h"

namespace windtunnel::app::cli {
namespace {

using simulator::RunHeader;
using simulator::RunStore;
using Align = TextTable::Align;
using Json = nlohmann::ordered_json;

std::string momentText(std::int64_t milliseconds) {
  return fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(static_cast<std::time_t>(milliseconds / 1000)));
}

Json json(const RunHeader& run) {
  Json figures = Json::object();
  for (const auto& [name, value] : run.keyFigures)
    figures[name] = std::isfinite(value) ? Json(value) : Json();
  return {{"id", run.id},
          {"created", run.created},
          {"name", run.name},
          {"note", run.note},
          {"pinned", run.isPinned},
          {"design", run.designName},
          {"scenario", run.scenario},
          {"seed", run.seed},
          {"replications", run.replications},
          {"version", run.programVersion},
          {"fingerprint", fmt::format("{:016x}", run.fingerprint)},
          {"stopReason", simulator::name(run.stopReason)},
          {"traces", run.traces},
          {"figures", figures}};
}

class RunsCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "runs",
        "List the runs the designer has kept, and write the traces of one",
        "The designer keeps its runs in a store, with the slowest requests of each and a sample of all.\n"
        "Without a number all kept runs are listed, the newest first; with one, that run. --traces writes\n"
        "its traces for a viewer, as simulate --traces does.",
        {"windtunnel runs", "windtunnel runs --design \"Web shop\"",
         "windtunnel runs 12 --traces traces.json", "windtunnel runs 12 --traces run12.jaeger.json",
         "windtunnel runs --store other.sqlite --format json"},
        "  0  done\n  2  there is no such store or run, or the run has no traces"};
  }

  void declare(CLI::App& options) override {
    options.add_option("RUN", m_run, "The number of a run, as it is listed")->type_name("N");
    takesFile(
        options.add_option("--store", m_store,
                           "The store; that of the designer, or what WINDTUNNEL_RUNS names, when not given"));
    options.add_option("--design", m_design, "Only runs of designs with this name")->type_name("NAME");
    m_traces.declare(options, "Write the traces that were kept with the run");
  }

  ExitCode run(Console& console) override;

 private:
  model::Result<std::vector<RunHeader>> wanted(const RunStore& store) const;
  model::Status writeTraces(const RunStore& store) const;
  void report(Console& console, const std::string& file, const std::vector<RunHeader>& runs) const;

  std::optional<std::int64_t> m_run;
  std::string m_store;
  std::string m_design;
  TraceOutput m_traces;
};

model::Diagnostic noStore(const std::string& file) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kRunStore;
  diagnostic.message = "there is no store of runs";
  diagnostic.location.file = file;
  diagnostic.hint = "the designer makes it with its first run; name another one with --store";
  return diagnostic;
}

model::Result<std::vector<RunHeader>> RunsCommand::wanted(const RunStore& store) const {
  if (m_run) {
    auto record = store.load(*m_run);
    if (!record) return record.error();
    return std::vector<RunHeader>{record->header};
  }
  auto all = store.list();
  if (all && !m_design.empty())
    std::erase_if(all.value(), [&](const RunHeader& run) { return run.designName != m_design; });
  return all;
}

model::Status RunsCommand::writeTraces(const RunStore& store) const {
  const auto traces = store.traces(*m_run);
  if (!traces) return traces.error();
  if (*traces) return m_traces.write(**traces);
  return wrongArguments("no traces were kept with run " + std::to_string(*m_run),
                        "run the design once more, or name a run whose column traces is not empty");
}

void RunsCommand::report(Console& console, const std::string& file,
                         const std::vector<RunHeader>& runs) const {
  if (console.format == OutputFormat::Json) {
    Json list = Json::array();
    for (const RunHeader& run : runs) list.push_back(json(run));
    return printJson(console, {{"ok", true}, {"store", file}, {"files", m_traces.files()}, {"runs", list}});
  }
  if (runs.empty()) console.out << "No runs are kept in " << file << ".\n";
  TextTable table({{"run"},
                   {"ended", Align::Left},
                   {"design", Align::Left},
                   {"scenario", Align::Left},
                   {"name", Align::Left},
                   {"traces"},
                   {"figures", Align::Left}});
  for (const RunHeader& run : runs) {
    std::string figures;
    for (const auto& [name, value] : run.keyFigures)
      if (std::isfinite(value)) figures += (figures.empty() ? "" : ", ") + name + " " + numberText(value);
    table.add({std::to_string(run.id), momentText(run.created), run.designName, run.scenario,
               run.name + (run.isPinned ? " (pinned)" : ""), run.traces > 0 ? std::to_string(run.traces) : "",
               figures});
  }
  if (!table.empty()) console.out << table.text();
  for (const std::string& written : m_traces.files()) console.out << "Wrote " << written << ".\n";
}

ExitCode RunsCommand::run(Console& console) {
  const auto fail = [&console](const model::Diagnostic& diagnostic) {
    complain(console, {diagnostic});
    return ExitCode::BadInput;
  };
  if (m_traces.isWanted() && !m_run)
    return fail(wrongArguments("--traces needs the number of a run", "windtunnel runs lists them"));
  if (const auto obstacle = m_traces.obstacle()) return fail(*obstacle);
  const std::string file = m_store.empty() ? simulator::usualRunStore().string() : m_store;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return fail(noStore(file));
  const auto store = RunStore::openExisting(file);
  if (!store) return fail(store.error());
  const auto runs = wanted(*store);
  if (!runs) return fail(runs.error());
  if (m_traces.isWanted())
    if (const auto written = writeTraces(*store); !written) return fail(written.error());
  report(console, file, *runs);
  return ExitCode::Fine;
}

}  // namespace

std::unique_ptr<Command> makeRunsCommand() {
  return std::make_unique<RunsCommand>();
}

}  // namespace windtunnel::app::cli
