// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <map>
#include <string>
#include <vector>

#include "app/designer/bridge/run/run_history.h"
#include "app/designer/charts/axis.h"
#include "app/designer/charts/chart_series.h"

namespace windtunnel::app {

/// The charts of a run: rate, response time, errors and utilisation, of the whole system or of one component.
class ChartsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the run")
  Q_PROPERTY(QString subject READ subject NOTIFY subjectChanged)
  Q_PROPERTY(QString subjectTitle READ subjectTitle NOTIFY subjectChanged)
  Q_PROPERTY(QString shownTitle READ shownTitle NOTIFY shownChanged)

 public:
  enum Role { TitleRole = Qt::UserRole + 1, UnitRole, SeriesRole, FilledRole };

  explicit ChartsModel(QObject* parent = nullptr);

  /// The component the charts are about; empty for the whole system.
  QString subject() const { return QString::fromStdString(m_subject); }
  QString subjectTitle() const { return titleOf(m_subject); }
  /// Of the component whose figures are shown; empty when they are those of the whole system, as for a
  /// component the run does not know.
  QString shownTitle() const { return m_shownTitle; }
  /// `titles` names the components for people.
  void setSubject(const std::string& component, std::map<std::string, QString> titles);

  /// Takes over what a history holds now.
  void update(const RunHistory& history);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void subjectChanged();
  void shownChanged();

 private:
  struct Line {
    QString id, name;
    std::function<double(const simulator::Snapshot&)> figure;
  };
  struct Chart {
    QString title;
    ChartUnit unit = ChartUnit::Count;
    bool filled = false;
    QList<ChartSeries*> series;
  };

  void setShown(const QString& title);
  QString titleOf(const std::string& component) const;
  void show(std::size_t chart, const std::vector<Line>& lines, const RunHistory& history);
  void showSystem(const RunHistory& history);
  void showComponent(const RunHistory& history, std::size_t position);
  void showUtilisation(const RunHistory& history);

  std::string m_subject;
  std::map<std::string, QString> m_titles;
  QString m_shownTitle;
  std::vector<Chart> m_charts;
};

}  // namespace windtunnel::app
