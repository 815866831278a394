// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/faults/running_faults.h"

#include <algorithm>

#include "app/designer/bridge/text.h"
#include "app/designer/charts/axis.h"

namespace windtunnel::app {

using Fault = simulator::Snapshot::Fault;

void RunningFaults::show(const std::vector<Fault>& faults, simulator::Time now) {
  const bool sameRows =
      std::equal(faults.begin(), faults.end(), m_faults.begin(), m_faults.end(),
                 [](const Fault& a, const Fault& b) { return a.number == b.number && a.until == b.until; });
  m_now = now;
  if (sameRows) {
    if (!m_faults.empty()) emit dataChanged(index(0), index(rowCount() - 1), {RestRole});
    return;
  }
  beginResetModel();
  m_faults = faults;
  endResetModel();
  emit countChanged();
}

const Fault* RunningFaults::at(int row) const {
  return row >= 0 && row < rowCount() ? &m_faults[static_cast<std::size_t>(row)] : nullptr;
}

int RunningFaults::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_faults.size());
}

QString RunningFaults::restOf(const Fault& fault) const {
  if (fault.until == 0) return tr("until it is ended");
  return tr("%1 left").arg(
      formatValue(simulator::toSeconds(std::max<simulator::Time>(0, fault.until - m_now)), ChartUnit::Clock));
}

QVariant RunningFaults::data(const QModelIndex& index, int role) const {
  const Fault* fault = at(index.row());
  if (fault == nullptr) return {};
  if (role == RestRole) return restOf(*fault);
  if (role != SentenceRole) return {};
  QString sentence = shown(fault->description);
  if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
  return sentence;
}

QHash<int, QByteArray> RunningFaults::roleNames() const {
  return {{SentenceRole, "sentence"}, {RestRole, "rest"}};
}

}  // namespace windtunnel::app
