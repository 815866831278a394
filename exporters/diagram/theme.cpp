// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/theme.h"

#include <array>
#include <utility>

namespace windtunnel::exporters::diagram {

namespace {

struct KindColors {
  std::string_view kind;
  Color light;
  Color dark;
};

// One hue a kind, equal in weight; related kinds are neighbours on the wheel.
constexpr std::array kKinds{
    KindColors{"client", rgb(0x5b6b80), rgb(0xa3b1c6)},
    KindColors{"external", rgb(0x6c7686), rgb(0x99a3b3)},
    KindColors{"gateway", rgb(0x4a5bd4), rgb(0x8f9cf7)},
    KindColors{"service", rgb(0x2370d2), rgb(0x6fabf5)},
    KindColors{"worker", rgb(0x0e8578), rgb(0x4fc7b8)},
    KindColors{"job", rgb(0x1f7f9c), rgb(0x5fbfdc)},
    KindColors{"database", rgb(0x7a4fc4), rgb(0xb394f0)},
    KindColors{"cache", rgb(0xb06a0c), rgb(0xe8ab55)},
    KindColors{"object-store", rgb(0x5f7d1e), rgb(0xa5c463)},
    KindColors{"broker", rgb(0xc0446c), rgb(0xf08bab)},
    KindColors{"event-store", rgb(0xa23f9b), rgb(0xdd8bd7)},
};

constexpr Theme kLight{.name = "light",
                       .canvas = rgb(0xf6f7f9),
                       .grid = rgb(0xdfe3e9),
                       .surface = rgb(0xffffff),
                       .surfaceBorder = rgb(0xcfd6df),
                       .boundaryFill = {35, 70, 120, 9},
                       .boundaryBorder = rgb(0xb9c3d0),
                       .text = rgb(0x17202c),
                       .textMuted = rgb(0x5c6878),
                       .arrow = rgb(0x8793a3),
                       .arrowStrong = rgb(0x2f3b4b),
                       .accent = rgb(0x1f6fde),
                       .good = rgb(0x1d8a4e),
                       .warning = rgb(0xb96a00),
                       .danger = rgb(0xcf2f3c),
                       .shadow = {20, 35, 60, 26},
                       .dark = false};

constexpr Theme kDark{.name = "dark",
                      .canvas = rgb(0x14181e),
                      .grid = rgb(0x262d37),
                      .surface = rgb(0x1f262f),
                      .surfaceBorder = rgb(0x3a4553),
                      .boundaryFill = {140, 175, 225, 12},
                      .boundaryBorder = rgb(0x445163),
                      .text = rgb(0xe8edf4),
                      .textMuted = rgb(0x9aa7b8),
                      .arrow = rgb(0x6d7b8e),
                      .arrowStrong = rgb(0xd5deea),
                      .accent = rgb(0x5aa2ff),
                      .good = rgb(0x4cc483),
                      .warning = rgb(0xf0a63c),
                      .danger = rgb(0xff6b75),
                      .shadow = {0, 0, 0, 80},
                      .dark = true};

}  // namespace

std::string Color::hex() const {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "#";
  for (const std::uint8_t part : {r, g, b}) {
    out += digits[part >> 4];
    out += digits[part & 15];
  }
  return out;
}

const Theme& Theme::lightTheme() {
  return kLight;
}
const Theme& Theme::darkTheme() {
  return kDark;
}
const Theme& Theme::byName(std::string_view name) {
  return name == "dark" ? kDark : kLight;
}

Color Theme::kind(std::string_view kind) const {
  for (const KindColors& entry : kKinds) {
    if (entry.kind == kind) return dark ? entry.dark : entry.light;
  }
  return textMuted;
}

Color Theme::kindTile(std::string_view kindName) const {
  return mixed(surface, kind(kindName), dark ? 0.18 : 0.11);
}

Color mixed(Color a, Color b, double share) {
  const auto part = [share](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(x + (y - x) * share + 0.5);
  };
  return {part(a.r, b.r), part(a.g, b.g), part(a.b, b.b), part(a.a, b.a)};
}

}  // namespace windtunnel::exporters::diagram
