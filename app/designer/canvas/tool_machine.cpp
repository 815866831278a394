// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/tool_machine.h"

#include "app/designer/canvas/connect_gesture.h"
#include "app/designer/canvas/connect_rules.h"
#include "app/designer/canvas/hit_test.h"
#include "app/designer/canvas/marquee_gesture.h"
#include "app/designer/canvas/move_gesture.h"
#include "app/designer/canvas/pan_gesture.h"
#include "model/design/kind.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kBorder = 36;     // pixels of the view
constexpr double kPanSpeed = 900;  // pixels per second at the very border
constexpr double kInsertReach = 8;

double pull(double at, double extent) {
  if (at < kBorder) return std::min((kBorder - at) / kBorder, 1.0);
  if (at > extent - kBorder) return -std::min((at - extent + kBorder) / kBorder, 1.0);
  return 0;
}

}  // namespace

DropTarget ToolMachine::targetFor(const std::string& kind, Point world) const {
  DropTarget target;
  const int under = boundaryUnder(m_state.drawing, world);
  if (under >= 0) target.boundary = m_state.drawing.boundaries()[static_cast<std::size_t>(under)].id;
  target.boundaryChanges = under >= 0;
  if (!model::findKind(kind)) return target;
  for (const Arrow& arrow : m_state.drawing.arrows()) {
    if (distanceTo(arrow.line, world) < kInsertReach / m_state.view.zoom &&
        mayStandIn(m_state, kind, arrow.key))
      target.arrow = arrow.key;
  }
  return target;
}

/// Presses that do something at once and begin no gesture.
bool ToolMachine::act(const PointerEvent& event) {
  if (event.button == PointerButton::Right) {
    const Hit hit = hitTest(m_state, event.view);
    if (!hit.path.empty() && !m_state.selected(hit.path)) {
      m_state.selection = {hit.path};
      m_intents.selectionEdited();
    }
    m_intents.wantContextMenu(hit.path, event.view);
    return true;
  }
  if (event.button != PointerButton::Left || m_state.spaceHeld) return false;
  if (!m_state.placing.empty()) {
    m_intents.wantAdd(m_state.placing, event.world, targetFor(m_state.placing, event.world));
    return true;
  }
  const Hit hit = hitTest(m_state, event.view);
  switch (hit.what) {
    case Hit::What::Pip:
      m_intents.wantKillPod(idOf(hit.path), hit.part);
      return true;
    case Hit::What::Toggle:
      m_intents.wantCollapse(idOf(hit.path), m_state.drawing.boundary(idOf(hit.path)) >= 0);
      return true;
    default:
      return false;
  }
}

std::unique_ptr<Gesture> ToolMachine::gestureFor(const PointerEvent& event) {
  if (event.button == PointerButton::Middle || m_state.spaceHeld)
    return std::make_unique<PanGesture>(m_state, m_intents, event);
  const Hit hit = hitTest(m_state, event.view);
  const auto arrow = [&]() -> const Arrow& {
    return m_state.drawing.arrows()[static_cast<std::size_t>(hit.index)];
  };
  switch (hit.what) {
    case Hit::What::Port:
      return std::make_unique<ConnectGesture>(m_state, m_intents, idOf(hit.path));
    case Hit::What::ArrowStart:
      return std::make_unique<ConnectGesture>(m_state, m_intents, arrow(), true);
    case Hit::What::ArrowEnd:
      return std::make_unique<ConnectGesture>(m_state, m_intents, arrow(), false);
    case Hit::What::Node:
    case Hit::What::BoundaryTitle:
      return std::make_unique<MoveGesture>(m_state, m_intents, event, hit.path);
    default:
      return std::make_unique<MarqueeGesture>(m_state, m_intents, event, hit.path);
  }
}

void ToolMachine::press(const PointerEvent& event) {
  m_last = event;
  if (m_gesture) {
    cancel();
    return;
  }
  if (!act(event)) m_gesture = gestureFor(event);
}

void ToolMachine::move(const PointerEvent& event) {
  m_last = event;
  if (m_gesture) m_gesture->move(event);
}

void ToolMachine::release(const PointerEvent& event) {
  m_last = event;
  // A gesture may end in a dialog that brings new events: it is no longer the active one by then.
  if (const auto gesture = std::move(m_gesture)) gesture->release(event);
}

void ToolMachine::doubleClick(const PointerEvent& event) {
  cancel();
  const Hit hit = hitTest(m_state, event.view);
  if (hit.what == Hit::What::Node || hit.what == Hit::What::BoundaryTitle) m_intents.wantRename(hit.path);
}

bool ToolMachine::cancel() {
  const auto gesture = std::move(m_gesture);
  if (gesture) gesture->cancel();
  return gesture != nullptr;
}

bool ToolMachine::panAtBorder(double seconds) {
  if (!m_gesture || !m_gesture->pansAtBorder()) return false;
  const Point by{pull(m_last.view.x, m_state.size.width) * kPanSpeed * seconds,
                 pull(m_last.view.y, m_state.size.height) * kPanSpeed * seconds};
  if (by == Point{}) return false;
  m_state.view.offset = m_state.view.offset + by;
  m_last.world = m_state.view.toWorld(m_last.view);
  m_intents.viewEdited();
  m_gesture->move(m_last);
  return true;
}

}  // namespace windtunnel::app
