// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QTimer>

#include <vector>

#include "model/rules/rules.h"

namespace windtunnel::app {

class DocumentController;

/// What the advisor says about the design, worst first, with the changes that mend it. Looked at again
/// shortly after each edit, so that a drag is not slowed down.
class ProblemsModel : public QAbstractListModel {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(int count READ count NOTIFY countChanged)
  Q_PROPERTY(QString worst READ worst NOTIFY countChanged)

 public:
  enum Role {
    SeverityRole = Qt::UserRole + 1,
    RuleRole,
    MessageRole,
    HintRole,
    PathRole,
    PlaceRole,
    FixesRole
  };

  explicit ProblemsModel(DocumentController* document, QObject* parent = nullptr);

  int count() const { return rowCount(); }
  /// The worst severity there is: "error", "warning" or "note".
  QString worst() const;
  /// Makes the change a finding offers: one step that can be undone.
  Q_INVOKABLE void applyFix(int row, int fix);
  /// Looks at the design at once.
  void refresh();

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

 signals:
  void countChanged();

 private:
  DocumentController* m_document;
  QTimer m_delay;
  std::vector<model::Finding> m_findings;
};

}  // namespace windtunnel::app
