// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/estimate_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/figures_text.h"
#include "app/cli/text_table.h"

namespace windtunnel::app::cli {
namespace {

using simulator::Estimate;
using simulator::EstimatedLatency;
using Align = TextTable::Align;

constexpr std::size_t kMostRows = 40;

// Estimates are rounded figures and are marked as such.
std::string about(const std::string& text) {
  return "~" + text;
}

std::string meanText(const std::optional<EstimatedLatency>& latency) {
  return latency ? about(secondsText(latency->mean)) : "-";
}

std::string p99Text(const std::optional<EstimatedLatency>& latency) {
  return latency ? about(secondsText(latency->p99)) : "-";
}

std::string shareText(const std::optional<double>& share) {
  return share ? about(percentText(*share)) : "-";
}

std::string headline(const Estimate& estimate, const std::string& name) {
  return fmt::format("{}: {}, ESTIMATE by queueing formulas, nothing was simulated\n\n", name,
                     estimate.scenario.empty() ? "default scenario" : "scenario " + estimate.scenario);
}

std::string overloaded(const Estimate& estimate) {
  std::string names;
  for (const auto& component : estimate.components)
    if (component.isOverloaded) names += (names.empty() ? "" : ", ") + component.id;
  return names;
}

std::string conclusion(const Estimate& estimate) {
  const auto& first = estimate.bottleneck;
  if (!first) return "Nothing in this design can be used up.\n";
  const std::string resource = fmt::format("the {} of {}", first->resource, first->component);
  if (estimate.isOverloaded) {
    const std::string names = overloaded(estimate);
    return fmt::format(
        "OVERLOADED: {} {} asked for {} of what there is; it saturates at {} times this load.\n"
        "There is no steady state for what needs it, and so no latency ({}).\n",
        resource, first->resource == "slots" || first->resource == "nodes" ? "are" : "is",
        percentText(first->utilisation), numberText(first->loadMultiple),
        names.empty() ? first->path : "overloaded: " + names);
  }
  return fmt::format("First to be used up: {}, about {} in use, at about {} times this load ({}).\n",
                     resource, percentText(first->utilisation), numberText(first->loadMultiple), first->path);
}

std::string section(const std::string& title, const TextTable& table) {
  return table.empty() ? "" : "\n" + title + "\n" + table.text();
}

std::string workloads(const Estimate& estimate) {
  TextTable table({{"workload", Align::Left}, {"offered"}, {"succeeding"}, {"errors"}, {"mean"}, {"p99"}});
  for (const auto& workload : estimate.workloads)
    table.add({workload.id, rateText(workload.offered),
               workload.throughput ? about(rateText(*workload.throughput)) : "-",
               shareText(workload.errorShare), meanText(workload.latency), p99Text(workload.latency)});
  return section("End to end", table);
}

// Of a large design the busiest ones.
template <class Element, class Load>
std::vector<const Element*> busiest(const std::vector<Element>& all, Load&& load) {
  std::vector<const Element*> order;
  for (const Element& one : all) order.push_back(&one);
  if (order.size() <= kMostRows) return order;
  std::stable_sort(order.begin(), order.end(),
                   [&load](const Element* a, const Element* b) { return load(*a) > load(*b); });
  order.resize(kMostRows);
  return order;
}

std::string titleOf(const std::string& title, std::size_t all) {
  return all > kMostRows ? fmt::format("{} (the {} busiest of {})", title, kMostRows, all) : title;
}

std::string components(const Estimate& estimate) {
  TextTable table({{"component", Align::Left},
                   {"kind", Align::Left},
                   {"pods"},
                   {"rate"},
                   {"cpu"},
                   {"slots"},
                   {"mean"},
                   {"p99"},
                   {"hits"},
                   {"", Align::Left}});
  const auto order = busiest(estimate.components, [](const simulator::ComponentEstimate& one) {
    return std::max(one.cpuUtilisation, one.slotUtilisation);
  });
  for (const auto* one : order)
    table.add({one->id, one->kind, numberText(one->replicas), rateText(one->rate),
               percentText(one->cpuUtilisation), percentText(one->slotUtilisation), meanText(one->latency),
               p99Text(one->latency), one->hitRatio ? about(percentText(*one->hitRatio)) : "",
               one->isOverloaded ? "OVERLOADED" : ""});
  return section(titleOf("Components", estimate.components.size()) + " (cpu and slots: share asked for)",
                 table);
}

std::string connections(const Estimate& estimate) {
  TextTable table({{"arrow", Align::Left},
                   {"calls"},
                   {"errors"},
                   {"mean"},
                   {"p99"},
                   {"tries per call"},
                   {"pool in use"}});
  const auto order =
      busiest(estimate.connections, [](const simulator::ConnectionEstimate& one) { return one.rate; });
  for (const auto* one : order)
    table.add({one->key, rateText(one->rate), shareText(one->errorShare), meanText(one->latency),
               p99Text(one->latency), numberText(one->triesPerCall),
               one->poolUse ? percentText(*one->poolUse) : ""});
  return section(titleOf("Arrows", estimate.connections.size()), table);
}

std::string leftOut(const Estimate& estimate) {
  if (estimate.leftOut.empty()) return "";
  std::string text = "\nLeft out:\n";
  for (const std::string& sentence : estimate.leftOut) text += "  - " + sentence + "\n";
  return text;
}

}  // namespace

std::string estimateText(const Estimate& estimate, const std::string& name) {
  return headline(estimate, name) + conclusion(estimate) + workloads(estimate) + components(estimate) +
         connections(estimate) + leftOut(estimate);
}

}  // namespace windtunnel::app::cli
