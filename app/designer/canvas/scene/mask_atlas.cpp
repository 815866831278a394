// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/mask_atlas.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

#include "app/painting/fonts.h"
#include "app/painting/icons.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr int kWidth = 1024;
constexpr int kFirstHeight = 512;
constexpr int kMostHeight = 4096;
constexpr int kBorder = 1;  // empty pixels round each picture, so that filtering mixes in nothing

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

MaskEntry MaskAtlas::stored(const std::string& key, Point at, Rect pixels) {
  const MaskEntry entry{{at.x, at.y, pixels.width, pixels.height}, pixels};
  m_entries[key] = entry;
  ++m_version;
  return entry;
}

std::optional<MaskEntry> MaskAtlas::text(const std::string& content, double size, Weight weight,
                                         double scale) {
  const std::string key = keyOf(weight == Weight::SemiBold ? 'B' : 'R', content, size, scale);
  if (const auto found = m_entries.find(key); found != m_entries.end()) return found->second;
  const double wanted = size * scale;
  const double fontPixels = std::max(1.0, std::round(wanted));
  const QFont font = drawingFont(fontPixels, weight);
  const QString string = QString::fromStdString(content);
  const QFontMetricsF metrics(font);
  const double stretch = wanted / fontPixels;
  const double ascent = std::ceil(metrics.ascent() * stretch) + 1;
  const Rect pixels{-1, -ascent, std::ceil(metrics.horizontalAdvance(string) * stretch) + 3,
                    ascent + std::ceil(metrics.descent() * stretch) + 1};
  const auto at = reserve(static_cast<int>(pixels.width), static_cast<int>(pixels.height));
  if (!at) return std::nullopt;
  QPainter painter(&m_image);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
  painter.translate(at->x - pixels.x, at->y - pixels.y);
  painter.scale(stretch, stretch);
  painter.setFont(font);
  painter.setPen(Qt::white);
  painter.drawText(QPointF(0, 0), string);
  return stored(key, *at, pixels);
}

std::optional<MaskEntry> MaskAtlas::icon(const std::string& kind, double size, double scale) {
  const std::string key = keyOf('I', kind, size, scale);
  if (const auto found = m_entries.find(key); found != m_entries.end()) return found->second;
  const int side = static_cast<int>(std::ceil(size * scale));
  const auto at = reserve(side, side);
  if (!at) return std::nullopt;
  QPainter painter(&m_image);
  painter.setRenderHint(QPainter::Antialiasing);
  paintIcon(painter, QString::fromStdString(kind), QRectF(at->x, at->y, side, side), Qt::white);
  return stored(key, *at, {0, 0, static_cast<double>(side), static_cast<double>(side)});
}

}  // namespace windtunnel::app
