// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/painting/icons.h"

#include <QPainter>
#include <QSvgRenderer>

#include "resources/resources.h"

namespace windtunnel::app {

void paintIcon(QPainter& painter, const QString& kind, const QRectF& rect, const QColor& color) {
  const auto file = resources::find("icons/" + kind.toStdString() + ".svg");
  if (!file) return;
  QByteArray text(file->data(), static_cast<qsizetype>(file->size()));
  text.replace("stroke=\"#000\"", "stroke=\"" + color.name().toLatin1() + "\"");
  QSvgRenderer renderer(text);
  renderer.render(&painter, rect);
}

QImage iconImage(const QString& kind, int pixels, const QColor& color) {
  QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  paintIcon(painter, kind, QRectF(0, 0, pixels, pixels), color);
  return image;
}

}  // namespace windtunnel::app
