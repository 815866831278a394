// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/designer/canvas/canvas_overlay.h"
#include "app/designer/canvas/view_transform.h"
#include "exporters/diagram/drawing.h"
#include "exporters/diagram/theme.h"
#include "model/design/design.h"

namespace windtunnel::app {

/// How much is drawn at a zoom.
enum class Detail { Full, Titles, Shapes, Summary };
Detail detailAt(double zoom);

/// A line that shows what a moved box is aligned with; `equalGaps` marks distances instead.
struct Guide {
  exporters::diagram::Point a;
  exporters::diagram::Point b;
  bool equalGap = false;
};

/// Where something dropped now would land.
struct DropTarget {
  std::string boundary;          ///< Innermost boundary under it; empty: none.
  bool boundaryChanges = false;  ///< Dropping changes the boundary.
  std::string arrow;             ///< It would be inserted into this arrow; empty: no.

  bool operator==(const DropTarget&) const = default;
};

/// What a gesture shows while it is under way.
struct Feedback {
  std::optional<exporters::diagram::Rect> marquee;
  std::vector<Guide> guides;
  exporters::diagram::Polyline wire;  ///< An arrow being drawn.
  bool wireRefused = false;
  std::string wireFrom;                           ///< Its fixed end.
  std::set<std::string> validTargets;             ///< Boxes that may take the arrow.
  std::string target;                             ///< The box under the pointer.
  std::optional<exporters::diagram::Rect> ghost;  ///< What is dragged in from the palette, or a copy.
  std::string ghostKind;
  DropTarget drop;
  std::string hiddenArrow;  ///< The arrow whose end is being dragged.
};

/// All the canvas shows: read by the layers, changed by the tools and the item.
struct CanvasState {
  model::Design design;  ///< What is drawn.
  exporters::diagram::Drawing drawing;
  /// While the document answers a finished drag: the drawing as it was on the screen. `drawing` is already
  /// the one from before the drag.
  std::optional<exporters::diagram::Drawing> landing;
  ViewTransform view;
  exporters::diagram::Size size;  ///< Of the item.
  const exporters::diagram::Theme* theme = &exporters::diagram::Theme::lightTheme();
  std::set<std::string> selection;  ///< Paths.
  std::string hovered;              ///< Path.
  std::string emphasised;           ///< Path whose way of requests stands out; set when the pointer rests.
  std::string pulsed;               ///< Path of what was just revealed.
  double pulse = 0;                 ///< 1 at the start, 0 at the end.
  std::string placing;
  bool readOnly = false;
  bool spaceHeld = false;
  Feedback feedback;
  CanvasOverlay overlay;
  double time = 0;              ///< Seconds the dots have moved.
  bool still = false;           ///< Reduced motion.
  unsigned drawingVersion = 0;  ///< Counts changes of what the layers keep between frames.

  bool selected(const std::string& path) const { return selection.contains(path); }
  /// The part of the drawing that is in view.
  exporters::diagram::Rect seen() const;
};

std::string componentPath(const std::string& id);
std::string boundaryPath(const std::string& id);
std::string arrowPath(const std::string& key);
/// The id after the slash; the whole text when there is none.
std::string idOf(const std::string& path);
bool isComponentPath(const std::string& path);
bool isBoundaryPath(const std::string& path);
bool isArrowPath(const std::string& path);

/// The drawn rectangle of a path; nothing when it is not drawn.
std::optional<exporters::diagram::Rect> rectOf(const exporters::diagram::Drawing& drawing,
                                               const std::string& path);
/// Ids of all that moves when these paths do: components, collapsed boundaries, and for a boundary also what
/// is in it.
std::vector<std::string> idsThatMove(const exporters::diagram::Drawing& drawing,
                                     const std::set<std::string>& paths);

/// The path of a box: a collapsed boundary is a boundary.
std::string pathOf(const exporters::diagram::NodeBox& node);

/// Boxes on any way of arrows through a box, up and down the stream: the rest fades while it is hovered.
/// Empty when nothing is hovered that has such a way.
struct Emphasis {
  std::set<int> nodes;
  std::set<int> arrows;
  bool any() const { return !nodes.empty(); }
};
Emphasis emphasisOf(const exporters::diagram::Drawing& drawing, const std::string& hoveredPath);
/// The emphasis that is shown: none during a gesture.
Emphasis shownEmphasis(const CanvasState& state);

}  // namespace windtunnel::app
