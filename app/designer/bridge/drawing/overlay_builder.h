// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/canvas_overlay.h"

namespace windtunnel::app {

class EstimateController;
class RunController;

/// What the canvas shows of a run: the instant of the time cursor, else the present. Without a run it is
/// empty.
CanvasOverlay overlayOf(const RunController& run);

/// What the canvas shows of an estimate; empty when there is none.
CanvasOverlay overlayOf(const EstimateController& estimate);

}  // namespace windtunnel::app
