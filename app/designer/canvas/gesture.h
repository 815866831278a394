// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "app/designer/canvas/canvas_state.h"

namespace windtunnel::app {

enum class PointerButton { None, Left, Middle, Right };

/// A press, move or release of the pointer.
struct PointerEvent {
  exporters::diagram::Point view;
  exporters::diagram::Point world;
  PointerButton button = PointerButton::None;
  bool shift = false;
  bool control = false;
  bool alt = false;
};

/// A press that moves less than so many pixels is a click.
inline constexpr double kDragThreshold = 4;

/// What gestures ask for. The canvas passes it on; only the document changes the design.
class CanvasIntents {
 public:
  virtual ~CanvasIntents() = default;
  virtual void wantMove(const std::vector<std::string>& ids, exporters::diagram::Point by,
                        const DropTarget& target) = 0;
  virtual void wantDuplicate(const std::vector<std::string>& ids, exporters::diagram::Point by) = 0;
  virtual void wantConnect(const std::string& from, const std::string& to) = 0;
  virtual void wantReconnect(const std::string& key, const std::string& from, const std::string& to) = 0;
  virtual void refuseConnect(const std::string& reason) = 0;
  virtual void wantQuickAdd(const std::string& from, exporters::diagram::Point at) = 0;
  virtual void wantAdd(const std::string& kind, exporters::diagram::Point at, const DropTarget& target) = 0;
  virtual void wantKillPod(const std::string& component, int pod) = 0;
  virtual void wantRename(const std::string& path) = 0;
  virtual void wantContextMenu(const std::string& path, exporters::diagram::Point view) = 0;
  virtual void wantCollapse(const std::string& boundary, bool collapsed) = 0;
  virtual void selectionEdited() = 0;
  virtual void showHint(const std::string& text) = 0;
  virtual void viewEdited() = 0;
  virtual void stateEdited() = 0;
};

/// What begins with a press and ends with a release or with Escape. A cancelled gesture leaves no trace: the
/// state is again what it was before the press, but for the view.
class Gesture {
 public:
  virtual ~Gesture() = default;
  virtual void move(const PointerEvent& event) = 0;
  virtual void release(const PointerEvent& event) = 0;
  virtual void cancel() = 0;
  /// Whether the view follows when the pointer is at the border.
  virtual bool pansAtBorder() const { return false; }
};

}  // namespace windtunnel::app
