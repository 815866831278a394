// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTextStream>
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "app/designer/bridge/session.h"
#include "app/designer/command_line.h"
#include "app/designer/picture_taker.h"
#include "app/designer/qml/modules.h"

using namespace windtunnel::app;

namespace {

// QT_LOGGING_RULES="windtunnel.start=true" tells how long the window took.
Q_LOGGING_CATEGORY(logStart, "windtunnel.start", QtWarningMsg)

void logFirstFrame(QQuickWindow* window, QElapsedTimer since) {
  QObject::connect(
      window, &QQuickWindow::frameSwapped, window,
      [since] { qCDebug(logStart, "first frame after %lld ms", static_cast<long long>(since.elapsed())); },
      static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

bool canOpenWindows(int argc, char** argv) {
  for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
    if (qEnvironmentVariableIsSet(variable)) return true;
  return std::any_of(argv + 1, argv + argc,
                     [](std::string_view word) { return word.ends_with("-platform"); });
}

/// Questions about the program, and mistakes in asking, are answered where there is no display, too.
void endWithoutDisplay(int argc, char** argv) {
  if (canOpenWindows(argc, argv)) return;
  const QCoreApplication application(argc, argv);
  readCommandLine(QCoreApplication::arguments());
  QTextStream(stderr) << "windtunnel-designer: there is no display to open a window on.\n"
                         "Without one: windtunnel check, simulate, export and render do the same on the "
                         "command line.\n";
  std::exit(2);
}

}  // namespace

int main(int argc, char* argv[]) {
  QElapsedTimer since;
  since.start();
  QCoreApplication::setApplicationName(QStringLiteral("windtunnel"));
  QCoreApplication::setOrganizationName(QStringLiteral("windtunnel"));
  QCoreApplication::setApplicationVersion(QStringLiteral(WINDTUNNEL_VERSION));
  endWithoutDisplay(argc, argv);
  QGuiApplication application(argc, argv);
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Windtunnel"));
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
  logFirstFrame(window, since);
  if (line.width > 0) window->resize(line.width, line.height);
  if (!line.templateName.isEmpty() && !session.files()->openTemplate(line.templateName)) return 2;
  if (!line.file.isEmpty()) session.files()->openFile(line.file);

  PictureTaker picture(&session, window, line);
  return QGuiApplication::exec();
}
