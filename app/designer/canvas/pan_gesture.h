// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/gesture.h"

namespace windtunnel::app {

/// Drags the view.
class PanGesture : public Gesture {
 public:
  PanGesture(CanvasState& state, CanvasIntents& intents, const PointerEvent& press)
      : m_state(state), m_intents(intents), m_start(press.view), m_before(state.view) {}

  void move(const PointerEvent& event) override {
    m_state.view.offset = m_before.offset + (event.view - m_start);
    m_intents.viewEdited();
  }
  void release(const PointerEvent& event) override { move(event); }
  void cancel() override {
    m_state.view = m_before;
    m_intents.viewEdited();
  }

 private:
  CanvasState& m_state;
  CanvasIntents& m_intents;
  exporters::diagram::Point m_start;
  ViewTransform m_before;
};

}  // namespace windtunnel::app
