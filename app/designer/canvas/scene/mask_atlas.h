// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QImage>
#include <QString>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "exporters/diagram/geometry.h"
#include "exporters/diagram/text_width.h"

namespace windtunnel::app {

/// A picture inside the atlas: where it is in the image, in pixels, and where it lies from its origin (the
/// left end of a text's base line; an icon's top left corner) in device pixels. Where the two differ in size
/// it is shown enlarged.
struct MaskEntry {
  exporters::diagram::Rect texture;
  exporters::diagram::Rect pixels;
};

/// One image with every text and icon on the screen, painted once at the size it is shown in.
class MaskAtlas {
 public:
  using Pieces = std::vector<MaskEntry>;

  /// `scale` is device pixels for one unit of `size`. A text that is wider than the image comes in pieces
  /// that lie side by side; none when there is no room. Valid until the next call.
  const Pieces& text(const std::string& content, double size, exporters::diagram::Weight weight,
                     double scale);
  std::optional<MaskEntry> icon(const std::string& kind, double size, double scale);

  const QImage& image() const { return m_image; }
  /// Counts changes of the image.
  unsigned version() const { return m_version; }
  /// Whether something did not fit since the last reset; then reset and draw again.
  bool overflowed() const { return m_overflowed; }
  void reset();

 private:
  std::optional<exporters::diagram::Point> reserve(int width, int height);
  const Pieces& store(const std::string& key, Pieces pieces);
  Pieces paintText(const QString& text, const QFont& font, double stretch);

  QImage m_image;
  std::unordered_map<std::string, Pieces> m_entries;
  int m_shelfTop = 0;
  int m_shelfHeight = 0;
  int m_shelfUsed = 0;
  unsigned m_version = 0;
  bool m_overflowed = false;
};

}  // namespace windtunnel::app
