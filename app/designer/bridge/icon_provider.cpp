// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/icon_provider.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace windtunnel::app {

QImage IconProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize) {
  const qsizetype slash = id.lastIndexOf(u'/');
  const QString name = id.left(slash);
  const QByteArray colour = "#" + id.mid(slash + 1).toLatin1();
  const QSize wanted = requestedSize.isEmpty() ? QSize(24, 24) : requestedSize;
  if (size != nullptr) *size = wanted;

  QImage image(wanted, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QFile file(QStringLiteral(":/windtunnel/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) {
    qWarning("There is no icon named %s", qPrintable(name));
    return image;
  }
  QSvgRenderer renderer(file.readAll().replace("#000\"", colour + "\""));
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  renderer.render(&painter);
  return image;
}

}  // namespace windtunnel::app
