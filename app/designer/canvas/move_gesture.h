// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/gesture.h"

namespace windtunnel::app {

/// Moves the selected boxes with guides; with Alt it leaves copies to be made. Control moves freely. A drop
/// into another boundary, or of one component onto an arrow, shows it before. A press without a drag is a
/// click: it selects.
class MoveGesture : public Gesture {
 public:
  MoveGesture(CanvasState& state, CanvasIntents& intents, const PointerEvent& press, std::string path);

  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override;
  bool pansAtBorder() const override { return m_dragging; }

 private:
  void begin();
  void pick();
  void applyMove(const PointerEvent& event);
  exporters::diagram::Point snapped(exporters::diagram::Point by, bool freely);
  DropTarget targetAt(const PointerEvent& event) const;
  DropTarget targetOfBoundary(const PointerEvent& event) const;
  int boundaryFor(const PointerEvent& event, int current) const;
  bool isInside(int boundary, int outer) const;
  std::string arrowUnder(exporters::diagram::Point world) const;
  void restore();
  void click(bool add);

  CanvasState& m_state;
  CanvasIntents& m_intents;
  PointerEvent m_press;
  std::string m_path;
  std::set<std::string> m_selectionBefore;
  exporters::diagram::Drawing m_base;
  unsigned m_version = 0;
  std::vector<int> m_nodes;        // that move
  std::vector<std::string> m_ids;  // that were grabbed: components and boundaries
  int m_nested = -1;               // the one boundary that was grabbed, with all that moves in it
  std::vector<exporters::diagram::Rect> m_others;
  exporters::diagram::Rect m_bounds;
  exporters::diagram::Point m_by;
  bool m_wasSelected = false;
  bool m_dragging = false;
  bool m_copy = false;
};

}  // namespace windtunnel::app
