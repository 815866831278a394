// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/html_report.h"

#include <fmt/format.h>

#include <QByteArray>
#include <algorithm>

#include "app/cli/figures_text.h"
#include "app/cli/html_assumptions.h"
#include "app/cli/html_chart.h"
#include "app/cli/html_text.h"
#include "app/cli/objective_text.h"
#include "exporters/common/xml_text.h"
#include "exporters/diagram/svg_writer.h"

namespace windtunnel::app::cli {
namespace {

using namespace html;
using simulator::Results;

constexpr std::size_t kBusiest = 6;

const char* classOf(simulator::VerdictSeverity severity) {
  switch (severity) {
    case simulator::VerdictSeverity::Good:
      return "good";
    case simulator::VerdictSeverity::Warning:
      return "warning";
    case simulator::VerdictSeverity::Critical:
      return "critical";
    case simulator::VerdictSeverity::Note:
      break;
  }
  return "note";
}

std::string badge(const Results& results) {
  const std::size_t missed = missedObjectives(results);
  if (!simulator::isComplete(results.stopReason))
    return fmt::format("<span class=\"badge critical\">Partial results: {}</span>",
                       exporters::xmlText(simulator::name(results.stopReason)));
  if (results.objectives.empty()) return "<span class=\"badge note\">No objectives stated</span>";
  if (missed == 0) return "<span class=\"badge good\">Every objective is met</span>";
  return fmt::format("<span class=\"badge critical\">{} of {} objectives missed</span>", missed,
                     results.objectives.size());
}

std::string headline(const ReportedRun& run, const Results& results) {
  return fmt::format(
      "<h1>{}</h1>\n<p class=\"muted\">{}, fingerprint {:016x}</p>\n{}\n", exporters::xmlText(run.name),
      exporters::xmlText(results.scenario.empty() ? "default scenario" : "scenario " + results.scenario),
      results.fingerprint, badge(results));
}

std::string verdicts(const Results& results) {
  if (results.verdicts.empty()) return "";
  std::string text = "<ul class=\"verdicts\">\n";
  for (const simulator::Verdict& verdict : results.verdicts) {
    const char* severity = classOf(verdict.severity);
    text += fmt::format("<li><b class=\"{0}\">{0}</b>{1}", severity, exporters::xmlText(verdict.text));
    if (!verdict.path.empty() && !verdict.suggestion.empty())
      text += fmt::format(" <code class=\"muted\">{}={}</code>", exporters::xmlText(verdict.path),
                          exporters::xmlText(verdict.suggestion));
    text += "</li>\n";
  }
  return text + "</ul>\n";
}

std::string objectives(const Results& results) {
  Table table("llrrlrr", {"objective", "of", "target", "measured", "", "error budget used", "held"});
  for (const auto& one : results.objectives)
    table.add({one.id, one.of, targetText(one), measuredText(one), outcomeText(one), budgetText(one),
               heldText(one)});
  return table.text();
}

// An image of its own for each mode; the reader's browser takes one.
std::string drawing(const ReportedRun& run) {
  using namespace exporters::diagram;
  const Drawing picture = Drawing::of(run.design);
  if (picture.nodes().empty()) return "";
  const auto address = [&](const Theme& theme) {
    const std::string svg = writeSvg(picture, {.theme = theme, .title = run.name, .transparent = true});
    return "data:image/svg+xml;base64," +
           QByteArray::fromRawData(svg.data(), static_cast<qsizetype>(svg.size())).toBase64().toStdString();
  };
  return fmt::format(
      "<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"{}\"><img src=\"{}\" alt=\"The "
      "design: {} "
      "components, {} arrows\"></picture>\n",
      address(Theme::darkTheme()), address(Theme::lightTheme()), picture.nodes().size(),
      picture.arrows().size());
}

std::vector<std::string> flowCells(const std::string& name, const simulator::FlowFigures& flow) {
  const auto latency = [&](double seconds) { return flow.latency.count == 0 ? "-" : secondsText(seconds); };
  return {name,
          rateText(flow.rate),
          percentText(simulator::failureShare(flow.outcomes)),
          latency(flow.latency.mean),
          latency(flow.latency.p50),
          latency(flow.latency.p95),
          latency(flow.latency.p99),
          latency(flow.latency.p999)};
}

std::string endToEnd(const Results& results) {
  Table table("lrrrrrrr", {"workload", "rate", "errors", "mean", "p50", "p95", "p99", "p99.9"});
  for (const auto& workload : results.workloads) {
    table.add(flowCells(workload.id, workload.flow));
    if (workload.entries.size() < 2) continue;
    for (const auto& [entry, flow] : workload.entries) table.add(flowCells("  " + entry, flow));
  }
  return table.text();
}

std::string tails(const Results& results) {
  constexpr double kWorthShowing = 0.01;
  std::string text;
  for (const auto& tail : results.tails) {
    std::string bar, lines;
    int colour = 0;
    for (const auto& part : tail.parts) {
      if (part.share < kWorthShowing) continue;
      bar += fmt::format("<span style=\"width:{:.2f}%;background:var(--c{})\"></span>", part.share * 100,
                         colour % 6);
      lines += fmt::format("<span class=\"key\" style=\"background:var(--c{})\"></span>{} {}", colour++ % 6,
                           percentText(part.share), exporters::xmlText(simulator::describe(part)));
    }
    text += fmt::format("<h3>{}: {} and more</h3>\n<div class=\"bar\">{}</div>\n<p class=\"muted\">{}</p>\n",
                        exporters::xmlText(tail.workload), secondsText(tail.from), bar, lines);
  }
  return text;
}

std::string components(const Results& results) {
  Table table("llrrrrrrrr",
              {"component", "kind", "pods", "rate", "errors", "p50", "p99", "cpu", "slots", "queue"});
  for (const auto& one : results.components)
    table.add({one.id, one.kind, numberText(one.replicas), rateText(one.flow.rate),
               percentText(simulator::failureShare(one.flow.outcomes)), secondsText(one.flow.latency.p50),
               secondsText(one.flow.latency.p99), percentText(one.cpuUtilisation),
               percentText(one.slotUtilisation), numberText(one.waiting)});
  return table.text();
}

std::string connections(const Results& results) {
  Table table("lrrrrr", {"arrow", "calls", "errors", "p50", "p99", "tries per call"});
  for (const auto& one : results.connections)
    table.add({one.key, rateText(one.flow.rate), percentText(simulator::failureShare(one.flow.outcomes)),
               secondsText(one.flow.latency.p50), secondsText(one.flow.latency.p99),
               numberText(one.amplification)});
  return table.text();
}

std::string consumers(const Results& results) {
  Table table("lllrrrr", {"reader", "of", "group", "rate", "staleness p50", "p99", "waiting"});
  const auto age = [](const simulator::ConsumerFigures& one, double seconds) {
    return one.staleness.count == 0 ? "-" : secondsText(seconds);
  };
  for (const auto& one : results.consumers)
    table.add({one.reader, one.source, one.group, rateText(one.rate), age(one, one.staleness.p50),
               age(one, one.staleness.p99), numberText(one.lag)});
  return table.text();
}

std::string faults(const Results& results) {
  Table table("lrrll", {"fault", "from", "to", "effect", "back to usual"});
  for (const auto& one : results.recoveries)
    table.add({one.fault, secondsText(one.begin), secondsText(one.end),
               one.hasDisturbed ? "seen by users" : "not seen by users",
               !one.hasDisturbed ? ""
               : one.recovery    ? secondsText(*one.recovery) + " after"
                                 : "never"});
  return table.text();
}

std::vector<ChartBand> bandsOf(const Results& results) {
  std::vector<ChartBand> bands;
  if (results.warmup > 0) bands.push_back({"warm-up", 0, results.warmup});
  for (const auto& one : results.recoveries) bands.push_back({one.fault, one.begin, one.end});
  return bands;
}

std::string charts(const Results& results) {
  const std::vector<ChartBand> bands = bandsOf(results);
  std::string text;
  for (const auto& one : results.workloads) {
    text += chart("Latency of " + one.id,
                  {{"p50", &one.series.p50}, {"p95", &one.series.p95}, {"p99", &one.series.p99}}, bands,
                  secondsText);
    text += chart("Requests of " + one.id + " that ended", {{"rate", &one.series.rate}}, bands, rateText);
    if (simulator::failures(one.flow.outcomes) > 0)
      text += chart("Errors of " + one.id, {{"share", &one.series.errorShare}}, bands, percentText);
  }
  std::vector<const simulator::ComponentFigures*> busiest;
  for (const auto& one : results.components) busiest.push_back(&one);
  std::stable_sort(busiest.begin(), busiest.end(), [](const auto* a, const auto* b) {
    return std::max(a->cpuUtilisation, a->slotUtilisation) > std::max(b->cpuUtilisation, b->slotUtilisation);
  });
  busiest.resize(std::min(busiest.size(), kBusiest));
  std::vector<ChartLine> use, queues;
  for (const auto* one : busiest) use.push_back({one->id, &one->utilisation});
  for (const auto* one : busiest) queues.push_back({one->id, &one->queue});
  return text + chart("Use of the busiest components, CPU or slots", use, bands, percentText) +
         chart("Requests in their queues", queues, bands, numberText);
}

std::string proof(const Results& results) {
  return fmt::format("<p class=\"muted\">{} events, {} requests; {}; conservation {}, Little's law {}.</p>\n",
                     countText(results.events), countText(results.requests),
                     exporters::xmlText(results.conservation.text()),
                     results.isConserved ? "holds" : "violated", results.little.holds ? "holds" : "violated");
}

}  // namespace

std::string htmlReport(const ReportedRun& run, const Results& results) {
  return fmt::format(
             "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<title>{}</title>\n<style>\n{}\n</style>\n</head>\n<body>\n<main>\n",
             exporters::xmlText(run.name), style()) +
         headline(run, results) + section("Verdict", verdicts(results)) +
         section("Objectives", objectives(results)) + section("Design", drawing(run)) +
         section("End to end", endToEnd(results)) + section("Over time", charts(results)) +
         section("Where the slowest 1 % spend their time", tails(results)) +
         section("Faults", faults(results)) + section("Components", components(results)) +
         section("Arrows", connections(results)) + section("Readers of messages", consumers(results)) +
         scenarioSections(run, results) + proof(results) + "</main>\n</body>\n</html>\n";
}

}  // namespace windtunnel::app::cli
