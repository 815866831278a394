// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QPointF>
#include <QStringList>

#include <vector>

#include "model/design/design.h"
#include "model/edit/edit_stack.h"

namespace windtunnel::app {

/// The open design and everything done to it. Each gesture becomes one edit on the stack, so that everything
/// can be undone by its name; the interface never changes a design in another way.
class DocumentController : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QString name READ name NOTIFY designChanged)
  Q_PROPERTY(bool modified READ isModified NOTIFY stateChanged)
  Q_PROPERTY(bool canUndo READ canUndo NOTIFY stateChanged)
  Q_PROPERTY(bool canRedo READ canRedo NOTIFY stateChanged)
  Q_PROPERTY(QString undoText READ undoText NOTIFY stateChanged)
  Q_PROPERTY(QString redoText READ redoText NOTIFY stateChanged)
  Q_PROPERTY(QStringList selection READ selection WRITE select NOTIFY selectionChanged)
  Q_PROPERTY(bool empty READ isEmpty NOTIFY designChanged)
  Q_PROPERTY(int componentCount READ componentCount NOTIFY designChanged)
  Q_PROPERTY(QStringList scenarios READ scenarios NOTIFY designChanged)
  Q_PROPERTY(QStringList zones READ zones NOTIFY designChanged)

 public:
  explicit DocumentController(QObject* parent = nullptr);

  const model::Design& design() const { return m_stack.design(); }
  QString name() const;
  bool isModified() const { return !m_stack.isClean(); }
  bool isEmpty() const { return m_componentCount == 0; }
  int componentCount() const { return m_componentCount; }
  bool canUndo() const { return m_stack.canUndo(); }
  bool canRedo() const { return m_stack.canRedo(); }
  QString undoText() const;
  QString redoText() const;
  QStringList scenarios() const;
  QStringList zones() const;

  /// Paths of what is selected, as text: "components/orders", "connections/a -> b", "workloads/shoppers".
  QStringList selection() const { return m_selection; }
  Q_INVOKABLE void select(const QStringList& paths);
  Q_INVOKABLE void selectAll();
  /// Ids of the selected components.
  std::vector<std::string> selectedComponents() const;
  std::vector<std::string> selectedIn(const char* section) const;

  /// Starts anew with another design, without steps to undo.
  void reset(model::Design design);
  /// The design as it is now is the one in the file.
  void setClean();
  /// Files the design names are looked for there.
  void setFolder(const std::string& folder) { m_stack.setFolder(folder); }

  /// One step. Answers whether the design is another one now. Steps with the same merge key in a row become
  /// one.
  bool apply(const model::Edit& edit, const QString& mergeKey = {});
  bool change(const QString& label, std::vector<model::Change> changes, const QString& mergeKey = {});

  Q_INVOKABLE void undo();
  Q_INVOKABLE void redo();

  // Gestures. Ids are those of components and boundaries; places are those of the drawing.
  Q_INVOKABLE QString addElement(const QString& kind, double x, double y, const QString& boundary = {});
  Q_INVOKABLE void moveElements(const QStringList& ids, double dx, double dy);
  Q_INVOKABLE bool connectComponents(const QString& from, const QString& to);
  Q_INVOKABLE void reconnect(const QString& key, const QString& from, const QString& to);
  Q_INVOKABLE void removeSelected();
  Q_INVOKABLE void duplicateSelected(double dx, double dy);
  Q_INVOKABLE void assignToBoundary(const QStringList& ids, const QString& boundary);
  Q_INVOKABLE void groupSelected(const QString& boundaryKind);
  /// Gives a component or boundary another title, and the id made from it. Answers why not when it cannot be.
  Q_INVOKABLE QString renameElement(const QString& id, const QString& title);
  Q_INVOKABLE void setCollapsed(const QString& boundary, bool collapsed);
  void placeElements(const std::vector<std::pair<std::string, QPointF>>& places, const QString& label);
  void renameEntry(const model::Path& path, const std::string& key);

  // Clipboard, as YAML text.
  Q_INVOKABLE void copySelected();
  Q_INVOKABLE void cutSelected();
  Q_INVOKABLE void paste();

 signals:
  void designChanged();
  void stateChanged();
  void selectionChanged();
  /// Another design took the place of the one before.
  void replaced();
  /// After every change: the edit that was made, as the journal keeps it.
  void edited(const windtunnel::model::Edit& edit);
  void notice(const QString& severity, const QString& text);

 private:
  void dropLostSelection();
  void changed();
  model::Path elementPath(const std::string& id) const;
  QString addBoundary(const QString& kind, double x, double y);

  model::EditStack m_stack;
  QStringList m_selection;
  int m_componentCount = 0;
  int m_pastes = 0;
};

}  // namespace windtunnel::app
