// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QAccessible>
#include <QtTest>

#include "canvas_window.h"

using namespace windtunnel;
using namespace windtunnel::app;

/// What a screen reader meets on the canvas.
class AccessibleTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { delete m_window; }
  void everyPartHasANameAndAPlace();
  void aPartIsFoundByItsPlaceAndSelected();
  void aPartThatIsGoneIsNoLongerValid();

 private:
  CanvasItem& canvas() { return m_window->canvas(); }
  QAccessibleInterface* root() { return QAccessible::queryAccessibleInterface(&canvas()); }
  QAccessibleInterface* named(const QString& name) {
    for (int i = 0; i < root()->childCount(); ++i) {
      if (root()->child(i)->text(QAccessible::Name) == name) return root()->child(i);
    }
    return nullptr;
  }

  CanvasWindow* m_window = nullptr;
};

void AccessibleTest::init() {
  m_window = new CanvasWindow;
  canvas().setDesign(designFrom(shopText()));
  canvas().fit();
}

void AccessibleTest::everyPartHasANameAndAPlace() {
  QVERIFY(root() != nullptr);
  QCOMPARE(root()->text(QAccessible::Name), QString("Drawing with 5 components and 3 arrows"));
  QCOMPARE(root()->childCount(), 5 + 1 + 3);
  const QRect all = root()->rect();
  for (int i = 0; i < root()->childCount(); ++i) {
    QAccessibleInterface* part = root()->child(i);
    QVERIFY(part->isValid());
    QVERIFY(!part->text(QAccessible::Name).isEmpty());
    QVERIFY(all.intersects(part->rect()));
    QCOMPARE(root()->indexOfChild(part), i);
    QCOMPARE(part->parent(), root());
  }
  QVERIFY(named("orders, service") != nullptr);
  QVERIFY(named("Shop, namespace with 2 components") != nullptr);
  QVERIFY(named("Arrow from edge to orders") != nullptr);
}

void AccessibleTest::aPartIsFoundByItsPlaceAndSelected() {
  QAccessibleInterface* orders = named("orders, service");
  const QPoint middle = orders->rect().center();
  QCOMPARE(root()->childAt(middle.x(), middle.y()), orders);
  QVERIFY(!orders->state().selected);
  QVERIFY(orders->state().selectable);
  orders->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  QCOMPARE(canvas().selection(), QStringList{"components/orders"});
  QVERIFY(orders->state().selected);
  QCOMPARE(root()->focusChild(), orders);
}

void AccessibleTest::aPartThatIsGoneIsNoLongerValid() {
  QAccessibleInterface* stock = named("stock, service");
  std::string text = shopText();
  text.replace(text.find("  stock: {kind: service, in: [shop]}\n"), 37, "");
  text.replace(text.find("  stock: {x: 520, y: 240}\n"), 26, "");
  canvas().setDesign(designFrom(text));
  QVERIFY(!stock->isValid());
  QCOMPARE(root()->childCount(), 4 + 1 + 3);
}

QTEST_MAIN(AccessibleTest)
#include "accessible_test.moc"
