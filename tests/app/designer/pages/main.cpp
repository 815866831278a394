// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Runs the tst_*.qml files of this folder: the pages of the window, each alone, with a session of their own.
#include <QQmlEngine>
#include <QQuickStyle>
#include <QTemporaryDir>
#include <QtQuickTest>

#include "app/designer/bridge/session.h"
#include "app/designer/qml/modules.h"

using namespace windtunnel::app;

/// What the pages show: a session whose files live in a folder of the test.
class PagesSetup : public QObject {
  Q_OBJECT

 public slots:
  void applicationAvailable() {
    const auto place = [this](const char* name) { return m_folder.filePath(QLatin1String(name)).toUtf8(); };
    qputenv("WINDTUNNEL_SETTINGS", place("settings.ini"));
    qputenv("WINDTUNNEL_JOURNALS", place("journals"));
    qputenv("WINDTUNNEL_RUNS", place("runs.sqlite"));
    qputenv("HOME", place("home"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    m_session = std::make_unique<Session>(nullptr);
    m_session->settings()->setReducedMotion(true);
    Session::setInstance(m_session.get());
  }
  void qmlEngineAvailable(QQmlEngine* engine) { prepareEngine(*engine); }
  void cleanupTestCase() { m_session.reset(); }

 private:
  QTemporaryDir m_folder;
  std::unique_ptr<Session> m_session;
};

QUICK_TEST_MAIN_WITH_SETUP(pages, PagesSetup)
#include "main.moc"
