// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QColor>
#include <QQuickItem>

#include "app/designer/charts/axis.h"
#include "app/designer/charts/chart_series.h"

namespace windtunnel::app {

/// A line chart over simulated time, drawn with the scene graph. Axis labels and the legend are QML on top of
/// it and ask for ticks and values here, so that no page calculates.
class ChartItem : public QQuickItem {
  Q_OBJECT
  QML_NAMED_ELEMENT(LineChart)
  Q_PROPERTY(QVariantList series READ series WRITE setSeries NOTIFY seriesChanged)
  Q_PROPERTY(QVariantList colours MEMBER m_colours NOTIFY styleChanged)
  Q_PROPERTY(QColor gridColour MEMBER m_gridColour NOTIFY styleChanged)
  Q_PROPERTY(QColor cursorColour MEMBER m_cursorColour NOTIFY styleChanged)
  Q_PROPERTY(int unit READ unit WRITE setUnit NOTIFY styleChanged)
  Q_PROPERTY(bool filled MEMBER m_filled NOTIFY styleChanged)
  Q_PROPERTY(double from MEMBER m_from NOTIFY windowChanged)
  Q_PROPERTY(double to MEMBER m_to NOTIFY windowChanged)
  Q_PROPERTY(double cursorTime MEMBER m_cursorTime NOTIFY cursorChanged)
  Q_PROPERTY(double limit MEMBER m_limit NOTIFY styleChanged)
  Q_PROPERTY(QVariantList valueTicks READ valueTicks NOTIFY ticksChanged)
  Q_PROPERTY(QVariantList timeTicks READ timeTicks NOTIFY ticksChanged)
  Q_PROPERTY(QStringList readings READ readings NOTIFY readingsChanged)
  Q_PROPERTY(QString summary READ summary NOTIFY readingsChanged)
  Q_PROPERTY(bool empty READ isEmpty NOTIFY readingsChanged)

 public:
  explicit ChartItem(QQuickItem* parent = nullptr);

  /// ChartSeries objects, in the order of the colours.
  QVariantList series() const;
  void setSeries(const QVariantList& series);
  int unit() const { return static_cast<int>(m_unit); }
  void setUnit(int unit);

  /// Ticks of an axis: maps of `at` (pixels from the left or top) and `text`.
  QVariantList valueTicks() const;
  QVariantList timeTicks() const;

  /// The value of each series at the cursor, or its last one when there is no cursor, as text.
  QStringList readings() const;

  /// The readings as one line, for screen readers.
  QString summary() const { return readings().join(QStringLiteral(", ")); }

  /// Whether no series has a sample.
  bool isEmpty() const;

  /// The instant at a pixel, kept inside the shown window.
  Q_INVOKABLE double timeAt(double x) const;
  Q_INVOKABLE double xOf(double time) const;
  /// The value of each series at an instant, and the instant itself, as texts.
  Q_INVOKABLE QStringList readingsAt(double time) const;
  Q_INVOKABLE QString clockAt(double time) const;

 signals:
  void seriesChanged();
  void styleChanged();
  void windowChanged();
  void cursorChanged();
  void ticksChanged();
  void readingsChanged();

 protected:
  QSGNode* updatePaintNode(QSGNode* old, UpdatePaintNodeData*) override;
  void geometryChange(const QRectF& now, const QRectF& before) override;

 private:
  ChartWindow window() const;
  void refresh();

  QList<ChartSeries*> m_series;
  QVariantList m_colours;
  QColor m_gridColour{0xe1, 0xe5, 0xea};
  QColor m_cursorColour{0x5d, 0x6b, 0x7a};
  ChartUnit m_unit = ChartUnit::Count;
  bool m_filled = false;
  double m_from = 0;
  double m_to = 60;
  double m_cursorTime = -1;
  double m_limit = 0;
  double m_high = 1;
};

}  // namespace windtunnel::app
