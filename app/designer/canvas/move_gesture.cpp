// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/move_gesture.h"

#include <algorithm>

#include "app/designer/canvas/connect_rules.h"
#include "app/designer/canvas/guides.h"
#include "app/designer/canvas/hit_test.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kPull = 6;
constexpr double kLeave = 56;  // a box dragged this far out of its boundary leaves it; less makes it grow

}  // namespace

MoveGesture::MoveGesture(CanvasState& state, CanvasIntents& intents, const PointerEvent& press,
                         std::string path)
    : m_state(state),
      m_intents(intents),
      m_press(press),
      m_path(std::move(path)),
      m_selectionBefore(state.selection) {
  m_wasSelected = state.selected(m_path);
  if (m_wasSelected) return;
  if (!press.shift && !press.control) m_state.selection.clear();
  m_state.selection.insert(m_path);
  m_intents.selectionEdited();
}

void MoveGesture::pick() {
  m_ids = idsThatMove(m_base, m_state.selection);
  std::set<int> nodes;
  for (const std::string& id : m_ids) {
    if (const int node = m_base.node(id); node >= 0) nodes.insert(node);
  }
  m_nodes.assign(nodes.begin(), nodes.end());
  m_nested = isBoundaryPath(m_path) ? m_base.boundary(idOf(m_path)) : -1;
  const bool others = std::any_of(m_ids.begin(), m_ids.end(), [&](const std::string& id) {
    const int boundary = m_base.boundary(id);
    const int node = m_base.node(id);
    const int around = node >= 0 ? m_base.nodes()[static_cast<std::size_t>(node)].boundary : boundary;
    return !isInside(around, m_nested);
  });
  if (others) m_nested = -1;
}

bool MoveGesture::isInside(int boundary, int outer) const {
  if (outer < 0) return false;
  while (boundary >= 0 && boundary != outer)
    boundary = m_base.boundaries()[static_cast<std::size_t>(boundary)].parent;
  return boundary == outer;
}

void MoveGesture::begin() {
  m_dragging = true;
  m_base = m_state.drawing;
  m_version = m_state.drawingVersion;
  pick();
  for (const int n : m_nodes) m_bounds = m_bounds.united(m_base.nodes()[static_cast<std::size_t>(n)].rect);
  const Rect seen{m_state.view.toWorld({0, 0}).x, m_state.view.toWorld({0, 0}).y,
                  m_state.size.width / m_state.view.zoom, m_state.size.height / m_state.view.zoom};
  for (std::size_t i = 0; i < m_base.nodes().size(); ++i) {
    const bool moves = std::binary_search(m_nodes.begin(), m_nodes.end(), static_cast<int>(i));
    if (!moves && m_base.nodes()[i].rect.intersects(seen)) m_others.push_back(m_base.nodes()[i].rect);
  }
}

Point MoveGesture::snapped(Point by, bool freely) {
  m_state.feedback.guides.clear();
  if (freely) return {std::round(by.x), std::round(by.y)};
  const Snap snap = snapTo(m_bounds.translated(by), m_others, kPull / m_state.view.zoom);
  m_state.feedback.guides = snap.guides;
  return by + snap.by;
}

std::string MoveGesture::arrowUnder(Point world) const {
  if (m_nodes.size() != 1 || m_copy) return {};
  const int node = m_nodes.front();
  for (const Arrow& arrow : m_base.arrows()) {
    if (arrow.fromNode == node || arrow.toNode == node) continue;
    if (distanceTo(arrow.line, world) < kPull / m_state.view.zoom &&
        mayStandIn(m_state, m_base.nodes()[static_cast<std::size_t>(node)].kind, arrow.key))
      return arrow.key;
  }
  return {};
}

/// The innermost boundary under the pointer that does not move; the one left behind holds on for a while.
int MoveGesture::boundaryFor(const PointerEvent& event, int current) const {
  int under = -1;
  for (std::size_t i = 0; i < m_base.boundaries().size(); ++i) {
    const BoundaryBox& box = m_base.boundaries()[i];
    const bool deeper = under < 0 || box.depth > m_base.boundaries()[static_cast<std::size_t>(under)].depth;
    if (deeper && box.rect.contains(event.world) && !isInside(static_cast<int>(i), m_nested))
      under = static_cast<int>(i);
  }
  if (under >= 0 || current < 0) return under;
  const Rect& rect = m_base.boundaries()[static_cast<std::size_t>(current)].rect;
  return rect.inflated(kLeave).contains(event.world) ? current : -1;
}

DropTarget MoveGesture::targetOfBoundary(const PointerEvent& event) const {
  const int current = m_base.boundaries()[static_cast<std::size_t>(m_nested)].parent;
  const int under = boundaryFor(event, current);
  DropTarget target;
  if (under >= 0) target.boundary = m_base.boundaries()[static_cast<std::size_t>(under)].id;
  target.boundaryChanges = under != current;
  return target;
}

DropTarget MoveGesture::targetAt(const PointerEvent& event) const {
  if (m_nested >= 0) return m_copy ? DropTarget{} : targetOfBoundary(event);
  DropTarget target;
  const bool boundaries = std::any_of(m_ids.begin(), m_ids.end(),
                                      [&](const std::string& id) { return m_base.boundary(id) >= 0; });
  if (boundaries || m_nodes.empty()) return target;
  const int current = m_base.nodes()[static_cast<std::size_t>(m_nodes.front())].boundary;
  const int under = boundaryFor(event, current);
  if (under >= 0) target.boundary = m_base.boundaries()[static_cast<std::size_t>(under)].id;
  target.boundaryChanges = std::any_of(m_nodes.begin(), m_nodes.end(), [&](int n) {
    return m_base.nodes()[static_cast<std::size_t>(n)].boundary != under;
  });
  target.arrow = arrowUnder(event.world);
  return target;
}

void MoveGesture::applyMove(const PointerEvent& event) {
  m_copy = event.alt;
  m_by = snapped(event.world - m_press.world, event.control);
  const DropTarget target = targetAt(event);
  m_state.feedback.drop = target.boundaryChanges || !target.arrow.empty() ? target : DropTarget{};
  if (m_copy) {
    m_state.drawing = m_base;
    m_state.feedback.ghost = m_bounds.translated(m_by);
    m_state.feedback.ghostKind.clear();
  } else {
    m_state.feedback.ghost.reset();
    std::vector<std::pair<int, Point>> moves;
    for (const int n : m_nodes)
      moves.emplace_back(n, m_base.nodes()[static_cast<std::size_t>(n)].rect.topLeft() + m_by);
    m_state.drawing.moveNodes(moves, Reroute::Preview, target.boundaryChanges);
  }
  m_version = ++m_state.drawingVersion;
  m_intents.stateEdited();
}

void MoveGesture::move(const PointerEvent& event) {
  if (!m_dragging) {
    if (m_state.readOnly || distance(event.view, m_press.view) < kDragThreshold) return;
    begin();
  }
  applyMove(event);
}

void MoveGesture::restore() {
  m_state.feedback = {};
  if (!m_dragging) return;
  m_state.drawing = m_base;
  ++m_state.drawingVersion;
  m_intents.stateEdited();
}

void MoveGesture::release(const PointerEvent& event) {
  if (!m_dragging) {
    click(m_press.shift || m_press.control);
    return;
  }
  applyMove(event);
  const DropTarget target = m_state.feedback.drop;
  m_state.feedback = {};
  // The document hears of the move with the drawing as it is in the document; the screen keeps showing the
  // drag.
  m_state.landing = std::move(m_state.drawing);
  m_state.drawing = m_base;
  const unsigned shown = ++m_state.drawingVersion;
  if (m_copy)
    m_intents.wantDuplicate(m_ids, m_by);
  else if (m_by != Point{} || target.boundaryChanges)
    m_intents.wantMove(m_ids, m_by, target);
  m_state.landing.reset();
  if (m_state.drawingVersion == shown) m_intents.stateEdited();
}

/// Without a drag: a press on one of several selected leaves only that one; with a modifier it is taken out.
void MoveGesture::click(bool add) {
  std::set<std::string> selection = m_state.selection;
  if (m_wasSelected && add)
    selection.erase(m_path);
  else if (!add)
    selection = {m_path};
  if (selection == m_state.selection) return;
  m_state.selection = std::move(selection);
  m_intents.selectionEdited();
}

void MoveGesture::cancel() {
  restore();
  if (m_state.selection == m_selectionBefore) return;
  m_state.selection = m_selectionBefore;
  m_intents.selectionEdited();
}

}  // namespace windtunnel::app
