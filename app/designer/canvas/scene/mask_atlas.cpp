// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/mask_atlas.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/painting/fonts.h"
#include "app/painting/icons.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr int kWidth = 1024;
constexpr int kFirstHeight = 512;
constexpr int kMostHeight = 4096;
constexpr int kBorder = 1;  // pixels round each picture that filtering mixes in: empty, or the next piece's
constexpr double kPiece = kWidth - 2 * kBorder;  // of a text, at most
// A text of more pieces is painted smaller and shown enlarged: it must not take the room of all others.
constexpr double kLongest = 16 * kPiece;

std::string keyOf(char what, const std::string& content, double size, double scale) {
  return std::string(1, what) + std::to_string(static_cast<int>(size * scale * 16)) + '|' + content;
}

}  // namespace

void MaskAtlas::reset() {
  m_image = QImage(kWidth, kFirstHeight, QImage::Format_RGBA8888_Premultiplied);
  m_image.fill(Qt::transparent);
  m_entries.clear();
  m_shelfTop = m_shelfHeight = m_shelfUsed = 0;
  m_overflowed = false;
  ++m_version;
}

/// Room on the current shelf, or on a new one below; the image grows downwards as far as it may.
std::optional<Point> MaskAtlas::reserve(int width, int height) {
  if (m_image.isNull()) reset();
  const int w = width + 2 * kBorder;
  const int h = height + 2 * kBorder;
  if (w > kWidth) return std::nullopt;
  if (m_shelfUsed + w > kWidth || h > m_shelfHeight) {
    if (m_shelfUsed > 0 || m_shelfHeight > 0) m_shelfTop += m_shelfHeight;
    m_shelfUsed = 0;
    m_shelfHeight = h + 4;
  }
  if (m_shelfTop + m_shelfHeight > m_image.height()) {
    if (m_image.height() * 2 > kMostHeight) {
      m_overflowed = true;
      return std::nullopt;
    }
    m_image = m_image.copy(0, 0, kWidth, m_image.height() * 2);
    ++m_version;
  }
  const Point at{static_cast<double>(m_shelfUsed + kBorder), static_cast<double>(m_shelfTop + kBorder)};
  m_shelfUsed += w;
  return at;
}

const MaskAtlas::Pieces& MaskAtlas::store(const std::string& key, Pieces pieces) {
  ++m_version;
  return m_entries[key] = std::move(pieces);
}

MaskAtlas::Pieces MaskAtlas::paintText(const QString& text, const QFont& font, double stretch) {
  const QFontMetricsF metrics(font);
  const double ascent = std::ceil(metrics.ascent() * stretch) + 1;
  const double width = std::ceil(metrics.horizontalAdvance(text) * stretch) + 3;
  const double height = ascent + std::ceil(metrics.descent() * stretch) + 1;
  Pieces pieces;
  for (double left = 0; left < width; left += kPiece) {
    const Rect pixels{left - 1, -ascent, std::min(kPiece, width - left), height};
    const auto at = reserve(static_cast<int>(pixels.width), static_cast<int>(pixels.height));
    if (!at) return {};
    QPainter painter(&m_image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setClipRect(
        QRectF(at->x - kBorder, at->y - kBorder, pixels.width + 2 * kBorder, pixels.height + 2 * kBorder));
    painter.translate(at->x - pixels.x, at->y - pixels.y);
    painter.scale(stretch, stretch);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QPointF(0, 0), text);
    pieces.push_back({{at->x, at->y, pixels.width, pixels.height}, pixels});
  }
  return pieces;
}

const MaskAtlas::Pieces& MaskAtlas::text(const std::string& content, double size, Weight weight,
                                         double scale) {
  static const Pieces kNothing;
  const std::string key = keyOf(weight == Weight::SemiBold ? 'B' : 'R', content, size, scale);
  if (const auto found = m_entries.find(key); found != m_entries.end()) return found->second;
  const QString string = QString::fromStdString(content);
  const double wanted = size * scale;
  const QFontMetricsF metrics(drawingFont(std::max(1.0, std::round(wanted)), weight));
  const double enlarged = std::max(1.0, metrics.horizontalAdvance(string) / (kLongest - kPiece));
  const double fontPixels = std::max(1.0, std::round(wanted / enlarged));
  Pieces pieces = paintText(string, drawingFont(fontPixels, weight), wanted / enlarged / fontPixels);
  if (pieces.empty()) return kNothing;
  for (MaskEntry& piece : pieces) {
    const Rect& p = piece.pixels;
    piece.pixels = {p.x * enlarged, p.y * enlarged, p.width * enlarged, p.height * enlarged};
  }
  return store(key, std::move(pieces));
}

std::optional<MaskEntry> MaskAtlas::icon(const std::string& kind, double size, double scale) {
  const std::string key = keyOf('I', kind, size, scale);
  if (const auto found = m_entries.find(key); found != m_entries.end()) return found->second.front();
  const int side = static_cast<int>(std::ceil(size * scale));
  const auto at = reserve(side, side);
  if (!at) return std::nullopt;
  QPainter painter(&m_image);
  painter.setRenderHint(QPainter::Antialiasing);
  paintIcon(painter, QString::fromStdString(kind), QRectF(at->x, at->y, side, side), Qt::white);
  const auto length = static_cast<double>(side);
  return store(key, {{{at->x, at->y, length, length}, {0, 0, length, length}}}).front();
}

}  // namespace windtunnel::app
