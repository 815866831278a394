// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickWindow>
#include <string>

#include "app/designer/canvas/canvas_item.h"
#include "model/design/design.h"

namespace windtunnel::app {

/// A design from its text; fails the test when it does not parse.
model::Design designFrom(const std::string& yaml);

/// A shop: client, gateway, two services in a namespace, a database; all placed.
std::string shopText();

/// A window that shows one canvas and nothing else, with motion reduced.
class CanvasWindow : public QQuickWindow {
 public:
  CanvasWindow();
  CanvasItem& canvas() { return *m_canvas; }

  /// The middle of a component in the window.
  QPoint at(const std::string& component);
  /// A place of the drawing in the window.
  QPoint place(double x, double y);
  /// Presses, moves in several steps and lets go.
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
            Qt::MouseButton button = Qt::LeftButton);
  void dragHalf(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
                Qt::MouseButton button = Qt::LeftButton);

 private:
  CanvasItem* m_canvas;
};

}  // namespace windtunnel::app
