// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/comparison_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/figures_text.h"
#include "app/cli/objective_text.h"
#include "app/cli/text_table.h"

namespace windtunnel::app::cli {
namespace {

using simulator::FigureDifference;
using simulator::FigureUnit;
using simulator::Judgement;
using simulator::ObjectiveFigures;
using Align = TextTable::Align;
using Json = nlohmann::ordered_json;

std::string amountText(double value, FigureUnit unit) {
  if (!std::isfinite(value)) return "-";
  switch (unit) {
    case FigureUnit::PerSecond:
      return rateText(value);
    case FigureUnit::Share:
      return percentText(value);
    case FigureUnit::Seconds:
      return secondsText(value);
    case FigureUnit::Currency:
      break;
  }
  return numberText(value);
}

constexpr double kLeastShown = 0.005;  // of plain numbers, which are shown with two places

std::string signedText(double value, FigureUnit unit) {
  if (!std::isfinite(value)) return "-";
  const bool isPlain = unit == FigureUnit::PerSecond || unit == FigureUnit::Currency;
  const std::string none = amountText(0, unit);
  const std::string amount = amountText(std::fabs(value), unit);
  if (amount == none || (isPlain && std::fabs(value) < kLeastShown)) return none;
  return (value < 0 ? "-" : "+") + amount;
}

std::string words(Judgement judgement) {
  if (judgement == Judgement::Same) return "the same";
  std::string text = simulator::name(judgement);
  std::replace(text.begin(), text.end(), '-', ' ');
  return text;
}

std::vector<FigureDifference> against(const Comparison& comparison, const Candidate& candidate) {
  return simulator::differences(comparison.baseline().runs.samples, candidate.runs.samples, comparison.level);
}

bool isWhole(const Candidate& one) {
  return simulator::isComplete(one.runs.results.stopReason);
}

std::string verdict(const Comparison& comparison, const Candidate& candidate) {
  const std::string pair = candidate.label + " against " + comparison.baseline().label;
  if (!isWhole(candidate) || !isWhole(comparison.baseline()))
    return pair + ": not judged, as a run was stopped.\n";
  const std::vector<FigureDifference> rows = against(comparison, candidate);
  if (std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.workload.empty(); }))
    return pair + ": not judged, as they have no workload in common.\n";
  const auto count = [&](Judgement judgement) {
    const auto found =
        std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.judgement == judgement; });
    return static_cast<unsigned long long>(found);
  };
  std::string text =
      fmt::format("{}: better in {}, worse in {}", pair, countText(count(Judgement::Better), "figure"),
                  countText(count(Judgement::Worse), "figure"));
  if (const auto open = count(Judgement::WithinChance))
    text += fmt::format("; {} within chance", countText(open, "difference"));
  for (const ObjectiveFigures& objective : candidate.runs.results.objectives)
    if (!objective.isMet)
      text += fmt::format("; misses {} ({} of {})", objective.id, objective.target, objective.of);
  return text + ".\n";
}

std::string legend(const Comparison& comparison) {
  TextTable table({{"", Align::Left}, {"system", Align::Left}, {"simulated"}, {"fingerprint"}});
  for (const Candidate& one : comparison.candidates) {
    const simulator::Results& results = one.runs.results;
    const std::string role = &one == &comparison.baseline() ? " (baseline)" : "";
    table.add({one.label, one.what + role,
               fmt::format("{} x {} after {}", results.replications, secondsText(results.duration),
                           secondsText(results.warmup)),
               fmt::format("{:016x}", results.fingerprint)});
  }
  return table.text();
}

std::string differenceText(const FigureDifference& row, FigureUnit unit) {
  if (row.judgement == Judgement::NotComparable) return "-";
  const std::string amount =
      signedText(row.difference.mean, unit) + (unit == FigureUnit::Share ? " points" : "");
  const auto relative = row.relative();
  if (!relative || unit == FigureUnit::Share || amount == amountText(0, unit)) return amount;
  return fmt::format("{} ({}{})", amount, *relative < 0 ? "-" : "+", percentText(std::fabs(*relative)));
}

std::string table(const Comparison& comparison, const Candidate& candidate) {
  const std::string interval = fmt::format("{:g} % interval", comparison.level * 100);
  TextTable table({{"workload", Align::Left},
                   {"figure", Align::Left},
                   {comparison.baseline().label},
                   {candidate.label},
                   {"difference"},
                   {interval},
                   {"", Align::Left}});
  std::string last = " ";
  bool isControlled = false;
  for (const FigureDifference& row : against(comparison, candidate)) {
    const auto& figure = simulator::info(row.figure);
    const std::string workload = row.workload.empty() ? "(all)" : row.workload;
    const bool hasBounds = row.judgement != Judgement::NotComparable;
    const std::string bounds = !hasBounds ? "-"
                                          : signedText(row.difference.low(), figure.unit) + " to " +
                                                signedText(row.difference.high(), figure.unit) +
                                                (row.difference.isControlled ? " *" : "");
    isControlled = isControlled || row.difference.isControlled;
    table.add({workload == last ? "" : workload, figure.words, amountText(row.baseline, figure.unit),
               amountText(row.candidate, figure.unit), differenceText(row, figure.unit), bounds,
               words(row.judgement)});
    last = workload;
  }
  if (table.empty())
    return fmt::format("\n{} has no workload of {}.\n", candidate.label, comparison.baseline().label);
  return fmt::format("\n{} against {}\n", candidate.label, comparison.baseline().label) + table.text() +
         (isControlled ? "  * means for the usual number of requests (a control variate)\n" : "");
}

std::string objectives(const Comparison& comparison) {
  std::vector<TextTable::Column> columns{{"objective", Align::Left}, {"of", Align::Left}, {"target"}};
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < comparison.candidates.size(); ++at) {
    columns.push_back({comparison.candidates[at].label});
    for (const ObjectiveFigures& one : comparison.candidates[at].runs.results.objectives) {
      const std::vector<std::string> head{one.id, one.of, targetText(one)};
      auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& known) {
        return std::equal(head.begin(), head.end(), known.begin());
      });
      if (row == rows.end()) row = rows.insert(rows.end(), head);
      row->resize(3 + at, "-");
      row->push_back(measuredText(one) + " " + outcomeText(one));
    }
  }
  if (rows.empty()) return "";
  TextTable table(columns);
  for (auto& row : rows) {
    row.resize(columns.size(), "-");
    table.add(row);
  }
  return "\nObjectives\n" + table.text();
}

Json numberOrNull(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json json(const FigureDifference& row) {
  const auto relative = row.relative();
  return {{"workload", row.workload},
          {"figure", simulator::info(row.figure).name},
          {"baseline", numberOrNull(row.baseline)},
          {"candidate", numberOrNull(row.candidate)},
          {"difference", numberOrNull(row.difference.mean)},
          {"relative", relative ? Json(*relative) : Json(nullptr)},
          {"low", numberOrNull(row.difference.low())},
          {"high", numberOrNull(row.difference.high())},
          {"controlled", row.difference.isControlled},
          {"judgement", simulator::name(row.judgement)}};
}

Json json(const Candidate& candidate) {
  const simulator::Results& results = candidate.runs.results;
  Json objectives = Json::array();
  for (const ObjectiveFigures& one : results.objectives)
    objectives.push_back({{"id", one.id},
                          {one.isStaleness() ? "component" : "workload", one.of},
                          {"target", one.target},
                          {"limit", one.limit},
                          {"requests", one.requests},
                          {"measured", one.requests > 0 ? Json(one.measured) : Json()},
                          {"met", one.isMet}});
  return {{"label", candidate.label},
          {"file", candidate.file},
          {"scenario", results.scenario},
          {"settings", candidate.settings},
          {"warmup", results.warmup},
          {"duration", results.duration},
          {"fingerprint", fmt::format("{:016x}", results.fingerprint)},
          {"stopReason", simulator::name(results.stopReason)},
          {"objectivesMet", results.objectivesMet()},
          {"objectives", objectives}};
}

}  // namespace

bool Comparison::isComplete() const {
  return std::all_of(candidates.begin(), candidates.end(), isWhole);
}

bool Comparison::candidatesMeetObjectives() const {
  return std::all_of(candidates.begin() + 1, candidates.end(),
                     [](const Candidate& one) { return one.runs.results.objectivesMet(); });
}

std::string comparisonText(const Comparison& comparison) {
  const simulator::Results& first = comparison.baseline().runs.results;
  std::string text = fmt::format("{} on the same random numbers, seed {}\n\n",
                                 countText(comparison.candidates.size(), "system"), first.seed);
  for (const Candidate& one : comparison.candidates)
    if (!isWhole(one))
      text += fmt::format("PARTIAL RESULTS: the run of {} was stopped ({}).\n", one.label,
                          simulator::name(one.runs.results.stopReason));
  const auto others = std::vector<Candidate>(comparison.candidates.begin() + 1, comparison.candidates.end());
  for (const Candidate& one : others) text += verdict(comparison, one);
  text += "\n" + legend(comparison);
  for (const Candidate& one : others) text += table(comparison, one);
  return text + objectives(comparison);
}

Json comparisonJson(const Comparison& comparison) {
  const simulator::Results& first = comparison.baseline().runs.results;
  Json out{{"ok", comparison.isComplete() && comparison.candidatesMeetObjectives()},
           {"complete", comparison.isComplete()},
           {"objectivesMet", comparison.candidatesMeetObjectives()},
           {"seed", first.seed},
           {"replications", first.replications},
           {"level", comparison.level},
           {"candidates", Json::array()},
           {"comparisons", Json::array()}};
  for (const Candidate& one : comparison.candidates) {
    out["candidates"].push_back(json(one));
    if (&one == &comparison.baseline()) continue;
    Json rows = Json::array();
    for (const FigureDifference& row : against(comparison, one)) rows.push_back(json(row));
    out["comparisons"].push_back(
        {{"baseline", comparison.baseline().label}, {"candidate", one.label}, {"differences", rows}});
  }
  return out;
}

}  // namespace windtunnel::app::cli
