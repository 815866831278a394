// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "exporters/diagram/geometry.h"
#include "exporters/diagram/theme.h"

/// Small pieces of SVG text. Numbers have at most two decimals, never an exponent.
namespace windtunnel::exporters::diagram::svg {

std::string number(double value);

/// fill="#rrggbb", with fill-opacity when the colour is not opaque. `attribute` is "fill" or "stroke".
std::string paint(std::string_view attribute, Color color);

std::string rect(const Rect& r, double radius, std::string_view attributes);
std::string text(Point origin, std::string_view content, double size, std::string_view attributes);

/// A path along the line with round corners.
std::string path(const Polyline& line, double radius);

/// The drawing commands inside an icon file, to be put into a group; empty for an unknown icon.
std::string iconBody(std::string_view kind);

}  // namespace windtunnel::exporters::diagram::svg
