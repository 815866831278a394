// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QtTest>

#include "canvas_window.h"

using namespace windtunnel;
using namespace windtunnel::app;

class CanvasGesturesTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { delete m_window; }

  void aClickSelectsAndAnEmptyClickClears();
  void shiftClickAddsAndTakesOut();
  void aMarqueeSelectsWhatItTouches();
  void aDragAsksForTheMoveOnce();
  void aMoveIsAskedForFromWhereTheDocumentHasIt();
  void aBoundaryMovesWithItsContents();
  void escapeRestoresEverything();
  void aRefusedMoveIsShownWhereItWas();
  void aDropInABoundarySaysSo();
  void altDragAsksForCopies();
  void anArrowIsDrawnFromAPort();
  void anImpossibleArrowIsRefusedWithAReason();
  void anArrowToNowhereOffersWhatFollows();
  void theEndOfAnArrowIsMoved();
  void theWheelZoomsToThePointer();
  void theMiddleButtonAndSpacePan();
  void arrowKeysNudge();
  void doubleClickAndF2Rename();
  void aKindIsPlacedByAClick();
  void aKindDroppedOnAnArrowIsInserted();
  void aKindThatCannotPassOnIsNotInserted();
  void aBoxDroppedOnAnArrowIsInserted();
  void aBoundaryDroppedInABoundaryIsNested();
  void aPipIsKilledOnlyInALiveRun();
  void readOnlyAllowsNoChange();

 private:
  CanvasItem& canvas() { return m_window->canvas(); }
  QPoint port(const std::string& id) {
    const QRectF r = canvas().viewRect(QString::fromStdString("components/" + id));
    return QPoint(qRound(r.right()), qRound(r.center().y()));
  }
  void hover(QPoint at) {
    QTest::mouseMove(m_window, at + QPoint(2, 2));
    QTest::mouseMove(m_window, at);
  }
  QStringList selected() { return canvas().selection(); }

  CanvasWindow* m_window = nullptr;
  model::Design m_design;
};

void CanvasGesturesTest::init() {
  m_window = new CanvasWindow;
  m_design = designFrom(shopText());
  canvas().setDesign(m_design);
  canvas().fit();
}

void CanvasGesturesTest::aClickSelectsAndAnEmptyClickClears() {
  QTest::mouseClick(m_window, Qt::LeftButton, {}, m_window->at("orders"));
  QCOMPARE(selected(), QStringList{"components/orders"});
  QTest::mouseClick(m_window, Qt::LeftButton, {}, QPoint(5, 5));
  QCOMPARE(selected(), QStringList{});
  QTest::mouseClick(m_window, Qt::LeftButton, {}, m_window->place(200, 196));
  QCOMPARE(selected(), QStringList{"connections/web -> edge"});
}

void CanvasGesturesTest::shiftClickAddsAndTakesOut() {
  QTest::mouseClick(m_window, Qt::LeftButton, {}, m_window->at("orders"));
  QTest::mouseClick(m_window, Qt::LeftButton, Qt::ShiftModifier, m_window->at("stock"));
  QCOMPARE(selected(), (QStringList{"components/orders", "components/stock"}));
  QTest::mouseClick(m_window, Qt::LeftButton, Qt::ShiftModifier, m_window->at("orders"));
  QCOMPARE(selected(), QStringList{"components/stock"});
}

void CanvasGesturesTest::aMarqueeSelectsWhatItTouches() {
  m_window->drag(m_window->place(-40, 60), m_window->place(300, 300));
  QCOMPARE(selected(), (QStringList{"components/edge", "components/web"}));
}

void CanvasGesturesTest::aDragAsksForTheMoveOnce() {
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  const QPoint from = m_window->at("web");
  m_window->drag(from, from + QPoint(0, 64), Qt::ControlModifier);
  QCOMPARE(moves.size(), 1);
  QCOMPARE(moves[0][0].toStringList(), QStringList{"web"});
  QCOMPARE(moves[0][1].toDouble(), 0.0);
  QVERIFY(qAbs(moves[0][2].toDouble() - 64 / canvas().zoom()) <= 1.0);
}

void CanvasGesturesTest::aMoveIsAskedForFromWhereTheDocumentHasIt() {
  double asked = -1;
  connect(&canvas(), &CanvasItem::moveRequested, this, [&] { asked = canvas().drawing().nodes()[0].rect.y; });
  m_window->drag(m_window->at("web"), m_window->at("web") + QPoint(0, 80));
  QCOMPARE(asked, 160.0);
}

void CanvasGesturesTest::aBoundaryMovesWithItsContents() {
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  const QRectF shop = canvas().viewRect("boundaries/shop");
  const QPoint title = (shop.topLeft() + QPointF(20, 10)).toPoint();
  m_window->drag(title, title + QPoint(0, 40));
  QCOMPARE(moves.size(), 1);
  QCOMPARE(moves[0][0].toStringList(), (QStringList{"shop", "orders", "stock"}));
}

void CanvasGesturesTest::escapeRestoresEverything() {
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  const auto before = canvas().drawing().nodes()[1].rect;
  const auto line = canvas().drawing().arrows()[0].line;
  m_window->dragHalf(m_window->at("edge"), m_window->at("edge") + QPoint(30, 90));
  QVERIFY(canvas().drawing().nodes()[1].rect != before);
  QTest::keyClick(m_window, Qt::Key_Escape);
  QVERIFY(canvas().drawing().nodes()[1].rect == before);
  QVERIFY(canvas().drawing().arrows()[0].line == line);
  QCOMPARE(selected(), QStringList{});
  QTest::mouseRelease(m_window, Qt::LeftButton, {}, m_window->at("edge"));
  QCOMPARE(moves.size(), 0);
}

void CanvasGesturesTest::aRefusedMoveIsShownWhereItWas() {
  const auto before = canvas().drawing().nodes()[0].rect;
  m_window->drag(m_window->at("web"), m_window->at("web") + QPoint(0, 80));
  QVERIFY(canvas().drawing().nodes()[0].rect == before);
}

void CanvasGesturesTest::aDropInABoundarySaysSo() {
  QSignalSpy into(&canvas(), &CanvasItem::moveIntoRequested);
  m_window->drag(m_window->at("orders-db"), m_window->place(600, 200));
  QCOMPARE(into.size(), 1);
  QCOMPARE(into[0][0].toStringList(), QStringList{"orders-db"});
  QCOMPARE(into[0][3].toString(), QString("shop"));
  m_window->drag(m_window->at("stock"), m_window->place(600, 420));
  QCOMPARE(into.size(), 2);
  QCOMPARE(into[1][3].toString(), QString());
}

void CanvasGesturesTest::altDragAsksForCopies() {
  QSignalSpy copies(&canvas(), &CanvasItem::duplicateRequested);
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  m_window->drag(m_window->at("web"), m_window->at("web") + QPoint(0, 120), Qt::AltModifier);
  QCOMPARE(copies.size(), 1);
  QCOMPARE(copies[0][0].toStringList(), QStringList{"web"});
  QCOMPARE(moves.size(), 0);
}

void CanvasGesturesTest::anArrowIsDrawnFromAPort() {
  QSignalSpy connects(&canvas(), &CanvasItem::connectRequested);
  hover(m_window->at("edge"));
  QCOMPARE(canvas().hovered(), QString("components/edge"));
  m_window->dragHalf(port("edge"), m_window->at("stock"));
  QVERIFY(canvas().state().feedback.validTargets.contains("stock"));
  QVERIFY(!canvas().state().feedback.validTargets.contains("orders"));
  QVERIFY(!canvas().state().feedback.validTargets.contains("web"));
  QTest::mouseRelease(m_window, Qt::LeftButton, {}, m_window->at("stock"));
  QCOMPARE(connects.size(), 1);
  QCOMPARE(connects[0][0].toString(), QString("edge"));
  QCOMPARE(connects[0][1].toString(), QString("stock"));
  QVERIFY(canvas().state().feedback.wire.empty());
}

void CanvasGesturesTest::anImpossibleArrowIsRefusedWithAReason() {
  QSignalSpy refused(&canvas(), &CanvasItem::connectRefused);
  hover(m_window->at("orders-db"));
  m_window->dragHalf(port("orders-db"), m_window->at("stock"));
  QCOMPARE(canvas().hint(), QString("A database calls nobody: draw the arrow the other way round."));
  QTest::mouseRelease(m_window, Qt::LeftButton, {}, m_window->at("stock"));
  QCOMPARE(refused.size(), 1);
  QCOMPARE(refused[0][0].toString(), QString("A database calls nobody: draw the arrow the other way round."));
  QCOMPARE(canvas().hint(), QString());
}

void CanvasGesturesTest::anArrowToNowhereOffersWhatFollows() {
  QSignalSpy quick(&canvas(), &CanvasItem::quickAddRequested);
  hover(m_window->at("stock"));
  m_window->drag(port("stock"), m_window->place(900, 360));
  QCOMPARE(quick.size(), 1);
  QCOMPARE(quick[0][0].toString(), QString("stock"));
  QVERIFY(qAbs(quick[0][1].toDouble() - 900) < 2);
}

void CanvasGesturesTest::theEndOfAnArrowIsMoved() {
  QSignalSpy reconnects(&canvas(), &CanvasItem::reconnectRequested);
  canvas().setSelection({"connections/edge -> orders"});
  const auto& line = canvas().drawing().arrows()[1].line;
  m_window->drag(m_window->place(line.back().x, line.back().y), m_window->at("stock"));
  QCOMPARE(reconnects.size(), 1);
  QCOMPARE(reconnects[0][0].toString(), QString("edge -> orders"));
  QCOMPARE(reconnects[0][1].toString(), QString("edge"));
  QCOMPARE(reconnects[0][2].toString(), QString("stock"));
}

void CanvasGesturesTest::theWheelZoomsToThePointer() {
  const QPointF at(300, 200);
  const QPointF world = canvas().toDrawing(at);
  const double before = canvas().zoom();
  QWheelEvent wheel(at, m_window->mapToGlobal(at.toPoint()), {}, QPoint(0, 120), Qt::NoButton, {},
                    Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(m_window, &wheel);
  QVERIFY(canvas().zoom() > before * 1.1);
  QVERIFY(qAbs(canvas().toDrawing(at).x() - world.x()) < 1e-6);
  QVERIFY(qAbs(canvas().toDrawing(at).y() - world.y()) < 1e-6);
}

void CanvasGesturesTest::theMiddleButtonAndSpacePan() {
  const QPointF before = canvas().toView({0, 0});
  m_window->drag(QPoint(600, 400), QPoint(650, 430), {}, Qt::MiddleButton);
  QCOMPARE(canvas().toView({0, 0}), before + QPointF(50, 30));
  QSignalSpy taps(&canvas(), &CanvasItem::spaceTapped);
  QTest::keyPress(m_window, Qt::Key_Space);
  m_window->drag(m_window->at("orders"), m_window->at("orders") + QPoint(20, 0));
  QTest::keyRelease(m_window, Qt::Key_Space);
  QCOMPARE(canvas().toView({0, 0}), before + QPointF(70, 30));
  QCOMPARE(taps.size(), 0);
  QTest::keyClick(m_window, Qt::Key_Space);
  QCOMPARE(taps.size(), 1);
}

void CanvasGesturesTest::arrowKeysNudge() {
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  QTest::mouseClick(m_window, Qt::LeftButton, {}, m_window->at("orders"));
  QTest::keyClick(m_window, Qt::Key_Right);
  QTest::keyClick(m_window, Qt::Key_Up, Qt::ShiftModifier);
  QCOMPARE(moves.size(), 2);
  QCOMPARE(moves[0][1].toDouble(), 1.0);
  QCOMPARE(moves[1][2].toDouble(), -10.0);
}

void CanvasGesturesTest::doubleClickAndF2Rename() {
  QSignalSpy renames(&canvas(), &CanvasItem::renameRequested);
  QTest::mouseDClick(m_window, Qt::LeftButton, {}, m_window->at("stock"));
  QTest::keyClick(m_window, Qt::Key_F2);
  QVERIFY(renames.size() >= 1);
  QCOMPARE(renames[0][0].toString(), QString("stock"));
  QCOMPARE(renames[0][1].toString(), QString("stock"));
  QVERIFY(canvas().viewRect("components/stock").contains(renames[0][2].toRectF()));
}

void CanvasGesturesTest::aKindIsPlacedByAClick() {
  QSignalSpy adds(&canvas(), &CanvasItem::addRequested);
  canvas().setPlacing("service");
  QTest::mouseClick(m_window, Qt::LeftButton, {}, m_window->place(600, 200));
  QCOMPARE(adds.size(), 1);
  QCOMPARE(adds[0][0].toString(), QString("service"));
  QCOMPARE(adds[0][3].toString(), QString("shop"));
  QCOMPARE(canvas().placing(), QString());
}

void CanvasGesturesTest::aKindDroppedOnAnArrowIsInserted() {
  QSignalSpy inserts(&canvas(), &CanvasItem::insertRequested);
  const QPoint p = m_window->place(200, 196);
  canvas().dragKind("gateway", p.x(), p.y());
  QVERIFY(canvas().state().feedback.ghost.has_value());
  canvas().dropKind("gateway", p.x(), p.y());
  QCOMPARE(inserts.size(), 1);
  QCOMPARE(inserts[0][1].toString(), QString("web -> edge"));
  QVERIFY(!canvas().state().feedback.ghost.has_value());
}

void CanvasGesturesTest::aKindThatCannotPassOnIsNotInserted() {
  QSignalSpy inserts(&canvas(), &CanvasItem::insertRequested);
  QSignalSpy adds(&canvas(), &CanvasItem::addRequested);
  const QPoint p = m_window->place(200, 196);
  canvas().dropKind("database", p.x(), p.y());
  QCOMPARE(inserts.size(), 0);
  QCOMPARE(adds.size(), 1);
}

void CanvasGesturesTest::aBoxDroppedOnAnArrowIsInserted() {
  QSignalSpy inserts(&canvas(), &CanvasItem::insertExistingRequested);
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  m_window->drag(m_window->at("stock"), m_window->place(224, 196), Qt::ControlModifier);
  QCOMPARE(inserts.size(), 1);
  QCOMPARE(inserts[0][0].toString(), QString("stock"));
  QCOMPARE(inserts[0][1].toString(), QString("web -> edge"));
  canvas().setSelection({});
  m_window->drag(m_window->at("orders-db"), m_window->place(224, 196), Qt::ControlModifier);
  QCOMPARE(inserts.size(), 1);
  QCOMPARE(moves.size(), 1);
}

void CanvasGesturesTest::aBoundaryDroppedInABoundaryIsNested() {
  std::string text = shopText();
  text.insert(text.find("components:"), "  back: {kind: context, title: Back}\n");
  text.replace(text.find("orders-db: {kind: database}"), 27, "orders-db: {kind: database, in: [back]}");
  canvas().setDesign(designFrom(text));
  QSignalSpy into(&canvas(), &CanvasItem::moveIntoRequested);
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  const auto title = [&](const char* path) {
    return (canvas().viewRect(QString::fromLatin1(path)).topLeft() + QPointF(20, 10)).toPoint();
  };
  m_window->drag(title("boundaries/back"), m_window->place(600, 150));
  QCOMPARE(into.size(), 1);
  QCOMPARE(into[0][0].toStringList(), (QStringList{"back", "orders-db"}));
  QCOMPARE(into[0][3].toString(), QString("shop"));
  m_window->drag(title("boundaries/back"), title("boundaries/back") + QPoint(0, 60));
  QCOMPARE(into.size(), 1);
  QCOMPARE(moves.size(), 1);
}

void CanvasGesturesTest::aPipIsKilledOnlyInALiveRun() {
  QSignalSpy kills(&canvas(), &CanvasItem::killPodRequested);
  const auto& rect = canvas().drawing().nodes()[2].rect;
  const QPoint second = m_window->place(rect.x + 61 + 12, rect.y + 54);
  QTest::mouseClick(m_window, Qt::LeftButton, {}, second);
  QCOMPARE(kills.size(), 0);
  CanvasOverlay overlay;
  overlay.acceptsFaults = true;
  overlay.components["orders"].pods = {PodState::Ready, PodState::Ready, PodState::Dead};
  canvas().setOverlay(overlay);
  QTest::mouseClick(m_window, Qt::LeftButton, {}, second);
  QCOMPARE(kills.size(), 1);
  QCOMPARE(kills[0][0].toString(), QString("orders"));
  QCOMPARE(kills[0][1].toInt(), 1);
}

void CanvasGesturesTest::readOnlyAllowsNoChange() {
  canvas().setReadOnly(true);
  QSignalSpy moves(&canvas(), &CanvasItem::moveRequested);
  QSignalSpy connects(&canvas(), &CanvasItem::connectRequested);
  m_window->drag(m_window->at("web"), m_window->at("web") + QPoint(0, 64));
  m_window->drag(port("edge"), m_window->at("stock"));
  QTest::keyClick(m_window, Qt::Key_Right);
  QCOMPARE(moves.size(), 0);
  QCOMPARE(connects.size(), 0);
}

QTEST_MAIN(CanvasGesturesTest)
#include "canvas_gestures_test.moc"
