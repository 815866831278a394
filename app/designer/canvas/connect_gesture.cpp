// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/connect_gesture.h"

#include "app/designer/canvas/connect_rules.h"
#include "exporters/diagram/orthogonal_router.h"

namespace windtunnel::app {

using namespace exporters::diagram;

ConnectGesture::ConnectGesture(CanvasState& state, CanvasIntents& intents, std::string from)
    : m_state(state), m_intents(intents), m_fixed(std::move(from)) {
  lightUp();
}

ConnectGesture::ConnectGesture(CanvasState& state, CanvasIntents& intents, const Arrow& arrow,
                               bool movesStart)
    : m_state(state),
      m_intents(intents),
      m_fixed(movesStart ? arrow.to : arrow.from),
      m_key(arrow.key),
      m_oldEnd(movesStart ? arrow.from : arrow.to),
      m_movesStart(movesStart) {
  m_state.feedback.hiddenArrow = m_key;
  lightUp();
}

std::string ConnectGesture::refusal(const std::string& other) const {
  return m_movesStart ? connectRefusal(m_state, other, m_fixed, m_key)
                      : connectRefusal(m_state, m_fixed, other, m_key);
}

void ConnectGesture::lightUp() {
  m_state.feedback.wireFrom = m_fixed;
  for (const NodeBox& node : m_state.drawing.nodes()) {
    if (refusal(node.id).empty()) m_state.feedback.validTargets.insert(node.id);
  }
  m_intents.stateEdited();
}

std::string ConnectGesture::boxUnder(Point world) const {
  for (const NodeBox& node : m_state.drawing.nodes()) {
    if (node.rect.inflated(4 / m_state.view.zoom).contains(world)) return node.id;
  }
  return {};
}

/// Routed like a real arrow, to the box under the pointer or to the pointer itself.
Polyline ConnectGesture::wireTo(Point world) const {
  const Rect fixed = m_state.drawing.nodes()[static_cast<std::size_t>(m_state.drawing.node(m_fixed))].rect;
  Rect other{world.x - 1, world.y - 1, 2, 2};
  if (const int box = m_state.drawing.node(m_state.feedback.target); box >= 0)
    other = m_state.drawing.nodes()[static_cast<std::size_t>(box)].rect;
  const RouteEdge edge = m_movesStart ? RouteEdge{1, 0, {}} : RouteEdge{0, 1, {}};
  return OrthogonalRouter({fixed, other}, {edge}).lines().front();
}

void ConnectGesture::move(const PointerEvent& event) {
  m_moved = true;
  const std::string under = boxUnder(event.world);
  const std::string reason = under.empty() || under == m_fixed ? "" : refusal(under);
  m_state.feedback.target = under == m_fixed ? "" : under;
  m_state.feedback.wireRefused = !reason.empty();
  m_state.feedback.wire = wireTo(event.world);
  m_intents.showHint(reason);
  m_intents.stateEdited();
}

void ConnectGesture::release(const PointerEvent& event) {
  if (m_moved) move(event);
  const std::string target = m_state.feedback.target;
  const bool onStart = boxUnder(event.world) == m_fixed;
  cancel();
  if (!m_moved || onStart) return;
  if (target.empty()) {
    if (m_key.empty()) m_intents.wantQuickAdd(m_fixed, event.world);
    return;
  }
  if (target == m_oldEnd) return;
  if (const std::string reason = refusal(target); !reason.empty()) {
    m_intents.refuseConnect(reason);
  } else if (m_key.empty()) {
    m_intents.wantConnect(m_fixed, target);
  } else {
    m_intents.wantReconnect(m_key, m_movesStart ? target : m_fixed, m_movesStart ? m_fixed : target);
  }
}

void ConnectGesture::cancel() {
  m_state.feedback = {};
  m_intents.showHint("");
  m_intents.stateEdited();
}

}  // namespace windtunnel::app
