// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/stored_results.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

#include "app/designer/bridge/text.h"
#include "simulator/run/results_json.h"

namespace windtunnel::app {
namespace {

using namespace simulator;

QLatin1String key(const char* name) {
  return QLatin1String(name);
}

double number(const QJsonObject& object, const char* name) {
  return object[key(name)].toDouble();
}

std::string text(const QJsonObject& object, const char* name) {
  return stored(object[key(name)].toString());
}

/// What is no number is a gap of the series.
Series seriesOf(const QJsonValue& value) {
  Series series;
  for (const QJsonValue& one : value.toArray())
    series.push_back(static_cast<float>(one.toDouble(std::nan(""))));
  return series;
}

FlowSeries flowSeriesOf(const QJsonObject& object) {
  return {seriesOf(object[key("rate")]), seriesOf(object[key("errorShare")]), seriesOf(object[key("p50")]),
          seriesOf(object[key("p95")]), seriesOf(object[key("p99")])};
}

FlowFigures flowOf(const QJsonObject& object) {
  FlowFigures flow;
  flow.rate = number(object, "rate");
  const QJsonObject outcomes = object[key("outcomes")].toObject();
  for (std::size_t i = 0; i < kOutcomes; ++i)
    flow.outcomes[i] = static_cast<std::uint64_t>(outcomes[key(name(static_cast<Outcome>(i)))].toInteger());
  const QJsonObject latency = object[key("latency")].toObject();
  flow.latency.count = static_cast<std::uint64_t>(latency[key("count")].toInteger());
  flow.latency.mean = number(latency, "mean");
  flow.latency.p50 = number(latency, "p50");
  flow.latency.p90 = number(latency, "p90");
  flow.latency.p95 = number(latency, "p95");
  flow.latency.p99 = number(latency, "p99");
  flow.latency.p999 = number(latency, "p99.9");
  flow.latency.max = number(latency, "max");
  return flow;
}

ComponentFigures componentOf(const QJsonObject& object) {
  ComponentFigures component;
  component.id = text(object, "id");
  component.kind = text(object, "kind");
  component.flow = flowOf(object);
  component.waiting = number(object, "waiting");
  component.replicas = number(object, "replicas");
  component.cpuUtilisation = number(object, "cpuUtilisation");
  component.slotUtilisation = number(object, "slotUtilisation");
  const QJsonObject series = object[key("series")].toObject();
  component.series = flowSeriesOf(series);
  component.utilisation = seriesOf(series[key("utilisation")]);
  component.queue = seriesOf(series[key("queue")]);
  component.readyPods = seriesOf(series[key("readyPods")]);
  return component;
}

VerdictSeverity severityOf(const QString& word) {
  if (word == u"good") return VerdictSeverity::Good;
  if (word == u"warning") return VerdictSeverity::Warning;
  return word == u"critical" ? VerdictSeverity::Critical : VerdictSeverity::Note;
}

void readConclusions(const QJsonObject& root, Results& results) {
  for (const QJsonValue& value : root[key("objectives")].toArray()) {
    const QJsonObject object = value.toObject();
    ObjectiveFigures& objective = results.objectives.emplace_back();
    objective.id = text(object, "id");
    objective.target = text(object, "target");
    objective.of = text(object, objective.isStaleness() ? "component" : "workload");
    objective.limit = number(object, "limit");
    objective.requests = static_cast<std::uint64_t>(number(object, "requests"));
    objective.unfinished = number(object, "unfinished");
    objective.measured = number(object, "measured");
    objective.isMet = object[key("met")].toBool();
  }
  for (const QJsonValue& value : root[key("verdicts")].toArray()) {
    const QJsonObject object = value.toObject();
    results.verdicts.push_back({severityOf(object[key("severity")].toString()), text(object, "code"),
                                text(object, "text"), text(object, "component"), text(object, "path"),
                                text(object, "suggestion")});
  }
}

Cause causeOf(const std::string& word) {
  for (std::size_t i = 0; i < kCauses; ++i)
    if (word == name(static_cast<Cause>(i))) return static_cast<Cause>(i);
  return Cause::Service;
}

void readTails(const QJsonObject& root, Results& results) {
  for (const QJsonValue& value : root[key("tails")].toArray()) {
    const QJsonObject object = value.toObject();
    TailFigures& tail = results.tails.emplace_back();
    tail.workload = text(object, "workload");
    tail.slowest = number(object, "slowest");
    tail.from = number(object, "from");
    tail.requests = static_cast<std::uint64_t>(object[key("requests")].toInteger());
    for (const QJsonValue& one : object[key("parts")].toArray()) {
      const QJsonObject part = one.toObject();
      const Cause cause = causeOf(text(part, "cause"));
      const char* where = isOfArrow(cause) ? "connection" : "component";
      tail.parts.push_back({cause, text(part, where), number(part, "share")});
    }
  }
}

void readFlows(const QJsonObject& root, Results& results) {
  for (const QJsonValue& value : root[key("workloads")].toArray()) {
    const QJsonObject object = value.toObject();
    WorkloadFigures& workload = results.workloads.emplace_back();
    workload.id = text(object, "id");
    workload.offered = number(object, "offered");
    workload.flow = flowOf(object);
    workload.series = flowSeriesOf(object[key("series")].toObject());
  }
  for (const QJsonValue& value : root[key("components")].toArray())
    results.components.push_back(componentOf(value.toObject()));
  for (const QJsonValue& value : root[key("connections")].toArray()) {
    const QJsonObject object = value.toObject();
    ConnectionFigures& connection = results.connections.emplace_back();
    connection.key = text(object, "key");
    connection.flow = flowOf(object);
    connection.series = flowSeriesOf(object[key("series")].toObject());
  }
}

/// The value of a second; what the series does not reach is none.
double at(const Series& series, std::size_t second) {
  return second < series.size() && std::isfinite(series[second]) ? static_cast<double>(series[second]) : 0.0;
}

Snapshot::Percentiles percentilesAt(const FlowSeries& series, std::size_t second) {
  return {at(series.p50, second), at(series.p95, second), at(series.p99, second)};
}

Snapshot::Component componentAt(const ComponentFigures& figures, std::size_t second) {
  Snapshot::Component component;
  component.id = figures.id;
  component.rate = at(figures.series.rate, second);
  component.errorShare = at(figures.series.errorShare, second);
  component.utilisation = at(figures.utilisation, second);
  component.waiting = at(figures.queue, second);
  component.latency = percentilesAt(figures.series, second);
  const auto ready = static_cast<int>(std::lround(at(figures.readyPods, second)));
  for (int i = 0; i < ready; ++i)
    component.pods.push_back({i, 0, PodState::Ready, 0, 0, component.utilisation});
  return component;
}

Snapshot snapshotAt(const Results& results, std::size_t second) {
  Snapshot snapshot;
  snapshot.now = static_cast<Time>(second + 1) * kSecond;
  for (const ComponentFigures& figures : results.components)
    snapshot.components.push_back(componentAt(figures, second));
  for (const ConnectionFigures& figures : results.connections)
    snapshot.connections.push_back({figures.key, at(figures.series.rate, second),
                                    at(figures.series.errorShare, second), 0, 0,
                                    percentilesAt(figures.series, second)});
  for (const WorkloadFigures& figures : results.workloads)
    snapshot.workloads.push_back({figures.id, at(figures.series.rate, second),
                                  at(figures.series.rate, second), at(figures.series.errorShare, second), 0,
                                  percentilesAt(figures.series, second)});
  return snapshot;
}

}  // namespace

std::string storedText(const Results& results) {
  return QJsonDocument::fromJson(QByteArray::fromStdString(toJson(results, true)))
      .toJson(QJsonDocument::Compact)
      .toStdString();
}

std::optional<Results> resultsOf(const std::string& text) {
  const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
  const QJsonObject root = document.object();
  if (!root.contains(key("fingerprint")) || !root[key("workloads")].isArray()) return std::nullopt;
  Results results;
  results.scenario = app::stored(root[key("scenario")].toString());
  results.seed = root[key("seed")].toVariant().toULongLong();
  results.replications = root[key("replications")].toInt(1);
  results.warmup = number(root, "warmup");
  results.duration = number(root, "duration");
  results.requests = static_cast<std::uint64_t>(root[key("requests")].toInteger());
  results.fingerprint = root[key("fingerprint")].toString().toULongLong(nullptr, 16);
  readFlows(root, results);
  readConclusions(root, results);
  readTails(root, results);
  return results;
}

RunHistory historyOf(const Results& results) {
  std::size_t seconds = 0;
  for (const WorkloadFigures& workload : results.workloads)
    seconds = std::max(seconds, workload.series.rate.size());
  RunHistory history;
  for (std::size_t second = 0; second < seconds; ++second) history.add(snapshotAt(results, second));
  return history;
}

}  // namespace windtunnel::app
