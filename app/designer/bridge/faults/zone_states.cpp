// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/faults/zone_states.h"

#include <algorithm>

#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

using Zone = ZoneStates::Zone;

/// The row of the running outage of a zone, planned or made by hand.
int outageOf(const std::string& zone, const std::vector<simulator::Snapshot::Fault>& faults) {
  const auto found =
      std::find_if(faults.begin(), faults.end(), [&](const auto& fault) { return fault.downZone == zone; });
  return found == faults.end() ? -1 : static_cast<int>(found - faults.begin());
}

std::vector<Zone> zonesOf(const simulator::Snapshot& snapshot) {
  std::vector<Zone> zones;
  for (const std::string& name : snapshot.zones)
    zones.push_back({name, 0, 0, outageOf(name, snapshot.faults)});
  for (const auto& component : snapshot.components) {
    for (const auto& pod : component.pods) {
      if (pod.zone < 0 || pod.zone >= static_cast<int>(zones.size())) continue;
      Zone& zone = zones[static_cast<std::size_t>(pod.zone)];
      ++zone.pods;
      if (pod.state == simulator::PodState::Ready) ++zone.ready;
    }
  }
  return zones;
}

}  // namespace

void ZoneStates::show(const simulator::Snapshot* snapshot) {
  std::vector<Zone> zones = snapshot == nullptr ? std::vector<Zone>{} : zonesOf(*snapshot);
  if (zones == m_zones) return;
  const bool sameRows = std::equal(zones.begin(), zones.end(), m_zones.begin(), m_zones.end(),
                                   [](const Zone& a, const Zone& b) { return a.name == b.name; });
  if (!sameRows) beginResetModel();
  m_zones = std::move(zones);
  if (!sameRows) {
    endResetModel();
    emit countChanged();
  } else {
    emit dataChanged(index(0), index(rowCount() - 1), {ReadyRole, PodsRole, OutageRole});
  }
}

const Zone* ZoneStates::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_zones[static_cast<std::size_t>(row)] : nullptr;
}

int ZoneStates::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_zones.size());
}

QVariant ZoneStates::data(const QModelIndex& index, int role) const {
  const Zone* zone = at(index.row());
  if (zone == nullptr) return {};
  switch (role) {
    case NameRole:
      return shown(zone->name);
    case ReadyRole:
      return zone->ready;
    case PodsRole:
      return zone->pods;
    case OutageRole:
      return zone->outage >= 0;
    default:
      return {};
  }
}

QHash<int, QByteArray> ZoneStates::roleNames() const {
  return {{NameRole, "name"}, {ReadyRole, "ready"}, {PodsRole, "pods"}, {OutageRole, "outage"}};
}

}  // namespace windtunnel::app
