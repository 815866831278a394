// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/canvas/gesture.h"

namespace windtunnel::app {

/// Drags the view.
class PanGesture : public Gesture {
 public:
  PanGesture(CanvasState& state, CanvasIntents& intents, const PointerEvent& press)
      : m_state(state), m_intents(intents), m_start(press.view), m_last(press.view) {}

  void move(const PointerEvent& event) override {
    // Step by step: the wheel may have turned in between.
    m_state.view.offset = m_state.view.offset + (event.view - m_last);
    m_last = event.view;
    m_intents.viewEdited();
  }
  void release(const PointerEvent& event) override { move(event); }
  void cancel() override {
    m_state.view.offset = m_state.view.offset - (m_last - m_start);
    m_intents.viewEdited();
  }

 private:
  CanvasState& m_state;
  CanvasIntents& m_intents;
  exporters::diagram::Point m_start;
  exporters::diagram::Point m_last;
};

}  // namespace windtunnel::app
