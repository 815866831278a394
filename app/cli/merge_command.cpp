// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/cli/choices.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/figures_text.h"
#include "app/cli/json_report.h"
#include "app/cli/run_arguments.h"
#include "app/cli/sweep_report.h"
#include "model/io/atomic_file.h"

namespace windtunnel::app::cli {
namespace {

using simulator::SweepPlan;
using simulator::SweepStore;

class MergeCommand : public Command {
 public:
  CommandHelp help() const override {
    return {
        "merge",
        "Join the stores of the parts of a sweep",
        "Puts the points of several stores of runs into one and says what is still missing. Points of equal\n"
        "plans are equal wherever they ran, so the joined result is that of one machine to the last bit; a\n"
        "store that says something else of a point is refused.",
        {"windtunnel merge part1.sqlite part2.sqlite part3.sqlite -o all.sqlite",
         "windtunnel merge part*.sqlite -o all.sqlite --csv points.csv",
         "windtunnel merge all.sqlite -o all.sqlite --format json"},
        "  0  all planned points are there\n  1  points are missing; the answer says which\n"
        "  2  a file is no store of runs, or two of them disagree"};
  }

  void declare(CLI::App& options) override {
    takesFile(options.add_option("STORES", m_inputs, "Stores a sweep has written")->required());
    takesFile(options.add_option("-o,--output", m_output, "The joined store; new, or one to be added to")
                  ->required());
    takesFile(options.add_option("--csv", m_csv, "Write all figures as CSV; - for stdout"));
  }

  ExitCode run(Console& console) override;

 private:
  model::Result<std::size_t> join(SweepStore& joined) const;
  bool report(Console& console, const std::vector<SweepPlan>& plans,
              const std::vector<simulator::PointResults>& points, std::size_t added) const;

  std::vector<std::string> m_inputs;
  std::string m_output;
  std::string m_csv;
};

bool isWhole(const SweepPlan& plan, const simulator::PointResults& points) {
  return points.size() == plan.points.size();
}

std::string missingText(const SweepPlan& plan, const simulator::PointResults& points) {
  if (isWhole(plan, points)) return "";
  std::string text;
  std::size_t named = 0;
  for (std::size_t at = 0; at < plan.points.size() && named < 10; ++at)
    if (!points.contains(at)) text += (named++ > 0 ? ", " : "") + std::to_string(at + 1);
  const std::size_t rest = plan.points.size() - points.size() - named;
  return "  missing: " + text + (rest > 0 ? " and " + countText(rest) + " more" : "") + "\n";
}

model::Result<std::size_t> MergeCommand::join(SweepStore& joined) const {
  std::size_t added = 0;
  for (const std::string& input : m_inputs) {
    const auto store = SweepStore::openToRead(input);
    if (!store) return store.error();
    const auto count = joined.join(*store);
    if (!count) return count;
    added += *count;
  }
  return added;
}

bool MergeCommand::report(Console& console, const std::vector<SweepPlan>& plans,
                          const std::vector<simulator::PointResults>& points, std::size_t added) const {
  std::string csv;
  std::string text = countText(added, "point") + " added to " + m_output + "\n";
  bool areWhole = true;
  auto sweeps = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (!m_csv.empty()) csv += (csv.empty() ? "" : "\r\n") + sweepCsv(plans[i], points[i]);
    text += "\n" + sweepText(plans[i], points[i]) + missingText(plans[i], points[i]);
    sweeps.push_back(sweepJson(plans[i], points[i]));
    areWhole = areWhole && isWhole(plans[i], points[i]);
  }
  if (!m_csv.empty() && m_csv != "-") {
    const auto saved = model::AtomicFile(m_csv).save(csv);
    if (!saved) complain(console, {saved.error()});
    if (!saved) return false;
  }
  if (m_csv == "-")
    console.out << csv;
  else if (console.format == OutputFormat::Text)
    console.out << text;
  else
    printJson(console, {{"ok", areWhole}, {"added", added}, {"store", m_output}, {"sweeps", sweeps}});
  return true;
}

ExitCode MergeCommand::run(Console& console) {
  // An input that is no store must be refused before the output is made.
  for (const std::string& input : m_inputs)
    if (const auto store = SweepStore::openToRead(input); !store) {
      complain(console, {store.error()});
      return ExitCode::BadInput;
    }
  auto joined = SweepStore::open(m_output);
  const auto added = joined ? join(joined.value()) : model::Result<std::size_t>(joined.error());
  const auto plans = added ? joined->plans() : model::Result<std::vector<SweepPlan>>(added.error());
  if (!plans) {
    complain(console, {plans.error()});
    return ExitCode::BadInput;
  }
  std::vector<simulator::PointResults> points;
  bool areWhole = true;
  for (const SweepPlan& plan : *plans) {
    auto kept = joined->points(simulator::sweepId(plan));
    if (!kept) {
      complain(console, {kept.error()});
      return ExitCode::BadInput;
    }
    areWhole = areWhole && isWhole(plan, *kept);
    points.push_back(std::move(kept).value());
  }
  if (!report(console, *plans, points, *added)) return ExitCode::BadInput;
  return areWhole ? ExitCode::Fine : ExitCode::Findings;
}

}  // namespace

std::unique_ptr<Command> makeMergeCommand() {
  return std::make_unique<MergeCommand>();
}

}  // namespace windtunnel::app::cli
