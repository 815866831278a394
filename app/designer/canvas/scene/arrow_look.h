// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/canvas_state.h"

namespace windtunnel::app {

/// How an arrow is drawn just now: as designed, or by the requests it carries.
struct ArrowLook {
  double width;  ///< In units of the drawing.
  exporters::diagram::Color color;
};
ArrowLook arrowLook(const CanvasState& state, const exporters::diagram::Arrow& arrow, bool strong);

/// The width for a rate: grows with the logarithm, so that 1/s and 10 000/s are both readable.
double widthForRate(double requestsPerSecond);

/// Distance between two dots on an arrow, in units of the drawing; more requests, closer dots.
double dotSpacing(double requestsPerSecond);

/// Whether the dot of that number stands for a failed request when a share of all fails: spread evenly.
bool isErrorDot(long number, double errorShare);

}  // namespace windtunnel::app
