// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QGuiApplication>
#include <QIcon>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include "app/designer/bridge/session.h"
#include "app/designer/command_line.h"
#include "app/designer/picture_taker.h"
#include "app/designer/qml/modules.h"

using namespace windtunnel::app;

int main(int argc, char* argv[]) {
  QGuiApplication application(argc, argv);
  QGuiApplication::setApplicationName(QStringLiteral("windtunnel"));
  QGuiApplication::setOrganizationName(QStringLiteral("windtunnel"));
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Windtunnel"));
  QGuiApplication::setApplicationVersion(QStringLiteral(WINDTUNNEL_VERSION));
  QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/windtunnel/icons/windtunnel.svg")));
  QQuickStyle::setStyle(QStringLiteral("Basic"));
  const CommandLine line = readCommandLine(QGuiApplication::arguments());

  Session session(nullptr);
  Session::setInstance(&session);
  if (!line.theme.isEmpty()) session.settings()->setTheme(line.theme);
  if (line.still) session.settings()->setReducedMotion(true);

  QQmlApplicationEngine engine;
  prepareEngine(engine);
  engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Windtunnel/Designer/Main.qml")));
  if (engine.rootObjects().isEmpty()) return 1;
  auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
  if (line.width > 0) window->resize(line.width, line.height);
  if (!line.templateName.isEmpty() && !session.files()->openTemplate(line.templateName)) return 2;
  if (!line.file.isEmpty()) session.files()->openFile(line.file);

  PictureTaker picture(&session, window, line);
  return QGuiApplication::exec();
}
