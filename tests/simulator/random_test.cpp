// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <cmath>
#include <set>

#include "model/core/distribution.h"
#include "simulator/random/drawn_ahead.h"
#include "simulator/random/exponential_source.h"
#include "simulator/random/quantiles.h"
#include "simulator/random/random_stream.h"

using namespace windtunnel::simulator;

namespace {
double relativeError(double value, long double truth) {
  return static_cast<double>(std::fabs((value - truth) / truth));
}
}  // namespace

class RandomTest : public QObject {
  Q_OBJECT
 private slots:
  void generatorFollowsItsSpecification();
  void streamsDependOnTheirNameAlone();
  void uniformIsUniform();
  void belowIsUniform();
  void chanceHasItsProbability();
  void logarithmIsPrecise();
  void exponentialFunctionIsPrecise();
  void powerIsPrecise();
  void sineIsPrecise();
  void elementaryValuesAreTheSameEverywhere();
  void normalQuantileMatchesTables();
  void normalQuantileInvertsTheTails();
  void incompleteGammaMatchesTables();
  void blocksGiveTheSameExponentials();
  void whatIsDrawnAheadIsWhatWouldBeDrawnOneByOne_data();
  void whatIsDrawnAheadIsWhatWouldBeDrawnOneByOne();
  void keysDrawnAheadAreTheSameKeys();
};

// xoshiro256++ with the state SplitMix64 makes of seed 0; the first output is checked by hand from the
// reference code of both generators.
void RandomTest::generatorFollowsItsSpecification() {
  std::uint64_t state = 0;
  const auto splitMix = [&state] {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  };
  std::uint64_t s[4];
  for (auto& word : s) word = splitMix();
  QCOMPARE(s[0], std::uint64_t{0xe220a8397b1dcdaf});
  RandomStream stream(0);
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t expected = std::rotl(s[0] + s[3], 23) + s[0];
    const std::uint64_t t = s[1] << 17;
    s[2] ^= s[0], s[3] ^= s[1], s[1] ^= s[2], s[0] ^= s[3], s[2] ^= t, s[3] = std::rotl(s[3], 45);
    QCOMPARE(stream.bits(), expected);
  }
}

void RandomTest::streamsDependOnTheirNameAlone() {
  const auto first = [](std::uint64_t seed, std::uint64_t replication, const char* entity,
                        const char* purpose) {
    return RandomStream::named(seed, replication, entity, purpose).bits();
  };
  QCOMPARE(first(1, 0, "cart", "service"), first(1, 0, "cart", "service"));
  std::set<std::uint64_t> numbers;
  for (std::uint64_t seed = 0; seed < 10; ++seed)
    for (std::uint64_t replication = 0; replication < 10; ++replication)
      for (const char* entity : {"cart", "carts", "orders", "c"})
        for (const char* purpose : {"service", "arrivals", "artservice"})
          numbers.insert(first(seed, replication, entity, purpose));
  QCOMPARE(numbers.size(), std::size_t{1200});
}

void RandomTest::uniformIsUniform() {
  RandomStream stream(3);
  constexpr int kCells = 256, kDraws = 1'000'000;
  std::vector<int> counts(kCells);
  double sum = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double u = stream.uniform();
    QVERIFY(u > 0 && u < 1);
    ++counts[static_cast<std::size_t>(u * kCells)];
    sum += u;
  }
  double chiSquare = 0;
  const double expected = static_cast<double>(kDraws) / kCells;
  for (const int count : counts) chiSquare += (count - expected) * (count - expected) / expected;
  QVERIFY2(chiSquare > 184 && chiSquare < 342, qPrintable(QString::number(chiSquare)));  // 0.0002 .. 0.9998
  QVERIFY(std::fabs(sum / kDraws - 0.5) < 4 * 0.2887 / 1000);
}

void RandomTest::belowIsUniform() {
  RandomStream stream(4);
  std::vector<int> counts(7);
  for (int i = 0; i < 700'000; ++i) ++counts.at(stream.below(7));
  for (const int count : counts) QVERIFY(std::abs(count - 100'000) < 1200);
  QCOMPARE(stream.below(1), 0U);
}

void RandomTest::chanceHasItsProbability() {
  RandomStream stream(5);
  int hits = 0;
  for (int i = 0; i < 1'000'000; ++i) hits += stream.chance(0.01) ? 1 : 0;
  QVERIFY(std::abs(hits - 10'000) < 400);
  QVERIFY(!stream.chance(0));
  QVERIFY(stream.chance(1));
}

void RandomTest::logarithmIsPrecise() {
  RandomStream stream(6);
  double worst = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    double x = stream.uniform();
    if (i % 4 == 1) x = 1 - x * 1e-4;
    if (i % 4 == 2) x = x * 1e-12;
    if (i % 4 == 3) x = 1 + x * 1e9;
    worst = std::max(worst, relativeError(elementary::log(x), std::log(static_cast<long double>(x))));
  }
  QVERIFY2(worst < 1e-13, qPrintable(QString::number(worst)));
  QCOMPARE(elementary::log(1), 0.0);
}

void RandomTest::exponentialFunctionIsPrecise() {
  RandomStream stream(7);
  double worst = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const double x = (stream.uniform() - 0.5) * (i % 2 == 0 ? 1400 : 4);
    worst = std::max(worst, relativeError(elementary::exp(x), std::exp(static_cast<long double>(x))));
  }
  QVERIFY2(worst < 1e-13, qPrintable(QString::number(worst)));
  QCOMPARE(elementary::exp(0), 1.0);
  QCOMPARE(elementary::exp(-1000), 0.0);
  QVERIFY(std::isfinite(elementary::exp(1000)));
}

void RandomTest::powerIsPrecise() {
  for (const double x : {1e-6, 0.3, 1.0, 2.5, 1e6})
    for (const double y : {-2.5, -0.4, 0.0, 0.5, 1.0, 3.0})
      QVERIFY(relativeError(elementary::pow(x, y), std::pow(static_cast<long double>(x), y)) < 1e-12);
}

void RandomTest::sineIsPrecise() {
  for (double turns = -1.3; turns < 2.5; turns += 0.001)
    QVERIFY(std::fabs(elementary::sineOfTurns(turns) - std::sin(2 * std::acos(-1.0) * turns)) < 1e-9);
}

// Bits, not approximations: these hold with every compiler and optimisation level, or runs differ.
void RandomTest::elementaryValuesAreTheSameEverywhere() {
  std::uint64_t hash = 0;
  RandomStream stream(8);
  for (int i = 0; i < 100'000; ++i) {
    const double u = stream.uniform();
    hash = std::rotl(hash, 7) ^ std::bit_cast<std::uint64_t>(elementary::log(u));
    hash = std::rotl(hash, 7) ^ std::bit_cast<std::uint64_t>(elementary::exp(u * 40 - 20));
    hash = std::rotl(hash, 7) ^ std::bit_cast<std::uint64_t>(normalQuantile(u));
  }
  QCOMPARE(hash, std::uint64_t{1919972755442699867U});
}

void RandomTest::normalQuantileMatchesTables() {
  QCOMPARE(normalQuantile(0.5), 0.0);
  QVERIFY(std::fabs(normalQuantile(0.975) - 1.959963984540054) < 1e-13);
  QVERIFY(std::fabs(normalQuantile(0.99) - 2.326347874040841) < 1e-13);
  QVERIFY(std::fabs(normalQuantile(0.001) + 3.090232306167813) < 1e-12);
  QVERIFY(std::fabs(normalQuantile(1e-12) + 7.034483825301131) < 1e-11);
}

void RandomTest::normalQuantileInvertsTheTails() {
  for (double p = 1e-14; p < 0.5; p *= 1.7)
    QVERIFY(relativeError(normalTails(normalQuantile(p)).lower, p) < 1e-11);
}

// Abramowitz and Stegun: P(1, x) = 1 - e^-x, P(1/2, x) = erf(sqrt x), Gamma(n) = (n - 1)!.
void RandomTest::incompleteGammaMatchesTables() {
  for (const double x : {0.01, 0.5, 1.0, 3.0, 20.0}) {
    QVERIFY(relativeError(incompleteGamma(1, x).upper, std::exp(-x)) < 1e-12);
    QVERIFY(relativeError(incompleteGamma(0.5, x).lower, std::erf(std::sqrt(x))) < 1e-12);
  }
  QVERIFY(std::fabs(logGamma(1)) < 1e-14);
  QVERIFY(relativeError(logGamma(11), std::log(3628800.0)) < 1e-14);
  QVERIFY(relativeError(logGamma(0.5), std::log(std::sqrt(std::acos(-1.0)))) < 1e-13);
}

void RandomTest::blocksGiveTheSameExponentials() {
  RandomStream single(9);
  ExponentialSource blocks{RandomStream(9)};
  double sum = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double value = blocks.next();
    QCOMPARE(value, single.exponential());
    sum += value;
  }
  QVERIFY(std::fabs(sum / 100'000 - 1) < 0.013);
}

void RandomTest::whatIsDrawnAheadIsWhatWouldBeDrawnOneByOne_data() {
  QTest::addColumn<QString>("law");
  for (const char* law :
       {"3ms", "exponential(1ms)", "lognormal(mean 10ms, cv 2)", "gamma(mean 5ms, cv 0.3)",
        "weibull(scale 5ms, shape 0.7)", "uniform(1ms, 2ms)", "empirical(p50 3ms, p90 9ms, max 40ms)"})
    QTest::newRow(law) << QString(law);
}

void RandomTest::whatIsDrawnAheadIsWhatWouldBeDrawnOneByOne() {
  QFETCH(QString, law);
  const auto parsed = windtunnel::model::Distribution::parse(law.toStdString());
  QVERIFY(parsed.ok());
  const DurationSampler sampler = DurationSampler::of(parsed.value());
  RandomStream single(5);
  DurationSource ahead(sampler, single);
  for (int i = 0; i < 1000; ++i) QCOMPARE(ahead.next(), sampler.sample(single));
}

void RandomTest::keysDrawnAheadAreTheSameKeys() {
  windtunnel::model::KeyPopularity popularity;
  popularity.keys = 100'000;
  popularity.exponent = 0.9;
  const KeySampler sampler(popularity);
  RandomStream single(6);
  KeySource ahead(sampler, single);
  for (int i = 0; i < 1000; ++i) QCOMPARE(ahead.next(), sampler.sample(single));
}

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
