// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/marquee_gesture.h"

namespace windtunnel::app {

using namespace exporters::diagram;

MarqueeGesture::MarqueeGesture(CanvasState& state, CanvasIntents& intents, const PointerEvent& press,
                               std::string clicked)
    : m_state(state),
      m_intents(intents),
      m_press(press),
      m_clicked(std::move(clicked)),
      m_before(state.selection) {}

void MarqueeGesture::move(const PointerEvent& event) {
  if (!m_dragging && distance(event.view, m_press.view) < kDragThreshold) return;
  m_dragging = true;
  const Rect area = rectBetween(m_press.world, event.world);
  m_state.feedback.marquee = area;
  std::set<std::string> selection;
  if (m_press.shift || m_press.control) selection = m_before;
  for (const NodeBox& node : m_state.drawing.nodes()) {
    if (area.intersects(node.rect)) selection.insert(pathOf(node));
  }
  if (selection != m_state.selection) {
    m_state.selection = std::move(selection);
    m_intents.selectionEdited();
  }
  m_intents.stateEdited();
}

void MarqueeGesture::release(const PointerEvent& event) {
  if (m_dragging) {
    move(event);
    m_state.feedback.marquee.reset();
    m_intents.stateEdited();
    return;
  }
  std::set<std::string> selection;
  if (m_press.shift || m_press.control) selection = m_before;
  if (!m_clicked.empty()) selection.insert(m_clicked);
  if (selection == m_before) return;
  m_state.selection = std::move(selection);
  m_intents.selectionEdited();
}

void MarqueeGesture::cancel() {
  m_state.feedback.marquee.reset();
  if (m_state.selection != m_before) {
    m_state.selection = m_before;
    m_intents.selectionEdited();
  }
  m_intents.stateEdited();
}

}  // namespace windtunnel::app
