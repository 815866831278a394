// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>

#include <map>
#include <set>
#include <vector>

#include "app/designer/bridge/inspector/inspector_builder.h"

namespace windtunnel::app {

class DocumentController;

/// The properties of what is selected, made from the property table. Every accepted change is one edit of the
/// document; a refused text stays in its field, with the reason, and the old value holds.
class InspectorModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QString title READ title NOTIFY targetsChanged)
  Q_PROPERTY(QString subtitle READ subtitle NOTIFY targetsChanged)
  Q_PROPERTY(QString iconName READ iconName NOTIFY targetsChanged)
  Q_PROPERTY(int targetCount READ targetCount NOTIFY targetsChanged)

 public:
  enum Role {
    TypeRole = Qt::UserRole + 1,
    DepthRole,
    LabelRole,
    HelpRole,
    TextRole,
    DefaultRole,
    SummaryRole,
    ChoicesRole,
    ClosedRole,
    WrittenRole,
    MixedRole,
    ExpandableRole,
    ExpandedRole,
    RemovableRole,
    RenamableRole,
    CanAddRole,
    FirstRole,
    LastRole,
    ErrorRole,
    ValueTypeRole,
    ExampleRole,
    PathRole,
  };

  explicit InspectorModel(DocumentController* document, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  QString title() const;
  QString subtitle() const;
  QString iconName() const;
  int targetCount() const { return static_cast<int>(m_targets.paths.size()); }
  const std::vector<InspectorRow>& rows() const { return m_rows; }

  /// Shows the elements at these paths; an empty list shows the document itself.
  void inspect(std::vector<model::Path> paths);

  /// Writes a text into every inspected element. Answers whether it was accepted.
  Q_INVOKABLE bool setText(int row, const QString& text);
  /// Removes what is written, so that the default holds again.
  Q_INVOKABLE void reset(int row);
  /// Raises or lowers a figure by its natural step; false when the field holds no such figure.
  Q_INVOKABLE bool nudge(int row, int direction);
  Q_INVOKABLE void toggle(int row);
  /// Adds an entry to a map or list, with everything it must have.
  Q_INVOKABLE void add(int row);
  Q_INVOKABLE void remove(int row);
  Q_INVOKABLE bool rename(int row, const QString& name);
  /// Moves an entry of a list by so many places.
  Q_INVOKABLE void move(int row, int places);
  /// Makes a step do something else.
  Q_INVOKABLE void setStep(int row, const QString& verb);
  /// Unfolds what leads to a path and asks for the keyboard there. Answers whether the inspector shows it.
  Q_INVOKABLE bool reveal(const QString& path);

 signals:
  void targetsChanged();
  void revealed(int row);

 private:
  void refresh();
  void replaceRows(std::vector<InspectorRow> rows);
  model::Path pathOf(const InspectorRow& row, std::size_t target = 0) const {
    return m_targets.paths[target] / row.within;
  }
  model::Path editedPath(const InspectorRow& row, std::size_t target) const;
  QString changeLabel(const InspectorRow& row) const;
  void reject(int row, const QString& text, const QString& reason);
  const InspectorRow* at(int row) const;

  DocumentController* m_document;
  InspectorTargets m_targets;
  std::vector<InspectorRow> m_rows;
  std::set<QString> m_toggled;
  std::map<QString, std::pair<QString, QString>> m_rejected;  // row id -> text, reason
};

}  // namespace windtunnel::app
