// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/run/run_controller.h"
#include "app/designer/bridge/run/run_thread.h"
#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

using simulator::Command;
using simulator::kMillisecond;
using simulator::kSecond;

// What a click does; a scenario can say it more precisely.
constexpr simulator::Time kAddedLatency = 300 * kMillisecond;
constexpr simulator::Time kFaultDuration = 60 * kSecond;
constexpr double kFailingShare = 0.5;
constexpr double kSlowFactor = 3;
constexpr double kSurgeFactor = 3;

/// Parts of a design that no figure depends on.
bool isCosmetic(const model::Path& path) {
  if (path.empty()) return false;
  if (path[0] == "layout" || path[0] == "name" || path[0] == "description" || path[0] == "boundaries")
    return true;
  const std::string& last = path.back();
  return last == "title" || last == "description" || last == "image" || last == "in";
}

}  // namespace

bool RunController::needsRun(const QString& what) {
  if (isLive() && !m_stale) return false;
  emit notice(QStringLiteral("note"), tr("%1 needs a run. Press Space to start one.").arg(what));
  return true;
}

void RunController::send(Command command) {
  QVariantMap marker;
  marker.insert(QStringLiteral("at"), m_now);
  marker.insert(QStringLiteral("until"), m_now + simulator::toSeconds(command.duration));
  marker.insert(QStringLiteral("text"), shown(simulator::describe(command)));
  marker.insert(QStringLiteral("planned"), false);
  marker.insert(QStringLiteral("index"), -1);
  m_faults.append(marker);
  m_thread->apply(std::move(command));
  emit faultsChanged();
}

void RunController::killPod(const QString& component, int pod) {
  if (needsRun(tr("Killing a pod"))) return;
  Command command;
  command.kind = Command::Kind::KillPod;
  command.target = stored(component);
  command.pod = pod;
  send(std::move(command));
}

void RunController::killZone(const QString& zone) {
  if (needsRun(tr("A zone outage"))) return;
  Command command;
  command.kind = Command::Kind::Outage;
  command.zone = stored(zone);
  command.duration = kFaultDuration;
  send(std::move(command));
}

void RunController::addLatency(const QString& component) {
  if (needsRun(tr("Added latency"))) return;
  Command command;
  command.kind = Command::Kind::AddLatency;
  command.target = stored(component);
  command.delay = kAddedLatency;
  command.duration = kFaultDuration;
  send(std::move(command));
}

void RunController::failRequests(const QString& component) {
  if (needsRun(tr("Failing requests"))) return;
  Command command;
  command.kind = Command::Kind::FailRequests;
  command.target = stored(component);
  command.share = kFailingShare;
  command.duration = kFaultDuration;
  send(std::move(command));
}

void RunController::slowDown(const QString& component) {
  if (needsRun(tr("Slowing a component down"))) return;
  Command command;
  command.kind = Command::Kind::SlowDown;
  command.target = stored(component);
  command.factor = kSlowFactor;
  command.duration = kFaultDuration;
  send(std::move(command));
}

void RunController::surge() {
  if (needsRun(tr("A surge"))) return;
  for (const model::Named& workload : m_document->design().workloads()) {
    Command command;
    command.kind = Command::Kind::Surge;
    command.target = workload.id();
    command.factor = kSurgeFactor;
    command.duration = kFaultDuration;
    send(std::move(command));
  }
}

void RunController::endFaults() {
  if (!isLive()) return;
  Command command;
  command.kind = Command::Kind::EndFaults;
  send(std::move(command));
}

void RunController::setLoadFactor(double factor) {
  if (factor == m_loadFactor || !(factor > 0)) return;
  m_loadFactor = factor;
  emit setupChanged();
  if (!isLive()) return;
  for (const model::Named& workload : m_document->design().workloads()) {
    Command command;
    command.kind = Command::Kind::SetLoad;
    command.target = workload.id();
    command.factor = factor;
    m_thread->apply(std::move(command));
  }
}

bool RunController::appliedLive(const model::Change& change) {
  const model::Path& path = change.path;
  const bool replicas = path.size() == 3 && path[0] == "components" && path[2] == "replicas";
  if (!replicas || !isLive()) return false;
  const auto component = m_document->design().component(path[1]);
  if (!component) return false;
  Command command;
  command.kind = Command::Kind::SetReplicas;
  command.target = path[1];
  command.count = static_cast<int>(component->get<std::int64_t>("replicas"));
  send(std::move(command));
  return true;
}

void RunController::followEdit(const model::Edit& edit) {
  if (!hasResults() && !isLive()) return;
  for (const model::Change& change : edit.changes) {
    if (isCosmetic(change.path) || m_stale || appliedLive(change)) continue;
    m_stale = true;
    if (m_playing) pause();
    emit stateChanged();
  }
}

void RunController::moveFault(int index, double seconds) {
  const double kept = std::clamp(std::round(seconds), 0.0, m_end);
  const model::Path path{"scenarios", stored(m_scenario), "faults", std::to_string(index), "at"};
  if (m_document->design().find(path.parent()) == nullptr) return;
  m_document->change(tr("Move fault to %1").arg(formatValue(kept, ChartUnit::Clock)),
                     {{path, model::Value(model::Duration::fromSeconds(kept))}});
}

void RunController::applySuggestion(int row) {
  if (row < 0 || row >= m_verdicts.rowCount()) return;
  const simulator::Verdict& verdict = m_verdicts.verdicts()[static_cast<std::size_t>(row)];
  const model::Path path = model::Path::parse(verdict.path);
  const auto place = model::propertyAt(m_document->design(), path);
  if (!place || place->property == nullptr || verdict.suggestion.empty()) return;
  const model::Result<model::Value> value = model::parseScalar(*place->property, verdict.suggestion);
  if (!value.ok()) return emit notice(QStringLiteral("warning"), shown(value.error().message));
  m_document->change(tr("Set %1 to %2").arg(labelOf(path.back()).toLower(), shown(verdict.suggestion)),
                     {{path, value.value()}});
}

}  // namespace windtunnel::app
