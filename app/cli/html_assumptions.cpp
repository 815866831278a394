// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/html_assumptions.h"

#include <fmt/format.h>

#include "app/cli/figures_text.h"
#include "app/cli/html_text.h"
#include "exporters/common/xml_text.h"

namespace windtunnel::app::cli::html {
namespace {

std::string paragraph(const std::string& text) {
  return "<p>" + exporters::xmlText(text) + "</p>\n";
}

std::string workloads(const model::Design& design) {
  Table table("lll", {"workload", "arrivals", "requests"});
  for (const model::Named& workload : design.workloads()) {
    std::string mix;
    for (const auto& [entry, share] : workload.scalars("mix"))
      mix += (mix.empty() ? "" : ", ") + entry + " " + share.text();
    table.add({workload.id(), workload.value("arrivals").text(), mix});
  }
  return table.text();
}

std::string scenario(const ReportedRun& run, const simulator::Results& results) {
  std::string text;
  if (const auto named = run.design.scenario(results.scenario); named && !named->text("description").empty())
    text += paragraph(named->text("description"));
  text += paragraph(fmt::format(
      "{} of {} after a warm-up of {} that the figures leave out, seed {}. Charts show the first run, its "
      "warm-up "
      "included; shaded are the warm-up and the faults.",
      results.replications == 1 ? "One run" : fmt::format("{} independent runs", results.replications),
      secondsText(results.duration), secondsText(results.warmup), results.seed));
  return text + workloads(run.design);
}

std::string settings(const ReportedRun& run) {
  if (run.settings.empty()) return "";
  std::string text = "<h3>Changed for this run</h3>\n<ul>";
  for (const std::string& setting : run.settings)
    text += "<li><code>" + exporters::xmlText(setting) + "</code></li>";
  return text + "</ul>\n";
}

// Only what a sweep could vary matters for figures.
std::string defaultsOf(const model::Element& element) {
  std::string text;
  for (const model::Property& property : element.type().properties) {
    const bool isScalar = property.object == nullptr && property.element == nullptr;
    if (!isScalar || !property.sweepable || property.defaultText.empty() || element.isSet(property.key) ||
        !property.hasKind(element.kind()))
      continue;
    text += (text.empty() ? "" : ", ") + property.key + " " + property.defaultText;
  }
  return text;
}

std::string assumptions(const ReportedRun& run) {
  Table table("ll", {"where", "taken as"});
  const auto add = [&table](const std::string& where, const std::string& what) {
    if (!what.empty()) table.add({where, what});
  };
  add("network of the platform", defaultsOf(run.design.platform().object("network")));
  for (const model::Component& component : run.design.components())
    add(component.id(), defaultsOf(component));
  for (const model::Connection& connection : run.design.connections())
    add(connection.key(), defaultsOf(connection));
  return "<p>The design does not say these; its defaults stand for them. Measured values make the figures "
         "yours.</p>\n" +
         table.text();
}

}  // namespace

std::string scenarioSections(const ReportedRun& run, const simulator::Results& results) {
  return section("Scenario", scenario(run, results) + settings(run)) +
         section("Assumptions", assumptions(run));
}

}  // namespace windtunnel::app::cli::html
