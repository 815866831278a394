// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/text_width.h"

#include <array>
#include <cstdint>

namespace windtunnel::exporters::diagram {

namespace {

using Advances = std::array<std::int16_t, 95>;

// Thousandths of the size, for U+0020 to U+007E.
constexpr Advances kRegular{281, 278, 403, 631, 638, 812, 639, 222, 362, 362, 500, 659, 280, 460, 275, 356,
                            625, 464, 605, 636, 642, 608, 623, 571, 616, 623, 275, 280, 659, 659, 659, 507,
                            936, 676, 650, 727, 719, 598, 587, 743, 740, 264, 543, 652, 562, 889, 753, 761,
                            635, 761, 639, 638, 642, 741, 676, 949, 642, 665, 625, 362, 356, 362, 469, 452,
                            497, 564, 621, 558, 621, 582, 361, 609, 591, 237, 237, 544, 237, 869, 585, 597,
                            609, 609, 372, 523, 364, 581, 557, 812, 540, 557, 541, 362, 327, 362, 659};
constexpr Advances kSemiBold{248, 309, 396, 643, 649, 844, 663, 213,  393, 393, 543, 673, 295, 466, 290, 378,
                             667, 481, 621, 652, 666, 632, 648, 587,  646, 648, 290, 295, 673, 673, 673, 544,
                             999, 724, 657, 744, 724, 608, 585, 755,  744, 275, 561, 677, 566, 906, 741, 775,
                             643, 775, 650, 649, 660, 734, 724, 1007, 690, 705, 653, 393, 378, 393, 481, 468,
                             497, 575, 630, 577, 630, 593, 377, 625,  613, 261, 261, 569, 261, 898, 610, 608,
                             625, 625, 397, 549, 380, 608, 576, 837,  562, 576, 562, 393, 358, 393, 673};
constexpr double kOther = 620;
constexpr double kWide = 1000;  // from U+1100 on: Hangul, kana, ideographs

std::size_t sequenceLength(unsigned char lead) {
  if (lead < 0xc0) return 1;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

double advance(unsigned char lead, Weight weight) {
  const Advances& table = weight == Weight::SemiBold ? kSemiBold : kRegular;
  if (lead >= 0x20 && lead < 0x7f) return table[static_cast<std::size_t>(lead - 0x20)];
  return lead >= 0xe1 ? kWide : kOther;
}

}  // namespace

double textWidth(std::string_view utf8, double size, Weight weight) {
  double sum = 0;
  for (std::size_t i = 0; i < utf8.size(); i += sequenceLength(static_cast<unsigned char>(utf8[i]))) {
    sum += advance(static_cast<unsigned char>(utf8[i]), weight);
  }
  return sum * size / 1000;
}

std::string elided(std::string_view utf8, double width, double size, Weight weight) {
  if (textWidth(utf8, size, weight) <= width) return std::string(utf8);
  const double room = width - size * 0.85;
  std::size_t end = 0;
  double used = 0;
  while (end < utf8.size()) {
    used += advance(static_cast<unsigned char>(utf8[end]), weight) * size / 1000;
    if (used > room) break;
    end += sequenceLength(static_cast<unsigned char>(utf8[end]));
  }
  while (end > 0 && utf8[end - 1] == ' ') --end;
  return std::string(utf8.substr(0, end)) + "…";
}

}  // namespace windtunnel::exporters::diagram
