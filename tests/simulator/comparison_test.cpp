// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <cmath>
#include <limits>

#include "design_text.h"
#include "simulator/experiment/comparison.h"

using namespace windtunnel::simulator;
using windtunnel::simulator::testing::designOf;
using windtunnel::simulator::testing::still;

namespace {

// M/M/1 with processor sharing: the mean time in the system is 1 / (1 / work - arrivals).
std::string station(const std::string& work, const std::string& more = "",
                    const std::string& duration = "200s") {
  return still(duration, "20s") +
         "components:\n  users: {kind: client}\n"
         "  server: {kind: service, replicas: 1, cpu: {request: 1, limit: 1}, concurrency: 1000000, "
         "operations: {serve: {steps: [work: exponential(" +
         work + ")]}}}\n" + more +
         "connections: {users -> server: {}}\n"
         "workloads: {load: {from: users, arrivals: poisson(50/s), mix: {server/serve: 100%}}}\n";
}

std::vector<FigureSamples> samplesOf(const std::string& design, std::uint64_t seed, int replications = 10) {
  ScenarioOptions options;
  options.replications = replications;
  options.seed = seed;
  return runReplications(designOf(design), "", options)->samples;
}

const FigureDifference& row(const std::vector<FigureDifference>& rows, KeyFigure figure) {
  for (const FigureDifference& one : rows)
    if (one.figure == figure) return one;
  throw std::runtime_error("no such figure");
}

FigureSamples figure(KeyFigure which, std::vector<double> values, const std::string& workload = "load") {
  return {workload, which, std::move(values)};
}

}  // namespace

class ComparisonTest : public QObject {
  Q_OBJECT
 private slots:
  void theExactDifferenceIsInside();
  void commonRandomNumbersNarrowTheInterval();
  void aSystemIsTheSameAsItself();
  void anUnrelatedComponentChangesNothing();
  void judgementFollowsWhatUsersWish_data();
  void judgementFollowsWhatUsersWish();
  void onlySharedFiguresAreCompared();
  void whatNobodyMeasuredIsNotCompared();
  void shownMeansAreThoseTheIntervalIsAround();
  void aControlIsUsedForAllThreeOrForNone();
};

// 1 / (1/11 ms - 50/s) - 1 / (1/10 ms - 50/s) = 24.444 ms - 20 ms.
void ComparisonTest::theExactDifferenceIsInside() {
  const auto rows = differences(samplesOf(station("10ms"), 7), samplesOf(station("11ms"), 7), 0.99);
  const FigureDifference& mean = row(rows, KeyFigure::Mean);
  QVERIFY2(mean.difference.contains(0.0044444),
           qPrintable(QString("%1 +- %2").arg(mean.difference.mean).arg(mean.difference.halfWidth)));
  QCOMPARE(mean.judgement, Judgement::Worse);
  QVERIFY(std::fabs(*mean.relative() - 0.2222) < 0.05);
  QCOMPARE(row(rows, KeyFigure::Rate).judgement != Judgement::Better, true);
}

void ComparisonTest::commonRandomNumbersNarrowTheInterval() {
  const auto before = samplesOf(station("10ms"), 7);
  const auto common = differences(before, samplesOf(station("11ms"), 7), 0.95);
  const auto independent = differences(before, samplesOf(station("11ms"), 8), 0.95);
  for (const KeyFigure figure : {KeyFigure::Mean, KeyFigure::P95, KeyFigure::P99})
    QVERIFY2(row(common, figure).difference.halfWidth < row(independent, figure).difference.halfWidth / 2,
             info(figure).name);
}

void ComparisonTest::aSystemIsTheSameAsItself() {
  const auto samples = samplesOf(station("10ms"), 3);
  for (const FigureDifference& one : differences(samples, samplesOf(station("10ms"), 3), 0.95)) {
    QCOMPARE(one.judgement, Judgement::Same);
    QCOMPARE(one.difference.mean, 0.0);
  }
}

// Each entity has streams of its own, so another one does not shift them.
void ComparisonTest::anUnrelatedComponentChangesNothing() {
  const auto rows = differences(samplesOf(station("10ms"), 3),
                                samplesOf(station("10ms", "  another: {kind: service}\n"), 3), 0.95);
  QCOMPARE(rows.size(), std::size_t{6});
  for (const FigureDifference& one : rows) QCOMPARE(one.judgement, Judgement::Same);
}

void ComparisonTest::judgementFollowsWhatUsersWish_data() {
  QTest::addColumn<int>("figure");
  QTest::addColumn<double>("shift");
  QTest::addColumn<QString>("word");
  const auto add = [](const char* title, KeyFigure figure, double shift, const char* word) {
    QTest::addRow("%s", title) << static_cast<int>(figure) << shift << QString(word);
  };
  add("more throughput", KeyFigure::Rate, 5, "higher");
  add("less throughput", KeyFigure::Rate, -5, "lower");
  add("more latency", KeyFigure::P99, 5, "worse");
  add("fewer errors", KeyFigure::ErrorShare, -5, "better");
  add("cheaper", KeyFigure::CostPerHour, -5, "better");
  add("nothing to speak of", KeyFigure::Mean, 0.01, "within-chance");
}

void ComparisonTest::judgementFollowsWhatUsersWish() {
  QFETCH(const int, figure);
  QFETCH(const double, shift);
  QFETCH(const QString, word);
  const auto which = static_cast<KeyFigure>(figure);
  const std::vector<double> before{10, 20, 30, 40};
  std::vector<double> after;
  for (std::size_t i = 0; i < before.size(); ++i)
    after.push_back(before[i] + shift + (i % 2 == 0 ? 0.1 : -0.1));
  const auto rows = differences({::figure(which, before)}, {::figure(which, after)}, 0.95);
  QCOMPARE(QString(name(rows.front().judgement)), word);
}

void ComparisonTest::onlySharedFiguresAreCompared() {
  const auto rows =
      differences({figure(KeyFigure::P50, {1, 2}), figure(KeyFigure::P50, {1, 2}, "night")},
                  {figure(KeyFigure::P50, {1, 3}, "night"), figure(KeyFigure::P99, {1, 2})}, 0.95);
  QCOMPARE(rows.size(), std::size_t{1});
  QCOMPARE(rows.front().workload, std::string("night"));
  QCOMPARE(rows.front().difference.mean, 0.5);
  QVERIFY(!FigureDifference{}.relative());
}

void ComparisonTest::whatNobodyMeasuredIsNotCompared() {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto rows = differences(
      {figure(KeyFigure::P99, {1, 2, 3}), figure(KeyFigure::P50, {1, none, 3, 5})},
      {figure(KeyFigure::P99, {none, none, none}), figure(KeyFigure::P50, {2, 2, 4, none})}, 0.95);
  QCOMPARE(rows[0].judgement, Judgement::NotComparable);
  QCOMPARE(rows[0].baseline, 2.0);
  QVERIFY(std::isnan(rows[0].candidate));
  QVERIFY(!rows[0].relative());
  QCOMPARE(rows[1].difference.samples, std::size_t{2});
  QCOMPARE(rows[1].baseline, 2.0);
  QCOMPARE(rows[1].difference.mean, 1.0);
  QCOMPARE(rows[1].judgement, Judgement::Worse);
}

// In an M/M/1 queue how many requests came explains a part of how long half of them took.
void ComparisonTest::shownMeansAreThoseTheIntervalIsAround() {
  const auto before = samplesOf(station("16ms", "", "60s"), 7, 60);
  const auto after = samplesOf(station("16.5ms", "", "60s"), 7, 60);
  const auto rows = differences(before, after, 0.95);
  QVERIFY(row(rows, KeyFigure::P50).difference.isControlled);
  for (const FigureDifference& one : rows)
    QVERIFY2(std::fabs(one.candidate - one.baseline - one.difference.mean) <= 1e-9 * std::fabs(one.baseline),
             info(one.figure).name);
  for (const FigureSamples& one : before)
    if (one.figure == KeyFigure::P50 && intervalOf(one, 0.95).isControlled)
      QCOMPARE(row(rows, KeyFigure::P50).baseline, intervalOf(one, 0.95).mean);
}

void ComparisonTest::aControlIsUsedForAllThreeOrForNone() {
  FigureSamples one = figure(KeyFigure::Mean, {});
  FigureSamples other = one;
  for (int i = 0; i < 12; ++i) {
    one.surplus.push_back(i - 4);
    one.values.push_back(10 + 2 * one.surplus.back() + (i % 2 == 0 ? 0.1 : -0.1));
    other.values.push_back(one.values.back() + 1);
  }
  other.surplus = one.surplus;
  const FigureDifference controlled = differences({one}, {other}, 0.95).front();
  QVERIFY(controlled.difference.isControlled);
  QVERIFY(std::fabs(controlled.baseline - 10) < 0.1 && std::fabs(controlled.candidate - 11) < 0.1);
  QVERIFY(std::fabs(controlled.difference.mean - 1) < 1e-9 && controlled.difference.halfWidth < 1e-9);
  other.surplus[3] += 1;  // it met other arrivals
  const FigureDifference plain = differences({one}, {other}, 0.95).front();
  QVERIFY(!plain.difference.isControlled);
  QCOMPARE(plain.baseline, 13.0);
  QCOMPARE(plain.candidate, 14.0);
}

QTEST_APPLESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
