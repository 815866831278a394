// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Pointer, wheel and keys of the canvas item.
#include <QCursor>
#include <QNativeGestureEvent>
#include <cmath>

#include "app/designer/canvas/canvas_item.h"
#include "app/designer/canvas/hit_test.h"

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

PointerButton buttonOf(Qt::MouseButton button) {
  switch (button) {
    case Qt::LeftButton:
      return PointerButton::Left;
    case Qt::MiddleButton:
      return PointerButton::Middle;
    case Qt::RightButton:
      return PointerButton::Right;
    default:
      return PointerButton::None;
  }
}

bool isArrowKey(int key) {
  return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

}  // namespace

PointerEvent CanvasItem::pointer(QPointF view, Qt::MouseButton button,
                                 Qt::KeyboardModifiers modifiers) const {
  PointerEvent event;
  event.view = {view.x(), view.y()};
  event.world = m_state.view.toWorld(event.view);
  event.button = buttonOf(button);
  event.shift = modifiers & Qt::ShiftModifier;
  event.control = modifiers & Qt::ControlModifier;
  event.alt = modifiers & Qt::AltModifier;
  return event;
}

void CanvasItem::mousePressEvent(QMouseEvent* event) {
  forceActiveFocus(Qt::MouseFocusReason);
  m_rest.stop();
  finishGlide();
  if (m_state.spaceHeld) m_spaceUsed = true;
  m_tools.press(pointer(event->position(), event->button(), event->modifiers()));
  updateTicking();
  updateCursor(event->position());
  event->accept();
}

void CanvasItem::mouseMoveEvent(QMouseEvent* event) {
  m_tools.move(pointer(event->position(), event->button(), event->modifiers()));
  updateTicking();
}

void CanvasItem::mouseReleaseEvent(QMouseEvent* event) {
  m_tools.release(pointer(event->position(), event->button(), event->modifiers()));
  updateTicking();
  hoverAt(event->position());
}

void CanvasItem::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton)
    m_tools.doubleClick(pointer(event->position(), event->button(), event->modifiers()));
  updateTicking();
}

void CanvasItem::mouseUngrabEvent() {
  cancelGesture();
}

void CanvasItem::hoverMoveEvent(QHoverEvent* event) {
  hoverAt(event->position());
}

void CanvasItem::hoverLeaveEvent(QHoverEvent*) {
  hoverAt({-1e9, -1e9});
}

void CanvasItem::hoverAt(QPointF view) {
  if (!m_state.placing.empty()) dragKind(placing(), view.x(), view.y());
  updateCursor(view);
  if (m_tools.active()) return;
  const Hit hit = hitTest(m_state, {view.x(), view.y()});
  const std::string path = hit.what == Hit::What::Boundary ? "" : hit.path;
  if (path == m_state.hovered) return;
  m_state.hovered = path;
  m_rest.start();
  if (!m_state.emphasised.empty()) {
    m_state.emphasised.clear();
    changedBase();
  }
  refresh();
  emit hoveredChanged();
}

void CanvasItem::updateCursor(QPointF view) {
  if (m_state.spaceHeld) return setCursor(m_tools.active() ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
  if (!m_state.placing.empty()) return setCursor(Qt::CrossCursor);
  switch (hitTest(m_state, {view.x(), view.y()}).what) {
    case Hit::What::Port:
      return setCursor(Qt::CrossCursor);
    case Hit::What::ArrowStart:
    case Hit::What::ArrowEnd:
    case Hit::What::Pip:
    case Hit::What::Toggle:
    case Hit::What::Arrow:
      return setCursor(Qt::PointingHandCursor);
    default:
      return setCursor(Qt::ArrowCursor);
  }
}

void CanvasItem::wheelEvent(QWheelEvent* event) {
  event->accept();
  const QPoint pixels = event->pixelDelta();
  const bool zooms = event->modifiers() & Qt::ControlModifier;
  // Touchpads answer in pixels and scroll the view; the wheel of a mouse zooms.
  if (!zooms && !pixels.isNull() && event->phase() != Qt::NoScrollPhase) {
    m_state.view.offset =
        m_state.view.offset + Point{static_cast<double>(pixels.x()), static_cast<double>(pixels.y())};
    viewEdited();
    return;
  }
  const QPoint angle = event->angleDelta();
  if (event->modifiers() & Qt::ShiftModifier) {
    m_state.view.offset = m_state.view.offset + Point{static_cast<double>(angle.y() + angle.x()) / 2, 0};
    viewEdited();
    return;
  }
  zoomAround(event->position(), std::pow(1.0015, angle.y()));
}

bool CanvasItem::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture) {
    auto* gesture = static_cast<QNativeGestureEvent*>(event);
    if (gesture->gestureType() == Qt::ZoomNativeGesture) {
      zoomAround(gesture->position(), 1 + gesture->value());
      return true;
    }
  }
  if (event->type() == QEvent::ShortcutOverride) {
    // Keys the canvas itself answers are not taken by shortcuts of the window while it has the focus.
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::ShiftModifier;
    const bool nudges = isArrowKey(key->key()) && plain && !m_state.selection.empty();
    const bool cancels = key->key() == Qt::Key_Escape && (m_tools.active() || !m_state.placing.empty());
    if (nudges || cancels || (key->key() == Qt::Key_Space && plain)) {
      event->accept();
      return true;
    }
  }
  return QQuickItem::event(event);
}

bool CanvasItem::nudge(int key, Qt::KeyboardModifiers modifiers) {
  if (!isArrowKey(key) || m_state.readOnly) return false;
  const double step = modifiers & Qt::ShiftModifier ? 10 : 1;
  const Point by{key == Qt::Key_Left    ? -step
                 : key == Qt::Key_Right ? step
                                        : 0,
                 key == Qt::Key_Up     ? -step
                 : key == Qt::Key_Down ? step
                                       : 0};
  finishGlide();
  const QStringList ids = idsOf(idsThatMove(m_state.drawing, m_state.selection));
  if (ids.isEmpty()) return false;
  emit moveRequested(ids, by.x, by.y);
  return true;
}

void CanvasItem::keyPressEvent(QKeyEvent* event) {
  const int key = event->key();
  if (key == Qt::Key_Space) {
    if (!event->isAutoRepeat()) {
      m_state.spaceHeld = true;
      m_spaceUsed = false;
      setCursor(Qt::OpenHandCursor);
    }
    return event->accept();
  }
  if (key == Qt::Key_Escape) {
    if (m_tools.active()) return cancelGesture();
    if (!m_state.placing.empty()) return setPlacing({});
    if (!m_state.selection.empty()) return setSelection({});
  }
  if (key == Qt::Key_F2) return startRename();
  if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
    if (!m_state.readOnly && !m_state.selection.empty()) emit removeRequested();
    return event->accept();
  }
  event->setAccepted(nudge(key, event->modifiers()));
}

void CanvasItem::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space || event->isAutoRepeat()) return event->ignore();
  m_state.spaceHeld = false;
  unsetCursor();
  if (!m_spaceUsed) emit spaceTapped();
}

}  // namespace windtunnel::app
