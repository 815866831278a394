// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/settings.h"

#include <QStandardPaths>

namespace windtunnel::app {
namespace {

QString settingsFile() {
  const QString named = qEnvironmentVariable("WINDTUNNEL_SETTINGS");
  if (!named.isEmpty()) return named;
  return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
         QStringLiteral("/designer.ini");
}

}  // namespace

Settings::Settings(QObject* parent) : QObject(parent), m_store(settingsFile(), QSettings::IniFormat) {
  m_theme = m_store.value(QStringLiteral("theme"), QStringLiteral("light")).toString();
  if (m_theme != u"dark") m_theme = QStringLiteral("light");
  m_reducedMotion = m_store.value(QStringLiteral("reducedMotion"), false).toBool();
}

void Settings::setTheme(const QString& theme) {
  if (theme == m_theme || (theme != u"light" && theme != u"dark")) return;
  m_theme = theme;
  m_store.setValue(QStringLiteral("theme"), theme);
  emit themeChanged();
}

void Settings::setReducedMotion(bool reduced) {
  if (reduced == m_reducedMotion) return;
  m_reducedMotion = reduced;
  m_store.setValue(QStringLiteral("reducedMotion"), reduced);
  emit reducedMotionChanged();
}

double Settings::number(const QString& key, double fallback) const {
  bool ok = false;
  const double value = m_store.value(key, fallback).toDouble(&ok);
  return ok ? value : fallback;
}

void Settings::setNumber(const QString& key, double value) {
  m_store.setValue(key, value);
}

bool Settings::flag(const QString& key, bool fallback) const {
  return m_store.value(key, fallback).toBool();
}

void Settings::setFlag(const QString& key, bool value) {
  m_store.setValue(key, value);
}

QStringList Settings::recentFiles() const {
  return m_store.value(QStringLiteral("recentFiles")).toStringList();
}

void Settings::setRecentFiles(const QStringList& files) {
  m_store.setValue(QStringLiteral("recentFiles"), files);
}

}  // namespace windtunnel::app
