// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <cmath>

#include "exporters/diagram/crossings.h"
#include "exporters/diagram/svg_text.h"
#include "exporters/diagram/svg_writer.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
using namespace windtunnel::exporters::diagram;

namespace {

// One arrow from left to right, one from above to below, crossing at (360, 236).
constexpr const char* kCross = R"(formatVersion: 1
components:
  left: {kind: service}
  right: {kind: service}
  above: {kind: service}
  below: {kind: service}
connections:
  left -> right: {}
  above -> below: {}
layout:
  left: {x: 0, y: 200}
  right: {x: 600, y: 200}
  above: {x: 300, y: 0}
  below: {x: 300, y: 400}
)";

Drawing crossDrawing() {
  const model::ReadResult read = model::readDesign(kCross, "cross.windtunnel.yaml");
  return read.ok() ? Drawing::of(read.document->design) : Drawing();
}

bool isStraight(const Polyline& line) {
  return line.size() == 2;
}

}  // namespace

/// Arrows that cross.
class CrossingsTest : public QObject {
  Q_OBJECT

 private slots:
  void theLevelArrowHopsOverTheUprightOne();
  void theArcIsRoundTheCrossing();
  void aRunBesideIsNotHoppedOver();
  void theDrawingShowsTheHop();
};

void CrossingsTest::theLevelArrowHopsOverTheUprightOne() {
  const Drawing drawing = crossDrawing();
  QCOMPARE(drawing.arrows().size(), std::size_t{2});
  const Polyline level{{100, 300}, {500, 300}};
  const Polyline& upright = drawing.arrows()[1].line;
  QVERIFY(upright.front().y < 300 && upright.back().y > 300);
  const Crossings crossings(drawing);
  const Polyline hopped = crossings.hopped(level, 0);
  QVERIFY(hopped.size() > level.size());
  QVERIFY(hopped.front() == level.front() && hopped.back() == level.back());
  // The arrow itself is no crossing.
  QVERIFY(isStraight(crossings.hopped(level, 1)));
}

void CrossingsTest::theArcIsRoundTheCrossing() {
  const Drawing drawing = crossDrawing();
  const Crossings crossings(drawing);
  const Polyline there = crossings.hopped({{100, 300}, {500, 300}}, 0);
  const Polyline back = crossings.hopped({{500, 300}, {100, 300}}, 0);
  QCOMPARE(there.size(), back.size());
  double highest = 300;
  for (std::size_t i = 1; i + 1 < there.size(); ++i) {
    highest = std::min(highest, there[i].y);
    QVERIFY(there[i].y <= 300.001);
    QVERIFY(i < 2 || there[i].x >= there[i - 1].x);
    QVERIFY(i < 2 || back[i].x <= back[i - 1].x);
  }
  QVERIFY(std::abs(highest - 296) < 0.01);
}

void CrossingsTest::aRunBesideIsNotHoppedOver() {
  const Crossings crossings(crossDrawing());
  QVERIFY(isStraight(crossings.hopped({{700, 300}, {900, 300}}, 0)));
  QVERIFY(isStraight(crossings.hopped({{100, 900}, {500, 900}}, 0)));
  // Upright lines hop over nothing.
  QVERIFY(isStraight(crossings.hopped({{300, 100}, {300, 600}}, 0)));
}

void CrossingsTest::theDrawingShowsTheHop() {
  const Drawing drawing = crossDrawing();
  const Arrow& level = drawing.arrows()[0];
  const Polyline hopped = Crossings(drawing).hopped(level.line, 0);
  QVERIFY(hopped.size() > level.line.size());
  const Point top = hopped[hopped.size() / 2];
  const std::string place = svg::number(top.x) + " " + svg::number(top.y);
  QVERIFY2(writeSvg(drawing, {}).find(place) != std::string::npos, place.c_str());
}

QTEST_APPLESS_MAIN(CrossingsTest)
#include "crossings_test.moc"
