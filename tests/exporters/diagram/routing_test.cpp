// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <random>

#include "exporters/diagram/orthogonal_router.h"

using namespace windtunnel::exporters::diagram;

class RoutingTest : public QObject {
  Q_OBJECT

 private slots:
  void anArrowBesideIsStraight();
  void anArrowGoesRoundABox();
  void parallelArrowsAreSeparated();
  void noArrowRunsThroughABox();
  void movedBoxesGiveTheRoutesOfANewRouter();
  void labelsAreNeverUnderBoxes();

 private:
  struct Scene {
    std::vector<Rect> boxes;
    std::vector<RouteEdge> edges;
  };
  static Scene randomScene(unsigned seed, int count);
  static int runsThroughBoxes(const OrthogonalRouter& router, const Scene& scene);
};

RoutingTest::Scene RoutingTest::randomScene(unsigned seed, int count) {
  std::mt19937 random(seed);
  const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const int columns = 8;
  Scene scene;
  for (int i = 0; i < count; ++i) {
    scene.boxes.push_back(
        {(i % columns) * 280.0 + 8 * upTo(10), (i / columns) * 136.0 + 8 * upTo(6), 152, 72});
  }
  for (int i = 0; i < 2 * count; ++i) {
    const int from = upTo(count);
    const int to = upTo(count);
    if (from != to) scene.edges.push_back({from, to, {40, 18}});
  }
  return scene;
}

int RoutingTest::runsThroughBoxes(const OrthogonalRouter& router, const Scene& scene) {
  int hits = 0;
  for (std::size_t i = 0; i < scene.edges.size(); ++i) {
    const Polyline& line = router.lines()[i];
    for (std::size_t k = 1; k < line.size(); ++k) {
      const Rect run = rectBetween(line[k - 1], line[k]).inflated(0.5);
      for (std::size_t b = 0; b < scene.boxes.size(); ++b) {
        const bool own =
            static_cast<int>(b) == scene.edges[i].from || static_cast<int>(b) == scene.edges[i].to;
        if (run.intersects(own ? router.boxes()[b].inflated(-1) : router.boxes()[b])) ++hits;
      }
    }
  }
  return hits;
}

void RoutingTest::anArrowBesideIsStraight() {
  const OrthogonalRouter router({{0, 0, 152, 72}, {300, 0, 152, 72}}, {{0, 1, {}}});
  QCOMPARE(router.lines()[0], (Polyline{{152, 36}, {300, 36}}));
}

void RoutingTest::anArrowGoesRoundABox() {
  const OrthogonalRouter router({{0, 0, 152, 72}, {600, 0, 152, 72}, {300, 0, 152, 72}}, {{0, 1, {}}});
  const Polyline& line = router.lines()[0];
  QCOMPARE(line.front(), (Point{152, 36}));
  QCOMPARE(line.back(), (Point{600, 36}));
  QVERIFY(line.size() >= 4);
  for (std::size_t i = 1; i < line.size(); ++i) {
    QVERIFY(line[i].x == line[i - 1].x || line[i].y == line[i - 1].y);
    QVERIFY(!rectBetween(line[i - 1], line[i]).inflated(kHardMargin - 0.5).intersects({300, 0, 152, 72}));
  }
}

void RoutingTest::parallelArrowsAreSeparated() {
  std::vector<Rect> boxes{{0, 200, 152, 72}};
  std::vector<RouteEdge> edges;
  for (int i = 0; i < 4; ++i) {
    boxes.push_back({400, i * 140.0, 152, 72});
    edges.push_back({0, i + 1, {}});
  }
  const OrthogonalRouter router(boxes, edges);
  // The upright runs of the arrows to the first and second box overlap: they must not lie on each other.
  const double first = router.lines()[0][1].x;
  const double second = router.lines()[1][1].x;
  QVERIFY(std::abs(first - second) >= 4.0);
}

void RoutingTest::noArrowRunsThroughABox() {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Scene scene = randomScene(seed, 48);
    const OrthogonalRouter router(scene.boxes, scene.edges);
    QCOMPARE(runsThroughBoxes(router, scene), 0);
  }
}

void RoutingTest::movedBoxesGiveTheRoutesOfANewRouter() {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    Scene scene = randomScene(seed, 40);
    OrthogonalRouter moved(scene.boxes, scene.edges);
    scene.boxes[7] = scene.boxes[7].translated({160, 40});
    scene.boxes[21] = scene.boxes[21].translated({-80, 96});
    moved.moveBoxes({{7, scene.boxes[7]}, {21, scene.boxes[21]}});
    const OrthogonalRouter fresh(scene.boxes, scene.edges);
    QCOMPARE(moved.lines(), fresh.lines());
    QCOMPARE(moved.labels(), fresh.labels());
  }
}

void RoutingTest::labelsAreNeverUnderBoxes() {
  const Scene scene = randomScene(3, 48);
  const OrthogonalRouter router(scene.boxes, scene.edges);
  std::size_t shown = 0;
  for (const Rect& label : router.labels()) {
    if (label.empty()) continue;
    ++shown;
    for (const Rect& box : scene.boxes) QVERIFY(!box.intersects(label));
  }
  QVERIFY(shown > scene.edges.size() / 2);
}

QTEST_APPLESS_MAIN(RoutingTest)
#include "routing_test.moc"
