// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "shop_design.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

std::string deployed(const std::string& rollout, const std::string& fault,
                     const std::string& replicas = "4") {
  return "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%}}\n"
         "scenarios: {base: {duration: 6m, warmup: 0s, faults: [{at: 30s, kind: bad-deployment, target: "
         "api, " +
         fault +
         "}]}}\n"
         "components:\n  user: {kind: client}\n  api: {kind: service, replicas: " +
         replicas + ", startup: 5s, drain: 2s, rollout: {" + rollout +
         "}, operations: {go: {steps: [{work: 2ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: constant(200/s), mix: {api/go: 100%}}}\n";
}

float fewest(const Series& series, std::size_t from) {
  return *std::min_element(series.begin() + static_cast<std::ptrdiff_t>(from), series.end());
}

float most(const Series& series) {
  return *std::max_element(series.begin(), series.end());
}

Results rollOut(const std::string& rollout, const std::string& fault, const std::string& replicas = "4") {
  return resultsOf(deployed(rollout, fault, replicas));
}

}  // namespace

class RolloutTest : public QObject {
  Q_OBJECT

 private slots:
  void aRollingUpdateKeepsItsBounds_data() {
    QTest::addColumn<QString>("bounds");
    QTest::addColumn<float>("fewest");
    QTest::addColumn<float>("most");
    QTest::newRow("surge 25%") << "maxSurge: 25%, maxUnavailable: 0%" << 4.0F << 5.0F;
    QTest::newRow("unavailable 25%") << "maxSurge: 0%, maxUnavailable: 25%" << 3.0F << 4.0F;
    QTest::newRow("both 50%") << "maxSurge: 50%, maxUnavailable: 50%" << 2.0F << 6.0F;
    QTest::newRow("neither") << "maxSurge: 0%, maxUnavailable: 0%" << 3.0F << 4.0F;
  }

  void aRollingUpdateKeepsItsBounds() {
    QFETCH(QString, bounds);
    QFETCH(float, fewest);
    QFETCH(float, most);
    const Results results = rollOut("strategy: rolling, " + bounds.toStdString(), "factor: x1");
    const Series& ready = component(results, "api").readyPods;
    QVERIFY2(::fewest(ready, 0) >= fewest, qPrintable(QString::number(::fewest(ready, 0))));
    QVERIFY2(::most(ready) <= most, qPrintable(QString::number(::most(ready))));
    QCOMPARE(ready.back(), 4.0F);
    QCOMPARE(component(results, "api").podStarts, std::uint64_t{4});
    QCOMPARE(results.rollouts.size(), std::size_t{1});
    QCOMPARE(results.rollouts.front().state, std::string("done"));
    QCOMPARE(failureShare(results.workloads.front().flow.outcomes), 0.0);
    QVERIFY(results.isConserved);
  }

  void aBadVersionFailsMoreAndMoreAndIsTakenBack() {
    const Results results = rollOut("strategy: rolling", "share: 40%, for: 2m");
    const Series& errors = results.workloads.front().series.errorShare;
    QVERIFY(isNear(meanOf(errors, 100, 145), 0.4, 0.03));
    QCOMPARE(meanOf(errors, 200, 350), 0.0);
    QCOMPARE(results.rollouts.size(), std::size_t{1});
    QCOMPARE(results.rollouts.front().state, std::string("taken-back"));
    QCOMPARE(component(results, "api").readyPods.back(), 4.0F);
  }

  void overlappingVersionsAreTakenBackOneByOne() {
    // The first is withdrawn under the second, which is the latest until it ends too: then none is left.
    const Results results =
        rollOut("strategy: rolling, maxUnavailable: 100%",
                "share: 50%, for: 2m}, {at: 90s, kind: bad-deployment, target: api, share: "
                "90%, for: 3m");
    const Series& errors = results.workloads.front().series.errorShare;
    QVERIFY(isNear(meanOf(errors, 45, 85), 0.5, 0.03));
    QVERIFY(isNear(meanOf(errors, 105, 265), 0.9, 0.03));
    QCOMPARE(meanOf(errors, 290, 350), 0.0);
    QCOMPARE(results.rollouts.size(), std::size_t{2});
    for (const RolloutFigures& rollout : results.rollouts) QCOMPARE(rollout.state, std::string("taken-back"));
  }

  void aCanaryStopsABadVersionEarly() {
    const Results results =
        rollOut("strategy: canary, steps: [5%, 25%, 50%], interval: 1m, abortOn: {errors: 2%, p99: 500ms}",
                "share: 40%");
    const Series& errors = results.workloads.front().series.errorShare;
    QCOMPARE(results.rollouts.front().state, std::string("aborted"));
    QVERIFY(isNear(results.rollouts.front().errorShare, 0.4, 0.5));
    // 5 % of 200/s reach 50 requests in 5 s, after 5 s to start and 2 s to be known.
    QVERIFY(results.rollouts.front().end - results.rollouts.front().begin < 20);
    QVERIFY(*std::max_element(errors.begin(), errors.end()) < 0.08F);
    QCOMPARE(meanOf(errors, 60, 350), 0.0);
    QVERIFY(verdict(results, "rollout-aborted") != nullptr);
    QVERIFY(results.isConserved);
  }

  void aCanaryOfASoundVersionTakesItsSteps() {
    const Results results = rollOut(
        "strategy: canary, steps: [25%, 50%], interval: 1m, abortOn: {errors: 2%, p99: 500ms}", "factor: x2");
    QCOMPARE(results.rollouts.front().state, std::string("done"));
    const double took = results.rollouts.front().end - results.rollouts.front().begin;
    QVERIFY2(took > 120 && took < 160, qPrintable(QString::number(took)));
    // A quarter of the requests take 4 ms instead of 2 in the first step.
    QVERIFY(isNear(results.workloads.front().series.p95[60], 0.004, 0.02));
    QVERIFY(isNear(results.workloads.front().series.p50[60], 0.002, 0.02));
    QVERIFY(isNear(results.workloads.front().series.p50[300], 0.004, 0.02));
    QVERIFY(fewest(component(results, "api").readyPods, 0) >= 4);
    QCOMPARE(component(results, "api").readyPods.back(), 4.0F);
  }

  void aSlowCanaryIsStoppedByItsPercentile() {
    const Results results =
        rollOut("strategy: canary, steps: [50%], interval: 1m, abortOn: {p99: 3ms}", "factor: x2");
    QCOMPARE(results.rollouts.front().state, std::string("aborted"));
    QVERIFY(isNear(results.rollouts.front().p99, 0.004, 0.02));
    QVERIFY(isNear(results.workloads.front().series.p50[300], 0.002, 0.02));
  }

  void blueGreenSwitchesAtOnce() {
    const Results results = rollOut("strategy: blue-green", "share: 40%");
    const Series& errors = results.workloads.front().series.errorShare;
    QCOMPARE(most(component(results, "api").readyPods), 8.0F);
    QCOMPARE(meanOf(errors, 0, 36), 0.0);
    QVERIFY(isNear(meanOf(errors, 42, 300), 0.4, 0.03));
    QCOMPARE(component(results, "api").readyPods.back(), 4.0F);
  }

  void recreateHasAGap() {
    const Results results = rollOut("strategy: recreate", "factor: x1");
    QCOMPARE(fewest(component(results, "api").readyPods, 0), 0.0F);
    QVERIFY(most(results.workloads.front().series.errorShare) > 0.99F);
    QCOMPARE(meanOf(results.workloads.front().series.errorShare, 60, 350), 0.0);
  }
};

QTEST_APPLESS_MAIN(RolloutTest)
#include "rollout_test.moc"
