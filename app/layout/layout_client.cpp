// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/layout/layout_client.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include "app/layout/layout_protocol.h"
#include "exporters/diagram/layered_layout.h"

namespace windtunnel::app {

namespace {

using namespace exporters::diagram;

QString helperPath(const LayoutOptions& options) {
  if (!options.helper.empty()) return QString::fromStdString(options.helper);
  const QString name = QStringLiteral("windtunnel-layout");
  if (QCoreApplication::instance()) {
    const QString beside = QCoreApplication::applicationDirPath() + QLatin1Char('/') + name;
    if (QFileInfo(beside).isExecutable()) return beside;
  }
  return QStandardPaths::findExecutable(name);
}

/// What the helper writes; empty, with the reason in `note`, when it does not end well in time.
QByteArray ask(const QString& path, const std::string& request, std::chrono::milliseconds timeout,
               std::string& note) {
  QProcess process;
  const QDeadlineTimer deadline(timeout);
  const auto left = [&] { return static_cast<int>(deadline.remainingTime()); };
  process.start(path, {}, QIODevice::ReadWrite);
  if (!process.waitForStarted(left())) {
    note = "the layout helper could not be started";
    return {};
  }
  process.write(request.data(), static_cast<qint64>(request.size()));
  process.closeWriteChannel();
  if (!process.waitForFinished(left())) {
    process.kill();
    process.waitForFinished(1000);
    note = "the layout helper took too long and was stopped";
    return {};
  }
  if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
    note = "the layout helper failed";
    return {};
  }
  return process.readAllStandardOutput();
}

}  // namespace

LayoutResult layOut(const LayoutGraph& graph, const LayoutOptions& options) {
  LayoutResult result;
  const QString path = helperPath(options);
  if (path.isEmpty()) {
    result.note = "the layout helper is not installed";
  } else {
    const QByteArray answer = ask(path, layoutRequest(graph), options.timeout, result.note);
    if (result.note.empty()) {
      if (auto places = readLayoutAnswer(answer.toStdString(), graph.nodes.size())) {
        result.places = keepFixed(graph, *places);
        result.byHelper = true;
        return result;
      }
      result.note = "the layout helper's answer was incomplete";
    }
  }
  result.places = layeredLayout(graph);
  return result;
}

}  // namespace windtunnel::app
