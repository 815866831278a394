// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace windtunnel::app {

class CanvasItem;

/// Lets screen readers see what the canvas draws: each component, boundary and arrow is a child of the canvas
/// with a name, a place and a way to select it. Calls after the first do nothing.
void installCanvasAccessibility();

/// Tells screen readers which part of the canvas was selected.
void announceSelection(CanvasItem& canvas);

}  // namespace windtunnel::app
