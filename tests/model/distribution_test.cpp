// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <cmath>

#include "model/core/arrivals.h"
#include "model/core/backoff.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/distribution.h"
#include "model/core/distribution_law.h"
#include "model/core/key_popularity.h"
#include "model/core/scaling_policy.h"

using namespace windtunnel::model;

namespace {

Distribution distribution(const char* text) {
  return Distribution::parse(text).value();
}
Arrivals arrivals(const char* text) {
  return Arrivals::parse(text).value();
}

bool near(double a, double b) {
  return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

template <class T>
void compareTexts(std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    const auto value = T::parse(text);
    QVERIFY2(value.ok(), value ? "" : value.error().message.c_str());
    QCOMPARE(value->text(), std::string(text));
    QVERIFY(T::parse(value->text()).value() == *value);
  }
}

template <class T>
void expectRefused(std::initializer_list<const char*> texts) {
  for (const char* text : texts) {
    const auto value = T::parse(text);
    QVERIFY2(!value.ok(), text);
    QVERIFY2(!value.error().message.empty() && !value.error().hint.empty(), text);
    QVERIFY2(value.error().location.column >= 1, text);
  }
}

}  // namespace

class DistributionTest : public QObject {
  Q_OBJECT

 private slots:
  void textIsKeptAsWritten() {
    compareTexts<Distribution>({"4ms", "exponential(4ms)", "lognormal(median 3ms, p99 20ms)",
                                "lognormal(mean 4ms, cv 1.2)", "gamma(mean 4ms, cv 0.5)",
                                "weibull(scale 4ms, shape 1.5)", "pareto(scale 1ms, shape 2.5)",
                                "uniform(1ms, 5ms)", "empirical(p50 3ms, p90 9ms, p99 40ms, max 200ms)",
                                "empirical(min 1ms, p99.9 40ms, max 200ms)", "trace(traces/orders 1.csv)"});
    compareTexts<Arrivals>({"constant(200/s)", "poisson(200/s)", "mmpp(100/s for 30s, 500/s for 5s)",
                            "ramp(10/s to 500/s over 5m)", "steps(100/s for 2m, 300/s for 2m)",
                            "diurnal(mean 200/s, peak 400/s, period 24h)", "trace(file.csv)",
                            "users(500, think exponential(3s))",
                            "users(1, think lognormal(median 3s, p99 20s))"});
    compareTexts<KeyPopularity>({"zipf(200000, 0.9)", "uniform(10000)"});
    compareTexts<Backoff>({"constant(50ms)", "exponential(25ms, max 250ms)", "exponential(25ms)"});
    compareTexts<ScalingPolicy>({"4 pods per 15s", "1 pod per 1m", "100% per 30m"});
  }

  void blanksAndConstantAreNormalised() {
    QCOMPARE(distribution("constant(4ms)").text(), std::string("4ms"));
    QCOMPARE(distribution("lognormal( median  3ms ,p99 20ms )").text(),
             std::string("lognormal(median 3ms, p99 20ms)"));
  }

  void momentsFollowTheTextbook() {
    QVERIFY(near(distribution("4ms").mean(), 0.004));
    QCOMPARE(distribution("4ms").squaredCoefficientOfVariation(), 0.0);
    QCOMPARE(distribution("exponential(4ms)").squaredCoefficientOfVariation(), 1.0);
    const Distribution byMean = distribution("lognormal(mean 4ms, cv 1.2)");
    QVERIFY(near(byMean.mean(), 0.004));
    QVERIFY(near(byMean.squaredCoefficientOfVariation(), 1.44));
    const LognormalLaw byMedian = lognormalLaw(distribution("lognormal(median 3ms, p99 20ms)"));
    QVERIFY(near(std::exp(byMedian.mu), 0.003));
    QVERIFY(near(std::exp(byMedian.mu + 2.3263478740408408 * byMedian.sigma), 0.020));
    QVERIFY(near(distribution("gamma(mean 4ms, cv 0.5)").squaredCoefficientOfVariation(), 0.25));
    const GammaLaw gamma = gammaLaw(distribution("gamma(mean 4ms, cv 0.5)"));
    QVERIFY(near(gamma.shape, 4) && near(gamma.scale, 0.001));
    QVERIFY(near(distribution("weibull(scale 4ms, shape 1)").mean(), 0.004));
    QVERIFY(near(distribution("weibull(scale 4ms, shape 1)").squaredCoefficientOfVariation(), 1));
    QVERIFY(near(distribution("pareto(scale 1ms, shape 3)").mean(), 0.0015));
    QVERIFY(near(distribution("pareto(scale 1ms, shape 3)").squaredCoefficientOfVariation(), 1.0 / 3));
    QVERIFY(std::isinf(distribution("pareto(scale 1ms, shape 2)").squaredCoefficientOfVariation()));
    QVERIFY(near(distribution("uniform(1ms, 5ms)").mean(), 0.003));
    QVERIFY(near(distribution("uniform(1ms, 5ms)").squaredCoefficientOfVariation(), 16.0 / 12 / 9));
    QVERIFY(near(distribution("empirical(min 1ms, p50 3ms, max 5ms)").mean(), 0.003));
    QVERIFY(near(distribution("empirical(p50 2ms, max 4ms)").squaredCoefficientOfVariation(), 1.0 / 3));
  }

  void wrongDistributionsAreRefused() {
    expectRefused<Distribution>({"",
                                 "fast",
                                 "exponential",
                                 "exponential()",
                                 "exponential(0s)",
                                 "exponential(4ms",
                                 "exponential(4ms))",
                                 "exponential(4ms) x",
                                 "exponential(4ms, 5ms)",
                                 "exponential(mean 4ms)",
                                 "lognormal(median 3ms)",
                                 "lognormal(median 3ms, p99 2ms)",
                                 "lognormal(median 3ms, p98 9ms)",
                                 "lognormal(mean 4ms, cv 0)",
                                 "lognormal(mean 4ms, cv -1)",
                                 "gamma(mean 4ms, cv nan)",
                                 "pareto(scale 1ms, shape 1)",
                                 "uniform(5ms, 1ms)",
                                 "empirical(p50 3ms)",
                                 "empirical(p50 3ms, p40 4ms, max 9ms)",
                                 "empirical(p50 3ms, p90 2ms, max 9ms)",
                                 "empirical(p100 3ms, max 9ms)",
                                 "trace()",
                                 "trace(a,b)",
                                 "((((((",
                                 "4",
                                 "4 ms",
                                 "normal(4ms, 1ms)"});
  }

  void errorsPointIntoTheText() {
    QCOMPARE(Distribution::parse("lognormal(median 3ms, p99 20parsecs)").error().location.column, 29);
    QCOMPARE(Arrivals::parse("ramp(10/s to 500/x over 5m)").error().location.column, 17);
  }

  void arrivalRates() {
    QVERIFY(near(arrivals("mmpp(100/s for 30s, 500/s for 10s)").meanRate(), 200));
    QVERIFY(near(arrivals("ramp(10/s to 500/s over 5m)").meanRate(), 255));
    QVERIFY(near(arrivals("poisson(600/min)").meanRate(), 10));
    QVERIFY(arrivals("users(500, think exponential(3s))").closed());
    QCOMPARE(arrivals("users(500, think exponential(3s))").users, 500);
    QVERIFY(near(arrivals("users(500, think exponential(3s))").think.mean(), 3));
    QVERIFY(!arrivals("poisson(1/s)").closed());
  }

  void wrongArrivalsAreRefused() {
    expectRefused<Arrivals>({"", "poisson", "poisson()", "poisson(200)", "poisson(-1/s)", "burst(1/s)",
                             "mmpp(100/s for 30s)", "mmpp(100/s, 200/s)", "mmpp(1/s for 0s, 2/s for 1s)",
                             "ramp(10/s, 500/s, 5m)", "ramp(10/s to 500/s over 0s)", "steps()",
                             "steps(1/s for x)", "diurnal(mean 200/s, peak 500/s, period 24h)",
                             "users(0, think 3s)", "users(1.5, think 3s)", "users(500)", "users(500, think)",
                             "trace()"});
    expectRefused<KeyPopularity>(
        {"", "zipf", "zipf(10)", "zipf(10, x)", "zipf(0, 1)", "uniform(10, 1)", "zipf(1, 11)"});
    expectRefused<Backoff>({"", "50ms", "linear(5ms)", "constant(5ms, max 6ms)", "exponential(5ms, max 4ms)",
                            "exponential(5ms, 4ms)", "exponential()"});
  }

  void scalingPoliciesAreWholeAndAtMostHalfAnHour() {
    expectRefused<ScalingPolicy>({"", "4", "4 pods", "4 pods per", "4 pods per 500ms", "4 pods per 31m",
                                  "0 pods per 15s", "1.5 pods per 15s", "4 replicas per 15s", "10 % per 15s",
                                  "0% per 15s", "4 pods per 15s please", "4 pods every 15s"});
    QCOMPARE(ScalingPolicy::parse(" 4  pod per 60s ")->text(), std::string("4 pods per 1m"));
    QCOMPARE(ScalingPolicy::parse("4 replicas per 15s").error().code, std::string("value/scaling-policy"));
  }

  void backoffDoublesUpToItsMaximum() {
    const Backoff backoff = Backoff::parse("exponential(25ms, max 250ms)").value();
    QCOMPARE(backoff.delay(1).text(), std::string("25ms"));
    QCOMPARE(backoff.delay(3).text(), std::string("100ms"));
    QCOMPARE(backoff.delay(9).text(), std::string("250ms"));
    QCOMPARE(backoff.delay(1'000'000'000).text(), std::string("250ms"));
    QVERIFY(Backoff::parse("exponential(25ms)")->delay(1000).nanoseconds > 0);
    QCOMPARE(Backoff::parse("constant(50ms)")->delay(7).text(), std::string("50ms"));
  }
};

QTEST_APPLESS_MAIN(DistributionTest)
#include "distribution_test.moc"
