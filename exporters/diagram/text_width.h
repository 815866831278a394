// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace windtunnel::exporters::diagram {

enum class Weight { Regular, SemiBold };

/// Width of one line of text in pixels, from the advance widths of the Inter typeface; other scripts count as
/// wide letters. Sizes of boxes come from this, so that they are equal on every machine.
double textWidth(std::string_view utf8, double size, Weight weight = Weight::Regular);

/// The text, or its beginning and an ellipsis so that it fits into the width.
std::string elided(std::string_view utf8, double width, double size, Weight weight = Weight::Regular);

}  // namespace windtunnel::exporters::diagram
