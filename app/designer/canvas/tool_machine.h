// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "app/designer/canvas/gesture.h"

namespace windtunnel::app {

/// Decides which gesture a press begins and leads it to its end. One gesture at a time: another button or
/// Escape during a gesture cancels it.
class ToolMachine {
 public:
  ToolMachine(CanvasState& state, CanvasIntents& intents) : m_state(state), m_intents(intents) {}

  void press(const PointerEvent& event);
  void move(const PointerEvent& event);
  void release(const PointerEvent& event);
  void doubleClick(const PointerEvent& event);
  /// Answers whether there was something to cancel.
  bool cancel();
  /// Whether a gesture is under way that moves or draws something, not only the view.
  bool changesDrawing() const { return m_gesture && m_gesture->pansAtBorder(); }
  bool active() const { return m_gesture != nullptr; }

  /// Moves the view a little when a drag is at its border; answers whether it did.
  bool panAtBorder(double seconds);

  /// Where a kind from the palette would land.
  DropTarget targetFor(const std::string& kind, exporters::diagram::Point world) const;

 private:
  std::unique_ptr<Gesture> gestureFor(const PointerEvent& event);
  bool act(const PointerEvent& event);

  CanvasState& m_state;
  CanvasIntents& m_intents;
  std::unique_ptr<Gesture> m_gesture;
  PointerEvent m_last;
};

}  // namespace windtunnel::app
