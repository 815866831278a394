// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/results_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/figures_text.h"
#include "app/cli/objective_text.h"
#include "app/cli/text_table.h"

namespace windtunnel::app::cli {
namespace {

using simulator::Results;
using Align = TextTable::Align;

constexpr std::size_t kMostRows = 40;

std::string section(const std::string& title, const TextTable& table) {
  return table.empty() ? "" : "\n" + title + "\n" + table.text();
}

std::string headline(const Results& results, const std::string& name) {
  const std::string scenario = results.scenario.empty() ? "default scenario" : "scenario " + results.scenario;
  return fmt::format("{}: {}, seed {}, {} x {} after {} warm-up\n\n", name, scenario, results.seed,
                     results.replications, secondsText(results.duration), secondsText(results.warmup));
}

std::string conclusion(const Results& results) {
  if (!simulator::isComplete(results.stopReason))
    return fmt::format("PARTIAL RESULTS: the run was stopped ({}).\n", simulator::name(results.stopReason));
  if (results.objectives.empty()) return "Verdict: done; the design states no objectives.\n";
  const std::size_t missed = missedObjectives(results);
  if (missed == 0)
    return fmt::format("Verdict: every objective is met ({} of {}).\n", results.objectives.size(),
                       results.objectives.size());
  return fmt::format("Verdict: objectives are missed ({} of {}).\n", missed, results.objectives.size());
}

const char* mark(simulator::VerdictSeverity severity) {
  switch (severity) {
    case simulator::VerdictSeverity::Good:
      return "ok";
    case simulator::VerdictSeverity::Warning:
      return "!";
    case simulator::VerdictSeverity::Critical:
      return "!!";
    case simulator::VerdictSeverity::Note:
      break;
  }
  return "-";
}

std::string sentences(const Results& results) {
  std::string text;
  for (const simulator::Verdict& verdict : results.verdicts) {
    text += fmt::format("  {:>2}  {}\n", mark(verdict.severity), verdict.text);
    if (!verdict.path.empty() && !verdict.suggestion.empty())
      text += fmt::format("      try: --set '{}={}'\n", verdict.path, verdict.suggestion);
  }
  return text;
}

std::string objectives(const Results& results) {
  TextTable table({{"objective", Align::Left},
                   {"of", Align::Left},
                   {"target"},
                   {"measured"},
                   {"", Align::Left},
                   {"error budget used"},
                   {"held"}});
  for (const auto& objective : results.objectives)
    table.add({objective.id, objective.of, targetText(objective), measuredText(objective),
               outcomeText(objective), budgetText(objective), heldText(objective)});
  return section("Objectives", table);
}

// Where nothing was answered there is no latency, which is not a latency of zero.
std::string latencyText(const simulator::LatencyFigures& latency, double seconds) {
  return latency.count == 0 ? "-" : secondsText(seconds);
}

std::vector<std::string> flowCells(const simulator::FlowFigures& flow) {
  return {rateText(flow.rate),
          percentText(simulator::failureShare(flow.outcomes)),
          latencyText(flow.latency, flow.latency.mean),
          latencyText(flow.latency, flow.latency.p50),
          latencyText(flow.latency, flow.latency.p95),
          latencyText(flow.latency, flow.latency.p99)};
}

std::vector<std::string> join(std::vector<std::string> head, const std::vector<std::string>& tail) {
  head.insert(head.end(), tail.begin(), tail.end());
  return head;
}

std::string workloads(const Results& results) {
  TextTable table({{"workload", Align::Left}, {"rate"}, {"errors"}, {"mean"}, {"p50"}, {"p95"}, {"p99"}});
  for (const auto& workload : results.workloads) {
    table.add(join({workload.id}, flowCells(workload.flow)));
    for (const auto& [entry, flow] : workload.entries) table.add(join({"  " + entry}, flowCells(flow)));
  }
  return section("End to end", table);
}

std::string intervals(const Results& results) {
  TextTable table({{"workload", Align::Left}, {"rate"}, {"mean"}, {"p95"}, {"p99"}});
  bool isControlled = false;
  const auto cell = [&](const simulator::ConfidenceInterval& interval, std::string (*text)(double)) {
    if (interval.samples == 0) return std::string("-");
    isControlled = isControlled || interval.isControlled;
    return text(interval.mean) + " ± " + (interval.samples < 2 ? "-" : text(interval.halfWidth)) +
           (interval.isControlled ? " *" : "");
  };
  for (const auto& workload : results.intervals)
    table.add({workload.id, cell(workload.rate, rateText), cell(workload.mean, secondsText),
               cell(workload.p95, secondsText), cell(workload.p99, secondsText)});
  const std::string over = results.batches > 0 ? fmt::format("{} batches of one run", results.batches)
                                               : fmt::format("{} replications", results.replications);
  return section("95 % intervals over " + over, table) +
         (isControlled ? "  * narrowed by what is known of the arrivals (a control variate)\n" : "");
}

std::string components(const Results& results) {
  TextTable table({{"component", Align::Left},
                   {"kind", Align::Left},
                   {"pods"},
                   {"rate"},
                   {"errors"},
                   {"p50"},
                   {"p99"},
                   {"cpu"},
                   {"slots"},
                   {"queue"},
                   {"hits"},
                   {"lag"}});
  for (const auto& part : results.components) {
    if (part.flow.latency.count == 0 && part.kind == "client") continue;
    table.add({part.id, part.kind, numberText(part.replicas), rateText(part.flow.rate),
               percentText(simulator::failureShare(part.flow.outcomes)),
               latencyText(part.flow.latency, part.flow.latency.p50),
               latencyText(part.flow.latency, part.flow.latency.p99), percentText(part.cpuUtilisation),
               percentText(part.slotUtilisation), numberText(part.waiting),
               part.hitRatio ? percentText(*part.hitRatio) : "", part.lag ? numberText(*part.lag) : ""});
  }
  return section("Components (cpu and slots: share in use; queue: waiting on average)", table);
}

std::string connections(const Results& results) {
  std::vector<const simulator::ConnectionFigures*> order;
  for (const auto& connection : results.connections) order.push_back(&connection);
  const bool many = order.size() > kMostRows;
  if (many) {
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return a->tries > b->tries; });
    order.resize(kMostRows);
  }
  TextTable table(
      {{"arrow", Align::Left}, {"calls"}, {"errors"}, {"p50"}, {"p99"}, {"tries per call"}, {"pool in use"}});
  for (const auto* arrow : order)
    table.add({arrow->key, rateText(arrow->flow.rate),
               percentText(simulator::failureShare(arrow->flow.outcomes)),
               secondsText(arrow->flow.latency.p50), secondsText(arrow->flow.latency.p99),
               numberText(arrow->amplification), arrow->poolUse ? percentText(*arrow->poolUse) : ""});
  return section(
      many ? fmt::format("Arrows (the {} busiest of {})", kMostRows, results.connections.size()) : "Arrows",
      table);
}

// How far what a reader knows is behind what has happened.
std::string consumers(const Results& results) {
  TextTable table({{"reader", Align::Left},
                   {"of", Align::Left},
                   {"group", Align::Left},
                   {"rate"},
                   {"staleness p50"},
                   {"p99"},
                   {"waiting"}});
  for (const auto& one : results.consumers)
    table.add({one.reader, one.source, one.group, rateText(one.rate),
               latencyText(one.staleness, one.staleness.p50), latencyText(one.staleness, one.staleness.p99),
               numberText(one.lag)});
  return section("Readers of messages (staleness: from publishing to the end of the work)", table);
}

std::string recoveries(const Results& results) {
  TextTable table({{"fault", Align::Left}, {"from"}, {"to"}, {"effect", Align::Left}, {"back to usual"}});
  for (const auto& recovery : results.recoveries)
    table.add({recovery.fault, secondsText(recovery.begin), secondsText(recovery.end),
               recovery.hasDisturbed ? "seen by users" : "not seen by users",
               !recovery.hasDisturbed ? ""
               : recovery.recovery    ? secondsText(*recovery.recovery) + " after"
                                      : "never"});
  return section("Faults", table);
}

constexpr double kWorthNaming = 0.03;  // of the time

// Who is slow at the end is often not who is busy on average.
std::string tails(const Results& results) {
  TextTable table(
      {{"slowest 1 % of", Align::Left}, {"took at least"}, {"share"}, {"of their time is", Align::Left}});
  for (const auto& tail : results.tails) {
    bool isFirst = true;
    for (const auto& part : tail.parts) {
      if (part.share < kWorthNaming) continue;
      table.add({isFirst ? tail.workload : "", isFirst ? secondsText(tail.from) : "", percentText(part.share),
                 simulator::describe(part)});
      isFirst = false;
    }
  }
  return section("Where the slowest requests spend their time", table);
}

std::string bottleneck(const Results& results) {
  if (!results.bottleneck) return "";
  const auto& first = *results.bottleneck;
  return fmt::format("\nFirst to be used up: the {} of {}, {} in use, at {} times this load ({}).\n",
                     first.resource, first.component, percentText(first.utilisation),
                     numberText(first.loadMultiple), first.path);
}

std::string cost(const Results& results) {
  if (!results.cost) return "";
  const std::string perRequests =
      results.cost->perMillionRequests > 0
          ? fmt::format(", {} per million answered requests", numberText(results.cost->perMillionRequests))
          : "";
  const double managed = results.cost->managedPerHour;
  if (managed <= 0)
    return fmt::format("\nNodes: {} on average; they cost {} per hour{}.\n", numberText(results.cost->nodes),
                       numberText(results.cost->perHour), perRequests);
  return fmt::format(
      "\nNodes: {} on average; they cost {} per hour, managed stores {}, together {} per hour{}.\n",
      numberText(results.cost->nodes), numberText(results.cost->perHour - managed), numberText(managed),
      numberText(results.cost->perHour), perRequests);
}

std::string proof(const Results& results) {
  return fmt::format(
      "\nRun: {} events in {}, {} requests, fingerprint {:016x}\n     {}; conservation {}, Little's law {}\n",
      countText(results.events), secondsText(results.wallClock), countText(results.requests),
      results.fingerprint, results.conservation.text(), results.isConserved ? "holds" : "VIOLATED",
      results.little.holds ? "holds" : "VIOLATED");
}

}  // namespace

std::string resultsText(const Results& results, const std::string& name) {
  return headline(results, name) + conclusion(results) + sentences(results) + objectives(results) +
         workloads(results) + intervals(results) + recoveries(results) + tails(results) +
         components(results) + connections(results) + consumers(results) + bottleneck(results) +
         cost(results) + proof(results);
}

}  // namespace windtunnel::app::cli
