// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <map>

#include "simulator/random/arrival_process.h"
#include "simulator/random/duration_sampler.h"
#include "simulator/random/key_sampler.h"
#include "simulator/random/quantiles.h"

using namespace windtunnel;
using namespace windtunnel::simulator;

class SamplerTest : public QObject {
  Q_OBJECT
 private slots:
  void drawsHaveTheMomentsOfTheLaw_data();
  void drawsHaveTheMomentsOfTheLaw();
  void drawsFollowTheQuantiles_data();
  void drawsFollowTheQuantiles();
  void lognormalKeepsItsMedianAndPercentile();
  void gammaQuantilesAreRight_data();
  void gammaQuantilesAreRight();
  void constantDrawsNoNumber();
  void valuesAreDrawnEquallyOften();
  void zipfFollowsItsLaw_data();
  void zipfFollowsItsLaw();
  void uniformKeysAreUniform();
  void arrivalsHaveTheirMeanRate_data();
  void arrivalsHaveTheirMeanRate();
  void constantArrivalsAreEvenlySpaced();
  void rampFollowsItsRate();
  void switchingArrivalsAreBursty();
  void factorMovesThePendingArrival();
  void silentProcessNeverArrives();
};

namespace {

DurationSampler sampler(const char* text) {
  const auto distribution = model::Distribution::parse(text);
  if (!distribution.ok()) qFatal("%s", distribution.error().message.c_str());
  return DurationSampler::of(*distribution);
}

model::Arrivals arrivals(const char* text) {
  const auto parsed = model::Arrivals::parse(text);
  if (!parsed.ok()) qFatal("%s", parsed.error().message.c_str());
  return *parsed;
}

void laws() {
  QTest::addColumn<QByteArray>("text");
  for (const char* text :
       {"exponential(4ms)", "lognormal(median 3ms, p99 20ms)", "lognormal(mean 4ms, cv 1.2)",
        "gamma(mean 4ms, cv 0.5)", "gamma(mean 4ms, cv 1.5)", "weibull(scale 4ms, shape 1.5)",
        "pareto(scale 1ms, shape 4.5)", "uniform(1ms, 5ms)",
        "empirical(p50 3ms, p90 9ms, p99 40ms, max 200ms)"})
    QTest::newRow(text) << QByteArray(text);
}

std::vector<Time> arrivalTimes(ArrivalProcess process, Time until) {
  std::vector<Time> times;
  for (Time time = process.next(0); time < until; time = process.next(time)) times.push_back(time);
  return times;
}

}  // namespace

void SamplerTest::drawsHaveTheMomentsOfTheLaw_data() {
  laws();
}

// Within four standard errors of the mean.
void SamplerTest::drawsHaveTheMomentsOfTheLaw() {
  QFETCH(QByteArray, text);
  const auto law = *model::Distribution::parse(text.constData());
  const DurationSampler draws = DurationSampler::of(law);
  RandomStream stream(11);
  constexpr int kDraws = 1'000'000;
  double sum = 0;
  for (int i = 0; i < kDraws; ++i) sum += toSeconds(draws.sample(stream));
  const double mean = law.mean();
  const double error = mean * std::sqrt(law.squaredCoefficientOfVariation() / kDraws);
  const QString message = QString("%1 against %2").arg(sum / kDraws).arg(mean);
  QVERIFY2(std::fabs(sum / kDraws - mean) < 4 * error + 1e-9, qPrintable(message));
}

void SamplerTest::drawsFollowTheQuantiles_data() {
  laws();
}

// Kolmogorov-Smirnov at significance 0.001.
void SamplerTest::drawsFollowTheQuantiles() {
  QFETCH(QByteArray, text);
  const DurationSampler draws = sampler(text.constData());
  RandomStream stream(12);
  constexpr int kDraws = 20'000;
  std::vector<Time> values;
  for (int i = 0; i < kDraws; ++i) values.push_back(draws.sample(stream));
  std::sort(values.begin(), values.end());
  double distance = 0;
  for (double p = 0.0005; p < 1; p += 0.0005) {
    const auto quantile = static_cast<Time>(draws.quantile(p));
    const auto below = std::upper_bound(values.begin(), values.end(), quantile) - values.begin();
    distance = std::max(distance, std::fabs(static_cast<double>(below) / kDraws - p));
  }
  QVERIFY2(distance < 1.95 / std::sqrt(kDraws), qPrintable(QString::number(distance)));
}

void SamplerTest::lognormalKeepsItsMedianAndPercentile() {
  const DurationSampler draws = sampler("lognormal(median 3ms, p99 20ms)");
  QVERIFY(std::fabs(draws.quantile(0.5) - 3e6) < 1);
  QVERIFY(std::fabs(draws.quantile(0.99) - 20e6) < 1);
  const DurationSampler points = sampler("empirical(p50 3ms, p90 9ms, p99 40ms, max 200ms)");
  QVERIFY(std::fabs(points.quantile(0.9) - 9e6) < 1);
  QVERIFY(std::fabs(points.quantile(0.7) - 6e6) < 1);
}

void SamplerTest::gammaQuantilesAreRight_data() {
  QTest::addColumn<double>("cv");
  for (const double cv : {0.1, 0.5, 1.0, 2.0, 4.0}) QTest::newRow(qPrintable(QString::number(cv))) << cv;
}

void SamplerTest::gammaQuantilesAreRight() {
  QFETCH(double, cv);
  const DurationSampler draws = sampler(qPrintable(QString("gamma(mean 10s, cv %1)").arg(cv)));
  const double shape = 1 / (cv * cv);
  for (double p = 0.001; p < 1; p += 0.00717) {
    const double x = draws.quantile(p) / 10e9 * shape;
    QVERIFY2(std::fabs(incompleteGamma(shape, x).lower - p) < 2e-4 * p, qPrintable(QString::number(p)));
  }
}

void SamplerTest::constantDrawsNoNumber() {
  RandomStream used(13), fresh(13);
  const DurationSampler draws = sampler("4ms");
  QVERIFY(draws.isConstant());
  QCOMPARE(draws.sample(used), 4 * kMillisecond);
  QCOMPARE(draws.constantValue(), 4 * kMillisecond);
  QCOMPARE(used.bits(), fresh.bits());
  QCOMPARE(DurationSampler().sample(used), Time{0});
}

void SamplerTest::valuesAreDrawnEquallyOften() {
  const DurationSampler draws = DurationSampler::ofValues({30, 10, 20, 10});
  RandomStream stream(14);
  std::map<Time, int> counts;
  for (int i = 0; i < 400'000; ++i) ++counts[draws.sample(stream)];
  QCOMPARE(counts.size(), std::size_t{3});
  QVERIFY(std::abs(counts[10] - 200'000) < 1300);
  QVERIFY(std::abs(counts[20] - 100'000) < 1100);
  QVERIFY(std::abs(counts[30] - 100'000) < 1100);
}

void SamplerTest::zipfFollowsItsLaw_data() {
  QTest::addColumn<QByteArray>("text");
  for (const char* text :
       {"zipf(1000, 0.9)", "zipf(200000, 0.9)", "zipf(10000000, 1)", "zipf(300000, 1.2)", "zipf(5, 0.5)"})
    QTest::newRow(text) << QByteArray(text);
}

// Chi-square over cells of growing width, whose probabilities are sums of k^-s.
void SamplerTest::zipfFollowsItsLaw() {
  QFETCH(QByteArray, text);
  const auto popularity = *model::KeyPopularity::parse(text.constData());
  const KeySampler keys(popularity);
  const auto count = static_cast<std::uint64_t>(popularity.keys);
  std::vector<std::uint64_t> ends;
  for (std::uint64_t end = 1; end < count; end = end + end / 2 + 1) ends.push_back(end);
  ends.push_back(count);
  std::vector<double> sums;
  double sum = 0;
  std::size_t cell = 0;
  for (std::uint64_t k = 1; k <= count; ++k) {
    sum += std::pow(static_cast<double>(k), -popularity.exponent);
    if (k == ends[cell]) sums.push_back(sum), ++cell;
  }
  RandomStream stream(15);
  constexpr int kDraws = 400'000;
  std::vector<double> observed(ends.size());
  for (int i = 0; i < kDraws; ++i) {
    const std::uint64_t key = keys.sample(stream);
    QVERIFY(key < count);
    ++observed[static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), key) - ends.begin())];
  }
  double chiSquare = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const double expected = kDraws * (sums[i] - (i > 0 ? sums[i - 1] : 0)) / sum;
    chiSquare += (observed[i] - expected) * (observed[i] - expected) / expected;
  }
  const double freedom = static_cast<double>(ends.size()) - 1;
  QVERIFY2(chiSquare < freedom + 4 * std::sqrt(2 * freedom), qPrintable(QString::number(chiSquare)));
  QVERIFY(std::fabs(keys.probability(0) * sum - 1) < 1e-9);
}

void SamplerTest::uniformKeysAreUniform() {
  const KeySampler keys(*model::KeyPopularity::parse("uniform(10)"));
  RandomStream stream(16);
  std::vector<int> counts(10);
  for (int i = 0; i < 100'000; ++i) ++counts.at(keys.sample(stream));
  for (const int count : counts) QVERIFY(std::abs(count - 10'000) < 400);
  QCOMPARE(keys.probability(3), 0.1);
  QCOMPARE(KeySampler().sample(stream), std::uint64_t{0});
}

void SamplerTest::arrivalsHaveTheirMeanRate_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<double>("seconds");
  QTest::addColumn<double>("expected");
  QTest::addColumn<double>("tolerance");
  QTest::newRow("poisson") << QByteArray("poisson(200/s)") << 1000.0 << 200'000.0 << 1800.0;
  QTest::newRow("steps") << QByteArray("steps(100/s for 100s, 300/s for 100s)") << 300.0 << 70'000.0
                         << 1100.0;
  QTest::newRow("diurnal") << QByteArray("diurnal(mean 200/s, peak 400/s, period 10m)") << 1200.0 << 240'000.0
                           << 2000.0;
  QTest::newRow("half a day") << QByteArray("diurnal(mean 200/s, peak 400/s, period 20m)") << 600.0
                              << 600 * (200 + 200 * 2 / 3.14159265) << 1800.0;
  QTest::newRow("mmpp") << QByteArray("mmpp(100/s for 3s, 500/s for 1s)") << 4000.0 << 800'000.0 << 40'000.0;
}

void SamplerTest::arrivalsHaveTheirMeanRate() {
  QFETCH(QByteArray, text);
  QFETCH(double, seconds);
  QFETCH(double, expected);
  QFETCH(double, tolerance);
  const ArrivalProcess process(arrivals(text.constData()), RandomStream(17));
  const auto count = static_cast<double>(arrivalTimes(process, static_cast<Time>(seconds * 1e9)).size());
  QVERIFY2(std::fabs(count - expected) < tolerance, qPrintable(QString::number(count)));
}

void SamplerTest::constantArrivalsAreEvenlySpaced() {
  const std::vector<Time> times = arrivalTimes({arrivals("constant(200/s)"), RandomStream(18)}, kSecond + 1);
  QCOMPARE(times.size(), std::size_t{200});
  for (std::size_t i = 0; i < times.size(); ++i)
    QCOMPARE(times[i], static_cast<Time>(i + 1) * 5 * kMillisecond);
}

// From 0 to 1000/s over 100 s: half of the arrivals come after 100 / sqrt 2 seconds.
void SamplerTest::rampFollowsItsRate() {
  ArrivalProcess process(std::vector<RateSegment>{{100 * kSecond, 0, 10}, {kEndOfTime, 1000, 0}},
                         RandomStream(19));
  QCOMPARE(process.rateAt(50 * kSecond), 500.0);
  const std::vector<Time> times =
      arrivalTimes({arrivals("ramp(1/s to 1001/s over 100s)"), RandomStream(19)}, 100 * kSecond);
  QVERIFY(std::fabs(static_cast<double>(times.size()) - 50'100) < 1000);
  QVERIFY(std::fabs(toSeconds(times[times.size() / 2]) - 70.71) < 0.7);
}

void SamplerTest::switchingArrivalsAreBursty() {
  const std::vector<Time> times =
      arrivalTimes({arrivals("mmpp(100/s for 3s, 500/s for 1s)"), RandomStream(20)}, 4000 * kSecond);
  std::vector<int> counts(4000);
  for (const Time time : times) ++counts[static_cast<std::size_t>(time / kSecond)];
  double mean = 0, squares = 0;
  for (const int count : counts)
    mean += count / 4000.0, squares += count * static_cast<double>(count) / 4000.0;
  QVERIFY((squares - mean * mean) / mean > 20);  // a Poisson process has 1
}

void SamplerTest::factorMovesThePendingArrival() {
  ArrivalProcess process(arrivals("constant(10/s)"), RandomStream(21));
  QCOMPARE(process.next(0), 100 * kMillisecond);
  QCOMPARE(process.setFactor(50 * kMillisecond, 2), 75 * kMillisecond);
  QCOMPARE(process.rateAt(60 * kMillisecond), 20.0);
  QCOMPARE(process.setFactor(70 * kMillisecond, 0), kEndOfTime);
  QCOMPARE(process.setFactor(kSecond, 1), kSecond + 10 * kMillisecond);
  QCOMPARE(process.next(kSecond + 10 * kMillisecond), kSecond + 110 * kMillisecond);
}

void SamplerTest::silentProcessNeverArrives() {
  QCOMPARE(ArrivalProcess(arrivals("users(5, think 3s)"), RandomStream(22)).next(0), kEndOfTime);
  QCOMPARE(ArrivalProcess({{kSecond, 0, 0}, {kEndOfTime, 0, 0}}, RandomStream(22)).next(5), kEndOfTime);
}

QTEST_APPLESS_MAIN(SamplerTest)
#include "sampler_test.moc"
