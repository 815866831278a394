// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSettings>

namespace windtunnel::app {

/// What the program remembers between starts: theme, window, docks, recent files. The environment variable
/// WINDTUNNEL_SETTINGS names another file, so that tests and demonstrations do not touch the user's own.
class Settings : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Belongs to the session")
  Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY themeChanged)
  Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)

 public:
  explicit Settings(QObject* parent = nullptr);

  /// "light" or "dark".
  QString theme() const { return m_theme; }
  void setTheme(const QString& theme);

  /// Whether animations are left out.
  bool reducedMotion() const { return m_reducedMotion; }
  void setReducedMotion(bool reduced);

  /// Sizes and states of the window's parts, by key ("docks/leftWidth").
  Q_INVOKABLE double number(const QString& key, double fallback) const;
  Q_INVOKABLE void setNumber(const QString& key, double value);
  Q_INVOKABLE bool flag(const QString& key, bool fallback) const;
  Q_INVOKABLE void setFlag(const QString& key, bool value);

  QStringList recentFiles() const;
  void setRecentFiles(const QStringList& files);

 signals:
  void themeChanged();
  void reducedMotionChanged();

 private:
  QSettings m_store;
  QString m_theme;
  bool m_reducedMotion = false;
};

}  // namespace windtunnel::app
