// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QVariantList>

#include "app/designer/bridge/traces/waterfall.h"

namespace windtunnel::app {

/// The rows of the chosen trace.
class WaterfallModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the traces")
  Q_PROPERTY(QVariantList ticks READ ticks NOTIFY shownChanged)
  Q_PROPERTY(QVariantList causes READ causes NOTIFY shownChanged)

 public:
  /// SegmentsRole is a list of maps: from, length, cause (a position among the colours of causes).
  /// CriticalRole one of from, length.
  enum Role {
    DepthRole = Qt::UserRole + 1,
    TitleRole,
    DetailRole,
    HelpRole,
    PathRole,
    FromRole,
    LengthRole,
    DurationRole,
    FailedRole,
    SegmentsRole,
    CriticalRole,
  };

  using QAbstractListModel::QAbstractListModel;

  /// `seconds` is how long the whole request took. The same rows again change nothing.
  void show(std::vector<WaterfallRow> rows, double seconds);
  const std::vector<WaterfallRow>& rows() const { return m_rows; }
  /// Round times on the axis: maps of place (0 to 1), text.
  QVariantList ticks() const;
  /// Causes that occur: maps of cause (a position among the colours), words.
  QVariantList causes() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void shownChanged();

 private:
  std::vector<WaterfallRow> m_rows;
  double m_seconds = 0;
};

}  // namespace windtunnel::app
