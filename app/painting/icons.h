// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QImage>
#include <QRectF>
#include <QString>

class QPainter;

namespace windtunnel::app {

/// Paints the symbol of a kind of component in one colour; nothing for a kind without a symbol.
void paintIcon(QPainter& painter, const QString& kind, const QRectF& rect, const QColor& color);

/// The symbol as a square image, premultiplied.
QImage iconImage(const QString& kind, int pixels, const QColor& color);

}  // namespace windtunnel::app
