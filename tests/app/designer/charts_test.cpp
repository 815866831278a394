// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <cmath>
#include <limits>

#include "app/designer/charts/axis.h"
#include "app/designer/charts/chart_series.h"
#include "app/designer/charts/decimation.h"
#include "app/designer/charts/line_geometry.h"

using namespace windtunnel::app;

class ChartsTest : public QObject {
  Q_OBJECT

 private slots:
  void decimationKeepsPeaksAndFewPoints();
  void aGapSplitsTheLine();
  void aSpikeKeepsTheWidthOfTheLine();
  void oneSampleBeyondTheEdgesIsKept();
  void ticksAreRound_data();
  void ticksAreRound();
  void valuesCarryTheirUnit();
  void seriesAnswersTheValueAtAnInstant();
};

void ChartsTest::decimationKeepsPeaksAndFewPoints() {
  std::vector<Sample> samples;
  for (int i = 0; i < 1'000'000; ++i) samples.push_back({i * 1e-3, std::sin(i * 1e-3)});
  samples[500'123].value = 40;  // one peak in a million
  const auto lines = decimate(samples, {0, 1000, 0, 50, 400, 100});
  QCOMPARE(lines.size(), std::size_t{1});
  QVERIFY(lines[0].size() <= 4 * 401);
  const auto highest =
      std::min_element(lines[0].begin(), lines[0].end(), [](auto a, auto b) { return a.y() < b.y(); });
  QCOMPARE(highest->y(), 100 * (1 - 40.0 / 50));
}

void ChartsTest::aGapSplitsTheLine() {
  const double gap = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Sample> samples{{0, 1}, {1, 1}, {2, gap}, {3, 1}, {4, 1}};
  const auto lines = decimate(samples, {0, 5, 0, 2, 50, 20});
  QCOMPARE(lines.size(), std::size_t{2});
  QCOMPARE(lines[0].back(), QPointF(10, 10));
  QCOMPARE(lines[1].front(), QPointF(30, 10));
}

void ChartsTest::aSpikeKeepsTheWidthOfTheLine() {
  ColouredMesh mesh;
  addLine(mesh, {{0, 100}, {2, 0}, {4, 100}}, 3, Qt::red);
  // One cut at each end and two at the tip, each four vertices; the second and third of a cut bound what is
  // opaque.
  QCOMPARE(mesh.vertices.size(), std::size_t{16});
  for (std::size_t cut = 0; cut < 16; cut += 4) {
    const auto &left = mesh.vertices[cut + 1], &right = mesh.vertices[cut + 2];
    QVERIFY(std::abs(std::abs(left.x - right.x) - 2) < 0.01);
  }
  QCOMPARE(mesh.indices.size(), std::size_t{3 * 18});
}

void ChartsTest::oneSampleBeyondTheEdgesIsKept() {
  std::vector<Sample> samples;
  for (int i = 0; i < 100; ++i) samples.push_back({static_cast<double>(i), 1});
  const auto lines = decimate(samples, {10, 20, 0, 2, 100, 20});
  QCOMPARE(lines[0].front().x(), -10.0);
  QCOMPARE(lines[0].back().x(), 100.0);
}

void ChartsTest::ticksAreRound_data() {
  QTest::addColumn<double>("low");
  QTest::addColumn<double>("high");
  QTest::addColumn<int>("unit");
  QTest::addColumn<QList<double>>("ticks");
  QTest::newRow("rates") << 0.0 << 430.0 << int(ChartUnit::PerSecond) << QList<double>{0, 100, 200, 300, 400};
  QTest::newRow("clock") << 0.0 << 660.0 << int(ChartUnit::Clock) << QList<double>{0, 300, 600};
  QTest::newRow("nothing") << 1.0 << 1.0 << int(ChartUnit::Count) << QList<double>{};
}

void ChartsTest::ticksAreRound() {
  QFETCH(double, low);
  QFETCH(double, high);
  QFETCH(int, unit);
  QFETCH(QList<double>, ticks);
  const auto found = niceTicks(low, high, 5, static_cast<ChartUnit>(unit));
  QCOMPARE(QList<double>(found.begin(), found.end()), ticks);
}

void ChartsTest::valuesCarryTheirUnit() {
  QCOMPARE(formatValue(0.25, ChartUnit::Seconds), QStringLiteral("250 ms"));
  QCOMPARE(formatValue(0, ChartUnit::Seconds), QStringLiteral("0 ms"));
  QCOMPARE(formatValue(12'500, ChartUnit::PerSecond), QStringLiteral("12.5k/s"));
  QCOMPARE(formatValue(0.973, ChartUnit::Share), QStringLiteral("97.3 %"));
  QCOMPARE(formatValue(3725, ChartUnit::Clock), QStringLiteral("1:02:05"));
  QCOMPARE(formatValue(std::nan(""), ChartUnit::Count), QStringLiteral("–"));
  QCOMPARE(niceCeiling(431, ChartUnit::PerSecond), 600.0);
}

void ChartsTest::seriesAnswersTheValueAtAnInstant() {
  ChartSeries series(QStringLiteral("a"), QStringLiteral("a"));
  series.append(1, 10);
  series.append(2, 20);
  series.append(2, 25);  // not later: takes the place of the last
  QVERIFY(std::isnan(series.valueAt(0.5)));
  QCOMPARE(series.valueAt(1.9), 10.0);
  QCOMPARE(series.valueAt(9), 25.0);
  QCOMPARE(series.highest(0, 1.5), 10.0);
}

QTEST_APPLESS_MAIN(ChartsTest)
#include "charts_test.moc"
