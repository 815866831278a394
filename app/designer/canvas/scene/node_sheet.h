// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/scene/sheet.h"
#include "exporters/diagram/drawing.h"

namespace windtunnel::app {

constexpr double kLeastTitle = 9;     // view pixels; smaller ones cannot be read
constexpr double kLargestTitle = 30;  // units of the drawing

/// A box with what is in it, as far as it can be read from here; `strength` below 1 fades it.
void drawNode(Sheet& sheet, const exporters::diagram::NodeBox& node, double strength);

/// The mark that opens or closes a boundary.
void drawChevron(Sheet& sheet, TriangleBatch& batch, const exporters::diagram::Rect& world, bool open);

}  // namespace windtunnel::app
