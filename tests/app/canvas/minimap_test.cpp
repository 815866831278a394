// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "app/designer/canvas/minimap_item.h"
#include "canvas_window.h"

using namespace windtunnel;
using namespace windtunnel::app;

/// The small drawing that moves the view.
class MinimapTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { delete m_window; }
  void aPressMovesTheViewThere();
  void beyondTheEdgeThePointerSlipsAndTurnsBackAtOnce();

 private:
  exporters::diagram::Point middle() const { return m_window->canvas().visibleWorld().center(); }
  exporters::diagram::Rect bounds() const { return m_window->canvas().drawing().bounds(); }
  /// Units of the drawing for one pixel of the map.
  double unitsPerPixel();
  void press(QPoint at) { QTest::mousePress(m_window, Qt::LeftButton, {}, at); }
  void moveTo(QPoint at);

  CanvasWindow* m_window = nullptr;
  static constexpr QRect kPlace{900, 520, 220, 140};
};

void MinimapTest::init() {
  m_window = new CanvasWindow;
  m_window->canvas().setDesign(designFrom(shopText()));
  m_window->canvas().setZoom(2);
  auto* map = new MinimapItem(m_window->contentItem());
  map->setPosition(kPlace.topLeft());
  map->setSize(kPlace.size());
  map->setCanvas(&m_window->canvas());
}

void MinimapTest::moveTo(QPoint at) {
  QMouseEvent move(QEvent::MouseMove, at, m_window->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
  QCoreApplication::sendEvent(m_window, &move);
}

double MinimapTest::unitsPerPixel() {
  press(kPlace.center());
  const double before = middle().x;
  moveTo(kPlace.center() + QPoint(10, 0));
  const double units = (middle().x - before) / 10;
  QTest::mouseRelease(m_window, Qt::LeftButton, {}, kPlace.center());
  return units;
}

void MinimapTest::aPressMovesTheViewThere() {
  const double unit = unitsPerPixel();
  press(kPlace.center());
  QVERIFY(std::abs(middle().x - bounds().center().x) <= 1.5 * unit);
  QVERIFY(std::abs(middle().y - bounds().center().y) <= 1.5 * unit);
}

void MinimapTest::beyondTheEdgeThePointerSlipsAndTurnsBackAtOnce() {
  const double unit = unitsPerPixel();
  QVERIFY(unit > 1);
  press(kPlace.center());
  const QPoint far = kPlace.center() + QPoint(600, 500);
  moveTo(far);
  QVERIFY(std::abs(middle().x - bounds().right()) < 0.01);
  QVERIFY(std::abs(middle().y - bounds().bottom()) < 0.01);
  moveTo(far + QPoint(200, 0));
  QVERIFY(std::abs(middle().x - bounds().right()) < 0.01);
  // The pointer is still far outside, yet the view comes along.
  moveTo(far + QPoint(190, -5));
  QVERIFY(std::abs(middle().x - (bounds().right() - 10 * unit)) < 0.01);
  QVERIFY(std::abs(middle().y - (bounds().bottom() - 5 * unit)) < 0.01);
  QTest::mouseRelease(m_window, Qt::LeftButton, {}, far);
  press(kPlace.center());
  QVERIFY(std::abs(middle().x - bounds().center().x) <= 1.5 * unit);
}

QTEST_MAIN(MinimapTest)
#include "minimap_test.moc"
