// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QKeySequence>
#include <QObject>
#include <QStringList>

#include <functional>

namespace windtunnel::app {

/// One thing the user can do. Menus, toolbars, shortcuts, the command palette and the shortcut sheet all show
/// this one object, so that they cannot disagree about its name, key or state.
class AppAction : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Actions are made by the registry")
  Q_PROPERTY(QString name READ name CONSTANT)
  Q_PROPERTY(QString category READ category CONSTANT)
  Q_PROPERTY(QString icon READ icon NOTIFY changed)
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(QString hint READ hint NOTIFY changed)
  Q_PROPERTY(QStringList shortcuts READ shortcuts CONSTANT)
  Q_PROPERTY(QString shortcutText READ shortcutText CONSTANT)
  Q_PROPERTY(bool enabled READ isEnabled NOTIFY changed)
  Q_PROPERTY(bool checkable READ isCheckable CONSTANT)
  Q_PROPERTY(bool checked READ isChecked NOTIFY changed)

 public:
  /// What an action is, apart from its state.
  struct Description {
    QString name;      ///< Stable: "edit.undo".
    QString category;  ///< Heading in the command palette and the shortcut sheet.
    QString text;
    QString icon;  ///< File name below icons/ui without extension.
    QStringList shortcuts;
    bool checkable = false;
  };

  AppAction(Description description, std::function<void()> effect, QObject* parent);

  QString name() const { return m_description.name; }
  QString category() const { return m_description.category; }
  QString icon() const { return m_description.icon; }
  QString text() const { return m_description.text; }
  QString hint() const;
  QStringList shortcuts() const { return m_description.shortcuts; }
  QString shortcutText() const;
  bool isEnabled() const { return m_enabled; }
  bool isCheckable() const { return m_description.checkable; }
  bool isChecked() const { return m_checked; }

  void setText(const QString& text);
  void setIcon(const QString& icon);
  void setEnabled(bool enabled);
  void setChecked(bool checked);

  /// Does it, unless it is disabled.
  Q_INVOKABLE void trigger();

 signals:
  void changed();

 private:
  Description m_description;
  std::function<void()> m_effect;
  bool m_enabled = true;
  bool m_checked = false;
};

}  // namespace windtunnel::app
