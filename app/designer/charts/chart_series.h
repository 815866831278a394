// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <vector>

#include "app/designer/charts/decimation.h"

namespace windtunnel::app {

/// One line of a chart: a name and samples in the order of time.
class ChartSeries : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by the run")
  Q_PROPERTY(QString name READ name CONSTANT)
  Q_PROPERTY(QString id READ id CONSTANT)

 public:
  ChartSeries(QString id, QString name, QObject* parent = nullptr)
      : QObject(parent), m_id(std::move(id)), m_name(std::move(name)) {}

  QString id() const { return m_id; }
  QString name() const { return m_name; }
  const std::vector<Sample>& samples() const { return m_samples; }

  /// Adds a sample; one that is not later than the last takes its place.
  void append(double time, double value);
  void replace(std::vector<Sample> samples);
  void clear();

  /// The value at an instant: that of the last sample at or before it, not a number when there is none.
  double valueAt(double time) const;

  /// The greatest finite value between two instants, 0 when there is none.
  double highest(double from, double to) const;

 signals:
  void changed();

 private:
  QString m_id;
  QString m_name;
  std::vector<Sample> m_samples;
};

}  // namespace windtunnel::app
