// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "canvas_window.h"

#include <QtTest>

#include "model/io/design_reader.h"

namespace windtunnel::app {

model::Design designFrom(const std::string& yaml) {
  const model::ReadResult result = model::readDesign(yaml, "test.windtunnel.yaml");
  for (const model::Diagnostic& d : result.diagnostics) qWarning("%s", d.message.c_str());
  return result.ok() ? result.document->design : model::Design();
}

std::string shopText() {
  return R"(formatVersion: 1
name: Shop
boundaries:
  shop: {kind: namespace, title: Shop}
components:
  web: {kind: client}
  edge: {kind: gateway}
  orders: {kind: service, in: [shop], replicas: 3}
  stock: {kind: service, in: [shop]}
  orders-db: {kind: database}
connections:
  web -> edge: {}
  edge -> orders: {}
  orders -> orders-db: {}
layout:
  web: {x: 0, y: 160}
  edge: {x: 240, y: 160}
  orders: {x: 520, y: 80}
  stock: {x: 520, y: 240}
  orders-db: {x: 840, y: 80}
)";
}

CanvasWindow::CanvasWindow() : m_canvas(new CanvasItem(contentItem())) {
  resize(1200, 720);
  setColor(QColor(0xf6, 0xf7, 0xf9));
  m_canvas->setSize(QSizeF(1200, 720));
  m_canvas->setReducedMotion(true);
  m_canvas->forceActiveFocus();
  show();
  if (!QTest::qWaitForWindowExposed(this)) qFatal("the window was not shown");
  requestActivate();
}

QPoint CanvasWindow::at(const std::string& component) {
  const QRectF r = m_canvas->viewRect(QString::fromStdString("components/" + component));
  return r.center().toPoint();
}

QPoint CanvasWindow::place(double x, double y) {
  return m_canvas->toView({x, y}).toPoint();
}

void CanvasWindow::dragHalf(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers, Qt::MouseButton button) {
  // The canvas learns what is under the pointer when it moves there, as with a real mouse.
  QTest::mouseMove(this, from + QPoint(1, 0));
  QTest::mouseMove(this, from);
  QTest::mousePress(this, button, modifiers, from);
  constexpr int kSteps = 6;
  for (int i = 1; i <= kSteps; ++i) {
    const QPoint p = from + (to - from) * i / kSteps;
    QMouseEvent move(QEvent::MouseMove, p, mapToGlobal(p), Qt::NoButton, button, modifiers);
    QCoreApplication::sendEvent(this, &move);
  }
}

void CanvasWindow::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers, Qt::MouseButton button) {
  dragHalf(from, to, modifiers, button);
  QTest::mouseRelease(this, button, modifiers, to);
}

}  // namespace windtunnel::app
