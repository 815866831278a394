// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sweep_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/cli/figures_text.h"
#include "app/cli/text_table.h"
#include "simulator/run/key_figures.h"
#include "simulator/run/results_json.h"

namespace windtunnel::app::cli {
namespace {

using simulator::KeyFigure;
using simulator::PointResults;
using simulator::SweepPlan;
using Align = TextTable::Align;
using Json = nlohmann::ordered_json;

// A figure of a workload in the report of a run; nothing where no request ended.
Json figureOf(const Json& workload, KeyFigure figure) {
  const char* key = simulator::info(figure).name;
  if (figure == KeyFigure::Rate) return workload[key];
  if (workload["latency"]["count"] == 0) return nullptr;
  return figure == KeyFigure::ErrorShare ? workload[key] : workload["latency"][key];
}

Json workloadFigures(const Json& results) {
  Json out = Json::object();
  for (std::size_t i = 0; i < results["workloads"].size(); ++i) {
    const Json& workload = results["workloads"][i];
    Json& figures = out[workload["id"].get<std::string>()];
    for (const KeyFigure figure : simulator::kWorkloadFigures) {
      const std::string key = simulator::info(figure).name;
      figures[key] = figureOf(workload, figure);
      if (i >= results["intervals"].size()) continue;
      const Json& interval = results["intervals"][i][key];
      figures[key + "HalfWidth"] = interval["halfWidth"];
      if (interval.value("controlled", false)) figures[key] = interval["mean"];
    }
  }
  return out;
}

Json pointJson(const SweepPlan& plan, std::size_t position, const Json& results) {
  Json values = Json::object();
  for (std::size_t i = 0; i < plan.parameters.size(); ++i)
    values[plan.parameters[i]] = plan.points[position][i];
  bool isMet = true;
  for (const Json& objective : results["objectives"]) isMet = isMet && objective["met"].get<bool>();
  Json out{{"point", position + 1},
           {"values", values},
           {"objectivesMet", isMet},
           {"workloads", workloadFigures(results)},
           {"bottleneck", results.value("bottleneck", Json(nullptr))},
           {"costPerHour", results.contains("cost") ? results["cost"]["perHour"] : Json(nullptr)},
           {"events", results["events"]},
           {"fingerprint", results["fingerprint"]},
           {"complete", results["complete"]},
           {"stopReason", results["stopReason"]}};
  return out;
}

std::vector<Json> pointsJson(const SweepPlan& plan, const PointResults& points) {
  std::vector<Json> all;
  for (const auto& [position, results] : points)
    all.push_back(pointJson(plan, position, Json::parse(results)));
  return all;
}

// The last two segments of a path are enough to know it by, unless they are the same for two parameters.
std::string shortName(const SweepPlan& plan, const std::string& parameter) {
  const auto tail = [](const std::string& text) {
    const std::size_t last = text.rfind('/');
    const std::size_t before = last == std::string::npos || last == 0 ? last : text.rfind('/', last - 1);
    return before == std::string::npos ? text : text.substr(before + 1);
  };
  const auto same = std::count_if(plan.parameters.begin(), plan.parameters.end(),
                                  [&](const auto& other) { return tail(other) == tail(parameter); });
  return same == 1 ? tail(parameter) : parameter;
}

std::vector<std::string> workloadIds(const std::vector<Json>& points) {
  std::vector<std::string> ids;
  if (!points.empty())
    for (const auto& [id, figures] : points.front()["workloads"].items()) ids.push_back(id);
  return ids;
}

std::vector<TextTable::Column> columnsOf(const SweepPlan& plan, const std::vector<std::string>& workloads) {
  std::vector<TextTable::Column> columns{{"point"}};
  for (const std::string& parameter : plan.parameters) columns.push_back({shortName(plan, parameter)});
  for (const std::string& id : workloads) {
    const std::string head = workloads.size() > 1 ? id + " " : "";
    for (const char* figure : {"rate", "errors", "mean", "p99"}) columns.push_back({head + figure});
  }
  columns.push_back({"objectives", Align::Left});
  columns.push_back({"used up first", Align::Left});
  return columns;
}

std::string bottleneckText(const Json& bottleneck) {
  if (bottleneck.is_null()) return "";
  return fmt::format("{} of {}, {} in use", bottleneck["resource"].get<std::string>(),
                     bottleneck["component"].get<std::string>(),
                     percentText(bottleneck["utilisation"].get<double>()));
}

std::vector<std::string> cellsOf(const SweepPlan& plan, const std::vector<std::string>& workloads,
                                 const Json& point) {
  std::vector<std::string> cells{std::to_string(point["point"].get<std::size_t>())};
  for (const std::string& parameter : plan.parameters)
    cells.push_back(point["values"][parameter].get<std::string>());
  for (const std::string& id : workloads) {
    const Json& figures = point["workloads"][id];
    cells.push_back(rateText(figures["rate"].get<double>()));
    using Text = std::string (*)(double);
    for (const auto& [key, text] : {std::pair<const char*, Text>{"errorShare", percentText},
                                    std::pair<const char*, Text>{"mean", secondsText},
                                    std::pair<const char*, Text>{"p99", secondsText}})
      cells.push_back(figures[key].is_null() ? "-" : text(figures[key].get<double>()));
  }
  cells.push_back(!point["complete"].get<bool>()       ? "PARTIAL: " + point["stopReason"].get<std::string>()
                  : point["objectivesMet"].get<bool>() ? "met"
                                                       : "MISSED");
  cells.push_back(bottleneckText(point["bottleneck"]));
  return cells;
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

// A value as it stands in CSV; an object becomes one column for each of its members.
void flatten(const std::string& name, const Json& value,
             std::vector<std::pair<std::string, std::string>>& cells) {
  if (value.is_object())
    for (const auto& [key, member] : value.items())
      flatten(name.empty() ? key : name + "." + key, member, cells);
  else if (value.is_string())
    cells.emplace_back(name, value.get<std::string>());
  else
    cells.emplace_back(name, value.is_null() ? "" : value.dump());
}

// The bottleneck of a point may be missing, its columns may not.
Json row(Json point) {
  const Json bottleneck = point["bottleneck"];
  Json columns = Json::object();
  columns["point"] = point["point"];
  for (const auto& [path, value] : point["values"].items()) columns[path] = value;
  for (const auto& [id, figures] : point["workloads"].items()) columns[id] = figures;
  columns["objectivesMet"] = point["objectivesMet"];
  for (const char* key : {"component", "resource", "utilisation"})
    columns[std::string("bottleneck.") + key] = bottleneck.is_null() ? Json(nullptr) : bottleneck[key];
  for (const char* key : {"costPerHour", "events", "fingerprint", "stopReason"}) columns[key] = point[key];
  return columns;
}

}  // namespace

std::string keptResults(const simulator::Results& results) {
  simulator::Results kept = results;
  kept.wallClock = 0;
  return Json::parse(simulator::toJson(kept)).dump();
}

bool hasStoppedPoint(const PointResults& points) {
  return std::any_of(points.begin(), points.end(), [](const auto& point) {
    return !Json::parse(point.second)["complete"].template get<bool>();
  });
}

std::string sweepText(const SweepPlan& plan, const PointResults& points) {
  std::string text =
      fmt::format("{}: {}, seed {}, {} in each point, {} of {} done\n\n",
                  plan.designName.empty() ? "design" : plan.designName,
                  plan.scenario.empty() ? "default scenario" : "scenario " + plan.scenario, plan.seed,
                  countText(static_cast<unsigned long long>(plan.replications), "replication"), points.size(),
                  countText(plan.points.size(), "point"));
  const std::vector<Json> all = pointsJson(plan, points);
  if (all.empty()) return text;
  const std::vector<std::string> workloads = workloadIds(all);
  TextTable table(columnsOf(plan, workloads));
  for (const Json& point : all) table.add(cellsOf(plan, workloads, point));
  const bool areSame = all.size() > 1 && std::all_of(all.begin(), all.end(), [&](const Json& point) {
                         return point["fingerprint"] == all.front()["fingerprint"];
                       });
  const char* note = "\nAll points gave the same run: what was varied has no effect in this scenario.\n";
  return text + table.text() + (areSame ? note : "");
}

Json sweepJson(const SweepPlan& plan, const PointResults& points) {
  return {{"sweep", simulator::sweepId(plan)}, {"design", plan.designName},
          {"scenario", plan.scenario},         {"seed", plan.seed},
          {"replications", plan.replications}, {"parameters", plan.parameters},
          {"planned", plan.points.size()},     {"done", points.size()},
          {"points", pointsJson(plan, points)}};
}

std::string sweepCsv(const SweepPlan& plan, const PointResults& points) {
  std::string text;
  for (const Json& point : pointsJson(plan, points)) {
    std::vector<std::pair<std::string, std::string>> cells;
    flatten("", row(point), cells);
    const auto line = [&](auto&& part) {
      std::string joined;
      for (const auto& cell : cells) joined += (joined.empty() ? "" : ",") + quoted(part(cell));
      return joined + "\r\n";
    };
    if (text.empty()) text = line([](const auto& cell) { return cell.first; });
    text += line([](const auto& cell) { return cell.second; });
  }
  return text;
}

}  // namespace windtunnel::app::cli
