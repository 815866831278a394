// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/run/run_controller.h"
#include "app/designer/bridge/run/run_thread.h"
#include "app/designer/bridge/text.h"
#include "simulator/compile/faults.h"

namespace windtunnel::app {
namespace {

using simulator::Command;

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
  marker.insert(QStringLiteral("says"), shown(simulator::describe(command)));
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

void RunController::toggleZone(int row) {
  const ZoneStates::Zone* zone = m_zones.at(row);
  if (zone == nullptr) return;
  if (zone->outage >= 0) return endFault(zone->outage);
  strike(FaultOffer{model::findFaultKind("outage"), "zone", zone->name, {}});
}

void RunController::strike(int row) {
  if (const FaultOffer* offer = m_offers.at(row)) strike(*offer);
}

void RunController::strike(const FaultOffer& offer) {
  if (needsRun(shown(offer.kind->title))) return;
  send(simulator::commandOf(writtenFault(offer, m_now)));
}

void RunController::endFault(int row) {
  const simulator::Snapshot::Fault* fault = m_runningFaults.at(row);
  if (!isLive() || fault == nullptr) return;
  Command command;
  command.kind = Command::Kind::EndFaults;
  command.fault = fault->number;
  shortenMarkers(fault);
  m_thread->apply(std::move(command));
}

void RunController::endFaults() {
  if (!isLive()) return;
  Command command;
  command.kind = Command::Kind::EndFaults;
  shortenMarkers(nullptr);
  m_thread->apply(std::move(command));
}

// The bars of faults end where these were ended. A command is carried out a little later than it was given,
// so the marker of a fault is the last one before it that says the same.
void RunController::shortenMarkers(const simulator::Snapshot::Fault* fault) {
  for (auto marker = m_faults.rbegin(); marker != m_faults.rend(); ++marker) {
    QVariantMap map = marker->toMap();
    const bool lasts =
        map[QStringLiteral("at")].toDouble() <= m_now && map[QStringLiteral("until")].toDouble() > m_now;
    const bool isMeant = fault == nullptr || map[QStringLiteral("says")] == shown(fault->description);
    if (!lasts || !isMeant) continue;
    map[QStringLiteral("until")] = m_now;
    *marker = map;
    if (fault != nullptr) break;
  }
  emit faultsChanged();
}

void RunController::showFaults() {
  const bool isPresent = isLive() && m_snapshot;
  m_runningFaults.show(isPresent ? m_snapshot->faults : std::vector<simulator::Snapshot::Fault>{},
                       isPresent ? m_snapshot->now : 0);
  m_zones.show(m_snapshot && acceptsFaults() ? &*m_snapshot : nullptr);
}

void RunController::showOffers() {
  std::vector<model::Path> paths;
  for (const QString& path : m_document->selection()) paths.push_back(model::Path::parse(stored(path)));
  m_offers.show(m_document->design(), paths);
}

void RunController::setLoadFactor(double factor) {
  if (factor == m_loadFactor || !(factor > 0)) return;
  m_loadFactor = factor;
  if (!isLive()) m_stale = m_stale || hasResults();
  emit setupChanged();
  if (!isLive()) return emit stateChanged();
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
    if (isCosmetic(change.path) || (!m_stale && appliedLive(change))) continue;
    m_staleText.clear();
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
