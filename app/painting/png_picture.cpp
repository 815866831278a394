// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/painting/png_picture.h"

#include <QBuffer>
#include <QImage>

namespace windtunnel::app {

std::unique_ptr<QGuiApplication> offscreenApplication() {
  if (QCoreApplication::instance() != nullptr) return nullptr;
  qputenv("QT_QPA_PLATFORM", "offscreen");
  // Without a session Qt warns about its run-time folder, which this program does not use.
  qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
  static int count = 1;
  static char name[] = "windtunnel";
  static char* arguments[] = {name, nullptr};
  return std::make_unique<QGuiApplication>(count, arguments);
}

std::string pngOf(const exporters::diagram::Drawing& drawing, const PaintOptions& options) {
  const auto application = offscreenApplication();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  drawingImage(drawing, options).save(&buffer, "PNG");
  return bytes.toStdString();
}

}  // namespace windtunnel::app
