// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/gesture.h"

namespace windtunnel::app {

/// Selects what lies in a rectangle; with Shift or Control it is added to what was selected. A click without
/// a drag selects what is under it, or nothing.
class MarqueeGesture : public Gesture {
 public:
  MarqueeGesture(CanvasState& state, CanvasIntents& intents, const PointerEvent& press, std::string clicked);

  void move(const PointerEvent& event) override;
  void release(const PointerEvent& event) override;
  void cancel() override;
  bool pansAtBorder() const override { return m_dragging; }

 private:
  CanvasState& m_state;
  CanvasIntents& m_intents;
  PointerEvent m_press;
  std::string m_clicked;
  std::set<std::string> m_before;
  bool m_dragging = false;
};

}  // namespace windtunnel::app
