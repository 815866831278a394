// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QtTest>

#include "app/designer/bridge/drawing/canvas_link.h"
#include "app/designer/bridge/drawing/room.h"
#include "app/designer/bridge/session.h"
#include "app/designer/canvas/canvas_item.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
using namespace windtunnel::app;
using exporters::diagram::Point;
using exporters::diagram::Rect;

namespace {

// Boxes of one row, 40 apart: no room for a box between two of them.
constexpr const char* kTight = R"(formatVersion: 1
name: tight
components:
  web: {kind: client}
  orders: {kind: service}
  stock: {kind: service}
  audit: {kind: service}
connections:
  web -> orders: {}
  orders -> stock: {}
layout:
  web: {x: 0, y: 0}
  orders: {x: 192, y: 0}
  stock: {x: 384, y: 0}
  audit: {x: 0, y: 320}
)";

PlacedBox box(const char* id, double x, double y) {
  return {id, {x, y, 152, 72}, false};
}

}  // namespace

/// Room for a component that is put into a short arrow.
class RoomTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void whatIsFreeStays();
  void theCalleeAndWhatIsBeyondMovesOn();
  void arrowsThatLeadBackOrUpMoveTheirWay();
  void besideALockedBoxTheNewcomerGivesWay();
  void droppedKindsOverlapNothingAndAreOneStep();
  void movedComponentsOverlapNothingAndAreOneStep();

 private:
  DocumentController& document() { return *m_session->document(); }
  bool overlaps() const;

  QTemporaryDir m_folder;
  std::unique_ptr<Session> m_session;
  std::unique_ptr<CanvasItem> m_canvas;
  std::unique_ptr<CanvasLink> m_link;
};

void RoomTest::initTestCase() {
  const auto place = [this](const char* name) { return m_folder.filePath(QLatin1String(name)).toUtf8(); };
  qputenv("WINDTUNNEL_SETTINGS", place("settings.ini"));
  qputenv("WINDTUNNEL_JOURNALS", place("journals"));
  qputenv("WINDTUNNEL_RUNS", place("runs.sqlite"));
  m_session = std::make_unique<Session>(nullptr);
  Session::setInstance(m_session.get());
  m_canvas = std::make_unique<CanvasItem>();
  m_canvas->setReducedMotion(true);
  m_link = std::make_unique<CanvasLink>();
  m_link->setCanvas(m_canvas.get());
}

void RoomTest::init() {
  const model::ReadResult read = model::readDesign(kTight, "tight.windtunnel.yaml");
  QVERIFY(read.ok());
  document().reset(read.document->design);
}

bool RoomTest::overlaps() const {
  const auto& nodes = m_canvas->drawing().nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (nodes[i].rect.intersects(nodes[j].rect.inflated(8))) return true;
  return false;
}

void RoomTest::whatIsFreeStays() {
  const std::vector<PlacedBox> boxes{box("a", 0, 0), box("b", 500, 0), box("new", 240, 0)};
  QVERIFY(roomFor(boxes, "new", "a", "b").empty());
  QVERIFY(roomFor(boxes, "new", "a", "nobody").empty());
}

void RoomTest::theCalleeAndWhatIsBeyondMovesOn() {
  const std::vector<PlacedBox> boxes{box("a", 0, 0), box("b", 192, 0), box("beyond", 384, 200),
                                     box("before", -300, 0), box("new", 96, 0)};
  const auto places = roomFor(boxes, "new", "a", "b");
  QCOMPARE(places.size(), std::size_t{3});
  QCOMPARE(places.at("new"), (Point{216, 0}));
  QCOMPARE(places.at("b"), (Point{432, 0}));
  QCOMPARE(places.at("beyond"), (Point{624, 200}));
}

void RoomTest::arrowsThatLeadBackOrUpMoveTheirWay() {
  auto places = roomFor({box("a", 192, 0), box("b", 0, 0), box("new", 96, 0)}, "new", "a", "b");
  QCOMPARE(places.at("new"), (Point{-24, 0}));
  QCOMPARE(places.at("b"), (Point{-240, 0}));
  places = roomFor({box("a", 0, 100), box("b", 0, 0), box("new", 0, 50)}, "new", "a", "b");
  QCOMPARE(places.at("new"), (Point{0, -36}));
  QCOMPARE(places.at("b").x, 0.0);
  QVERIFY(places.at("b").y <= -36 - 72 - 64);
}

void RoomTest::besideALockedBoxTheNewcomerGivesWay() {
  std::vector<PlacedBox> boxes{box("a", 0, 0), box("b", 192, 0), box("new", 96, 0)};
  boxes[1].locked = true;
  const auto places = roomFor(boxes, "new", "a", "b");
  QCOMPARE(places.size(), std::size_t{1});
  const Point at = places.at("new");
  QVERIFY(!Rect({at.x, at.y, 152, 72}).intersects(boxes[1].rect.inflated(16)));
  QVERIFY(std::abs(at.y) <= 72 + 24);
}

void RoomTest::droppedKindsOverlapNothingAndAreOneStep() {
  const model::Design before = document().design();
  emit m_canvas->insertRequested(QStringLiteral("service"), QStringLiteral("orders -> stock"), 288, 0);
  QVERIFY(document().design().component("service").has_value());
  QVERIFY(document().design().find({"connections", "service -> stock"}) != nullptr);
  QVERIFY(!overlaps());
  QCOMPARE(document().selection(), QStringList{QStringLiteral("components/service")});
  document().undo();
  QVERIFY(document().design() == before);
}

void RoomTest::movedComponentsOverlapNothingAndAreOneStep() {
  const model::Design before = document().design();
  emit m_canvas->insertExistingRequested(QStringLiteral("audit"), QStringLiteral("orders -> stock"), 288,
                                         -320);
  QVERIFY(document().design().find({"connections", "orders -> audit"}) != nullptr);
  QVERIFY(!overlaps());
  document().undo();
  QVERIFY(document().design() == before);
}

QTEST_MAIN(RoomTest)
#include "room_test.moc"
