// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace windtunnel::exporters::diagram {

struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  bool operator==(const Color&) const = default;

  constexpr Color withAlpha(double share) const {
    return {r, g, b, static_cast<std::uint8_t>(share * 255 + 0.5)};
  }
  /// "#rrggbb"; the alpha is written apart where it matters.
  std::string hex() const;
};

constexpr Color rgb(std::uint32_t code) {
  return {static_cast<std::uint8_t>(code >> 16), static_cast<std::uint8_t>(code >> 8),
          static_cast<std::uint8_t>(code), 255};
}

/// The colours of the drawing. SVG, painted images and the canvas all draw with these.
struct Theme {
  std::string_view name;
  Color canvas;
  Color grid;
  Color surface;  ///< Body of a box.
  Color surfaceBorder;
  Color boundaryFill;
  Color boundaryBorder;
  Color text;
  Color textMuted;
  Color arrow;
  Color arrowStrong;  ///< Hovered, selected.
  Color accent;       ///< Selection, guides, drop targets.
  Color good;
  Color warning;
  Color danger;
  Color shadow;
  bool dark = false;

  static const Theme& lightTheme();
  static const Theme& darkTheme();
  /// "dark" or anything else for light.
  static const Theme& byName(std::string_view name);

  /// The colour that belongs to a kind of component.
  Color kind(std::string_view kind) const;
  /// The tint of an icon's tile: the kind's colour laid thinly over the surface.
  Color kindTile(std::string_view kind) const;
};

/// Measures shared by all renderers, in pixels at 100 %.
namespace metrics {
inline constexpr double kNodeHeight = 72;
inline constexpr double kNodeMinWidth = 152;
inline constexpr double kNodeMaxWidth = 248;
inline constexpr double kNodeRadius = 10;
inline constexpr double kTile = 36;       ///< Side of the icon's tile.
inline constexpr double kTileInset = 14;  ///< From the left edge of the box.
inline constexpr double kTileRadius = 9;
inline constexpr double kIcon = 22;
inline constexpr double kTextGap = 11;  ///< Between tile and text.
inline constexpr double kBoundaryRadius = 14;
inline constexpr double kBend = 8;  ///< Radius of an arrow's corners.
inline constexpr double kArrowWidth = 1.6;
inline constexpr double kArrowHead = 9;  ///< Length of the head.
inline constexpr double kTitleSize = 13.5;
inline constexpr double kSubtitleSize = 11.5;
inline constexpr double kLabelSize = 11;
inline constexpr double kBoundaryTitleSize = 12.5;
}  // namespace metrics

/// A mix of two colours; `share` is the part of the second.
Color mixed(Color a, Color b, double share);

}  // namespace windtunnel::exporters::diagram
