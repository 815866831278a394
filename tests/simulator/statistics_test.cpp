// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "simulator/experiment/parallel.h"
#include "simulator/random/random_stream.h"
#include "simulator/statistics/confidence.h"
#include "simulator/statistics/histogram.h"
#include "simulator/statistics/interpolated_quantile.h"
#include "simulator/statistics/laws.h"
#include "simulator/statistics/time_average.h"

using namespace windtunnel::simulator;

class StatisticsTest : public QObject {
  Q_OBJECT
 private slots:
  void quantilesAreWithinOnePercent();
  void smallNumbersAreExact();
  void histogramsMergeByAddition();
  void aWindowIsMergedLikeTheValuesItHolds();
  void aClearedHistogramHoldsNothingOfItsPast();
  void histogramTakesTheLargestTime();
  void quantilesAreInterpolatedInsideABucket();
  void timeAverageWeighsByTime();
  void studentIntervalMatchesTables();
  void intervalCoversTheMeanAsOftenAsItSays();
  void aControlVariateNarrowsTheInterval();
  void aControlThatDoesNotPayIsLeftAlone();
  void theRegressionOfADifferenceIsTheDifferenceOfTheRegressions();
  void neighboursInASequenceAreCorrelated();
  void whatCameSinceRemainsInAHistogram();
  void warmUpIsCut();
  void booksMustBalance();
  void littlesLawAllowsForTheEnds();
  void replicationsComeInOrderOnAnyNumberOfThreads();
  void firstExceptionIsThrown();
};

void StatisticsTest::quantilesAreWithinOnePercent() {
  RandomStream stream(1);
  Histogram histogram;
  std::vector<Time> values;
  for (int i = 0; i < 200'000; ++i) {
    const auto value = static_cast<Time>(elementary::exp(stream.uniform() * 25));
    values.push_back(value);
    histogram.record(value);
  }
  std::sort(values.begin(), values.end());
  for (const double q : {0.001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999}) {
    const auto exact = static_cast<double>(values[static_cast<std::size_t>(std::ceil(q * 200'000)) - 1]);
    QVERIFY(std::fabs(static_cast<double>(histogram.quantile(q)) / exact - 1) <= 0.0040);
  }
  QCOMPARE(histogram.count(), std::uint64_t{200'000});
  QCOMPARE(histogram.largest(), values.back());
  QCOMPARE(histogram.smallest(), values.front());
  QCOMPARE(histogram.quantile(1), values.back());
}

void StatisticsTest::smallNumbersAreExact() {
  Histogram histogram;
  QCOMPARE(histogram.quantile(0.5), Time{0});
  QCOMPARE(histogram.mean(), 0.0);
  QCOMPARE(histogram.fractionUpTo(5), 1.0);
  for (Time i = 1; i <= 200; ++i) histogram.record(i);
  histogram.record(-5);
  QCOMPARE(histogram.smallest(), Time{0});
  QCOMPARE(histogram.quantile(0.5), Time{100});
  QCOMPARE(histogram.mean(), 200.0 * 201 / 2 / 201);
  QCOMPARE(histogram.fractionUpTo(100), 101.0 / 201);
  QCOMPARE(histogram.buckets().size(), std::size_t{201});
}

void StatisticsTest::histogramsMergeByAddition() {
  Histogram whole, left, right;
  for (Time i = 0; i < 10'000; ++i) {
    whole.record(i * i);
    (i % 3 == 0 ? left : right).record(i * i);
  }
  left.merge(right);
  QCOMPARE(left.count(), whole.count());
  QCOMPARE(left.mean(), whole.mean());
  for (const double q : {0.0, 0.3, 0.5, 0.99, 1.0}) QCOMPARE(left.quantile(q), whole.quantile(q));
  left.clear();
  QVERIFY(left.empty());
  QCOMPARE(left.largest(), Time{0});
  left.merge(whole);
  QCOMPARE(left.quantile(0.5), whole.quantile(0.5));
}

void StatisticsTest::aWindowIsMergedLikeTheValuesItHolds() {
  RandomStream stream(11);
  Histogram all, merged;
  WindowHistogram window;
  for (int second = 0; second < 3; ++second) {
    for (int i = 0; i < 1000; ++i) {
      const Time value = static_cast<Time>(stream.exponential() * 1e7);
      all.record(value);
      window.record(value);
    }
    QCOMPARE(window.count(), std::uint64_t{1000});
    merged.merge(window);
    window.clear();
  }
  QCOMPARE(merged.count(), all.count());
  QCOMPARE(merged.mean(), all.mean());
  QCOMPARE(merged.smallest(), all.smallest());
  QCOMPARE(merged.largest(), all.largest());
  for (const double q : {0.01, 0.5, 0.95, 0.999}) QCOMPARE(merged.quantile(q), all.quantile(q));
}

void StatisticsTest::aClearedHistogramHoldsNothingOfItsPast() {
  Histogram histogram;
  for (Time i = 1000; i < 100'000; i += 7) histogram.record(i);
  histogram.clear();
  QCOMPARE(histogram.buckets().size(), std::size_t{0});
  histogram.merge(Histogram());
  QCOMPARE(histogram.count(), std::uint64_t{0});
  for (const Time value : {5, 6, 7}) histogram.record(value);
  QCOMPARE(histogram.quantile(0.5), Time{6});
  Histogram sum;
  sum.record(50'000);
  sum.merge(histogram);
  QCOMPARE(sum.buckets().size(), std::size_t{4});
  QCOMPARE(sum.quantile(0.5), Time{6});
  QCOMPARE(sum.quantile(1), Time{50'000});
  QCOMPARE(sum.smallest(), Time{5});
}

void StatisticsTest::histogramTakesTheLargestTime() {
  Histogram histogram;
  histogram.record(kEndOfTime);
  histogram.record(kEndOfTime);
  QCOMPARE(histogram.quantile(0.5), kEndOfTime);
  QVERIFY(std::fabs(histogram.mean() / static_cast<double>(kEndOfTime) - 1) < 1e-12);
  QVERIFY(histogram.memoryBytes() < 128 * 1024);
  const auto buckets = histogram.buckets();
  QCOMPARE(buckets.size(), std::size_t{1});
  QCOMPARE(buckets[0].count, std::uint64_t{2});
}

// Of 1 .. 1 000 000, the true quantile of q is q million; a bucket there is 4096 wide.
void StatisticsTest::quantilesAreInterpolatedInsideABucket() {
  Histogram histogram;
  for (Time i = 1; i <= 1'000'000; ++i) histogram.record(i);
  for (const double q : {0.01, 0.5, 0.777, 0.95, 0.99, 1.0})
    QVERIFY(std::fabs(interpolatedQuantile(histogram, q) - q * 1e6) < 2);
  Histogram constant;
  constant.record(5'000'000, 70);
  QCOMPARE(interpolatedQuantile(constant, 0.99), 5e6);
  QCOMPARE(interpolatedQuantile(Histogram(), 0.5), 0.0);
}

void StatisticsTest::timeAverageWeighsByTime() {
  TimeAverage average;
  average.set(0, 2);
  average.set(kSecond, 4);
  average.add(3 * kSecond, -4);
  QCOMPARE(average.average(5 * kSecond), (2 * 1 + 4 * 2) / 5.0);
  QCOMPARE(average.largest(), 4.0);
  average.reset(5 * kSecond);
  average.set(6 * kSecond, 3);
  QCOMPARE(average.average(7 * kSecond), 1.5);
  QCOMPARE(average.area(7 * kSecond), 3.0);
}

// t(4, 0.975) = 2.776445; the samples have mean 3 and variance 2.5.
void StatisticsTest::studentIntervalMatchesTables() {
  const std::vector<double> samples{1, 2, 3, 4, 5};
  const ConfidenceInterval interval = confidence(samples, 0.95);
  QCOMPARE(interval.mean, 3.0);
  QVERIFY(std::fabs(interval.halfWidth - 2.776445 * std::sqrt(0.5)) < 1e-5);
  QVERIFY(interval.contains(4.9) && !interval.contains(5.0));
  QVERIFY(std::isinf(confidence(std::vector<double>{7}, 0.95).halfWidth));
  QCOMPARE(confidence({}, 0.95).samples, std::size_t{0});
}

void StatisticsTest::intervalCoversTheMeanAsOftenAsItSays() {
  RandomStream stream(2);
  int covered = 0;
  for (int trial = 0; trial < 4000; ++trial) {
    std::vector<double> samples(10);
    for (double& sample : samples) sample = stream.uniform();
    covered += confidence(samples, 0.95).contains(0.5) ? 1 : 0;
  }
  QVERIFY2(std::abs(covered - 3800) < 60, qPrintable(QString::number(covered)));
}

// Half of the variance comes from the control, whose mean is known to be zero.
void StatisticsTest::aControlVariateNarrowsTheInterval() {
  RandomStream stream(4);
  int covered = 0;
  int controlled = 0;
  double ratios = 0;
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<double> samples(40), deviations(40);
    for (std::size_t i = 0; i < samples.size(); ++i) {
      deviations[i] = stream.uniform() - 0.5;
      samples[i] = 7 + deviations[i] + stream.uniform() - 0.5;
    }
    const ConfidenceInterval interval = controlledConfidence(samples, deviations, 0.95);
    covered += interval.contains(7) ? 1 : 0;
    controlled += interval.isControlled ? 1 : 0;
    ratios += interval.halfWidth / confidence(samples, 0.95).halfWidth / 2000;
  }
  QVERIFY2(controlled > 1900, qPrintable(QString::number(controlled)));
  QVERIFY2(std::abs(covered - 1900) < 40, qPrintable(QString::number(covered)));
  QVERIFY2(std::fabs(ratios - std::sqrt(0.5)) < 0.03, qPrintable(QString::number(ratios)));
}

void StatisticsTest::aControlThatDoesNotPayIsLeftAlone() {
  RandomStream stream(5);
  int controlled = 0;
  for (int trial = 0; trial < 1000; ++trial) {
    std::vector<double> samples(20), deviations(20);
    for (double& sample : samples) sample = stream.uniform();
    for (double& deviation : deviations) deviation = stream.uniform() - 0.5;
    controlled += controlledConfidence(samples, deviations, 0.95).isControlled ? 1 : 0;
  }
  QVERIFY2(controlled < 10, qPrintable(QString::number(controlled)));
  const std::vector<double> few{1, 2, 3}, same(20, 1.0);
  QVERIFY(!controlledConfidence(few, few, 0.95).isControlled);
  QVERIFY(!controlledConfidence(same, same, 0.95).isControlled);
  std::vector<double> rising(20);
  std::iota(rising.begin(), rising.end(), -10.0);
  QVERIFY(!controlledConfidence(same, rising, 0.95).isControlled);
  QVERIFY(!controlledConfidence(same, {}, 0.95).isControlled);
}

void StatisticsTest::theRegressionOfADifferenceIsTheDifferenceOfTheRegressions() {
  RandomStream stream(9);
  std::vector<double> control, a, b, difference;
  for (int i = 0; i < 12; ++i) {
    control.push_back(stream.uniform() - 0.3);
    a.push_back(10 + 3 * control.back() + 0.1 * stream.uniform());
    b.push_back(12 + 5 * control.back() + 0.1 * stream.uniform());
    difference.push_back(b.back() - a.back());
  }
  const auto mean = [&](const std::vector<double>& of) {
    return regressionConfidence(of, control, 0.95).mean;
  };
  QVERIFY(std::fabs(mean(b) - mean(a) - mean(difference)) < 1e-12);
  QVERIFY(std::fabs(mean(a) - 10.05) < 0.1);
  QVERIFY(isControlWorthwhile(difference, control));
  QVERIFY(!isControlWorthwhile(std::vector<double>(12, 1.0), control));
  const ConfidenceInterval none = regressionConfidence(std::vector<double>(12, 0.0), control, 0.95);
  QCOMPARE(none.mean, 0.0);
  QCOMPARE(none.halfWidth, 0.0);
}

void StatisticsTest::neighboursInASequenceAreCorrelated() {
  RandomStream stream(3);
  std::vector<double> chance;
  std::vector<double> sequence;
  double level = 0;
  for (int i = 0; i < 100'000; ++i) {
    chance.push_back(stream.uniform());
    sequence.push_back(level = 0.9 * level + chance.back() - 0.5);
  }
  QVERIFY(std::fabs(lagOneCorrelation(chance)) < 0.01);
  QVERIFY(std::fabs(lagOneCorrelation(sequence) - 0.9) < 0.01);
  QCOMPARE(lagOneCorrelation(std::vector<double>{1, 1, 1, 1}), 0.0);
  QCOMPARE(lagOneCorrelation(std::vector<double>{1, 2}), 0.0);
}

void StatisticsTest::whatCameSinceRemainsInAHistogram() {
  RandomStream stream(5);
  Histogram all, late;
  Histogram early;
  for (int i = 0; i < 2000; ++i) {
    const Time value = static_cast<Time>(1e6 * stream.uniform()) + (i < 1000 ? 0 : 5'000'000);
    all.record(value);
    (i < 1000 ? early : late).record(value);
  }
  Histogram since = all;
  since.subtract(early);
  QCOMPARE(since.count(), late.count());
  QCOMPARE(since.mean(), late.mean());
  for (const double q : {0.1, 0.5, 0.99}) QCOMPARE(since.quantile(q), late.quantile(q));
  QVERIFY(std::fabs(static_cast<double>(since.smallest()) / static_cast<double>(late.smallest()) - 1) <
          1.0 / 128);
  QVERIFY(std::fabs(static_cast<double>(since.largest()) / static_cast<double>(late.largest()) - 1) <
          1.0 / 128);
  since.subtract(late);
  QVERIFY(since.empty());
  QCOMPARE(since.largest(), Time{0});
}

void StatisticsTest::warmUpIsCut() {
  RandomStream stream(4);
  std::vector<double> sequence;
  for (int i = 0; i < 2000; ++i) sequence.push_back(stream.uniform() + (i < 300 ? 5.0 * (300 - i) / 300 : 0));
  const std::size_t cut = mser5(sequence);
  QVERIFY2(cut >= 250 && cut <= 400, qPrintable(QString::number(cut)));
  QCOMPARE(mser5({}), std::size_t{0});
}

void StatisticsTest::booksMustBalance() {
  const ConservationCheck good{1000, 990, 8, 2};
  QVERIFY(good.holds());
  QCOMPARE(good.text(), std::string("1000 arrived = 990 completed + 8 failed + 2 in flight"));
  QVERIFY(!(ConservationCheck{1000, 990, 8, 1}).holds());
}

void StatisticsTest::littlesLawAllowsForTheEnds() {
  LittlesLawCheck law{.averageInSystem = 4, .ratePerSecond = 0.8, .averageSeconds = 5, .windowSeconds = 100};
  QVERIFY(law.holds());
  QCOMPARE(law.relativeGap(), 0.0);
  law.averageInSystem = 4.5;
  QVERIFY(!law.holds());
  law.atEnd = 10, law.oldestSeconds = 5.1;
  QVERIFY(law.holds());
}

void StatisticsTest::replicationsComeInOrderOnAnyNumberOfThreads() {
  const auto replication = [](int index) {
    return RandomStream::named(1, static_cast<std::uint64_t>(index), "a", "b").bits();
  };
  const auto one = replicate(100, 1, replication);
  QCOMPARE(one.size(), std::size_t{100});
  QVERIFY(one == replicate(100, 4, replication));
  QVERIFY(one == replicate(100, 0, replication));
  QVERIFY(replicate(0, 4, replication).empty());
}

void StatisticsTest::firstExceptionIsThrown() {
  try {
    forEachIndex(20, 4, [](int index) {
      if (index > 6) throw std::runtime_error(std::to_string(index));
    });
    QFAIL("no exception");
  } catch (const std::runtime_error& error) {
    QCOMPARE(std::string(error.what()), std::string("7"));
  }
}

QTEST_APPLESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
