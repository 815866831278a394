// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <random>

#include "exporters/diagram/layered_layout.h"

using namespace windtunnel::exporters::diagram;

class LayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void aChainRunsFromLeftToRight();
  void cyclesDoNotMatter();
  void nothingOverlaps();
  void containersHoldTheirsAndKeepOthersOut();
  void fixedNodesStay();
  void aTallLayerIsWrapped();

 private:
  static LayoutGraph nodes(int count) {
    LayoutGraph graph;
    for (int i = 0; i < count; ++i) graph.nodes.push_back({{152, 72}, -1, std::nullopt});
    return graph;
  }
  static Rect box(const LayoutGraph& graph, const std::vector<Point>& places, std::size_t i) {
    return {places[i].x, places[i].y, graph.nodes[i].size.width, graph.nodes[i].size.height};
  }
};

void LayoutTest::aChainRunsFromLeftToRight() {
  LayoutGraph graph = nodes(3);
  graph.edges = {{0, 1}, {1, 2}};
  const auto places = layeredLayout(graph);
  QVERIFY(places[0].x + 152 < places[1].x);
  QVERIFY(places[1].x + 152 < places[2].x);
  QCOMPARE(places[0].y, places[1].y);
  QCOMPARE(places[1].y, places[2].y);
}

void LayoutTest::cyclesDoNotMatter() {
  LayoutGraph graph = nodes(3);
  graph.edges = {{0, 1}, {1, 2}, {2, 0}};
  const auto places = layeredLayout(graph);
  QVERIFY(places[0].x < places[1].x && places[1].x < places[2].x);
}

void LayoutTest::nothingOverlaps() {
  std::mt19937 random(5);
  LayoutGraph graph = nodes(80);
  for (int i = 0; i < 160; ++i) {
    const auto a = static_cast<int>(random() % 80), b = static_cast<int>(random() % 80);
    if (a != b) graph.edges.push_back({std::min(a, b), std::max(a, b)});
  }
  const auto places = layeredLayout(graph);
  for (std::size_t i = 0; i < 80; ++i) {
    for (std::size_t j = 0; j < i; ++j) QVERIFY(!box(graph, places, i).intersects(box(graph, places, j)));
  }
}

void LayoutTest::containersHoldTheirsAndKeepOthersOut() {
  LayoutGraph graph = nodes(9);
  graph.containers = {{-1}, {0}};
  for (std::size_t i = 2; i < 5; ++i) graph.nodes[i].container = 0;
  for (std::size_t i = 5; i < 8; ++i) graph.nodes[i].container = 1;
  graph.edges = {{0, 2}, {2, 5}, {5, 6}, {6, 8}, {1, 7}, {3, 4}};
  const auto places = layeredLayout(graph);
  Rect inner, outer;
  for (std::size_t i = 5; i < 8; ++i) inner = inner.united(box(graph, places, i));
  for (std::size_t i = 2; i < 8; ++i) outer = outer.united(box(graph, places, i));
  for (std::size_t i = 2; i < 5; ++i)
    QVERIFY(!inner.inflated(kBoundaryPadding / 2).intersects(box(graph, places, i)));
  for (const std::size_t i : {0u, 1u, 8u})
    QVERIFY(!outer.inflated(kBoundaryPadding).intersects(box(graph, places, i)));
}

void LayoutTest::fixedNodesStay() {
  LayoutGraph graph = nodes(4);
  graph.edges = {{0, 1}, {1, 2}, {1, 3}};
  graph.nodes[0].fixed = Point{1000, 2000};
  graph.nodes[1].fixed = Point{1400, 1936};
  const auto places = layeredLayout(graph);
  QCOMPARE(places[0], (Point{1000, 2000}));
  QCOMPARE(places[1], (Point{1400, 1936}));
  QVERIFY(places[2].x > 1500);
  QVERIFY(!box(graph, places, 2).intersects(box(graph, places, 3)));
  QVERIFY(std::abs(places[2].y - 1936) < 400);
}

void LayoutTest::aTallLayerIsWrapped() {
  LayoutGraph graph = nodes(101);
  for (int i = 1; i <= 100; ++i) graph.edges.push_back({0, i});
  const auto places = layeredLayout(graph);
  Rect all;
  for (std::size_t i = 0; i < places.size(); ++i) all = all.united(box(graph, places, i));
  QVERIFY(all.height < 2 * all.width);
}

QTEST_APPLESS_MAIN(LayoutTest)
#include "layout_test.moc"
