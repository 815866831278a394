// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>
#include <vector>

#include "shop_design.h"
#include "simulator/platform/replica_calculator.h"
#include "simulator/platform/scaling_rules.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

using State = MetricSample::State;

std::vector<MetricSample> pods(int ready, double use, int unready = 0, int missing = 0) {
  std::vector<MetricSample> all;
  for (int i = 0; i < ready; ++i) all.push_back({State::Ready, use, 1});
  for (int i = 0; i < unready; ++i) all.push_back({State::Unready, 0, 1});
  for (int i = 0; i < missing; ++i) all.push_back({State::Missing, 0, 1});
  return all;
}

int changes(const Series& ready) {
  int count = 0;
  for (std::size_t i = 1; i < ready.size(); ++i) count += ready[i] != ready[i - 1] ? 1 : 0;
  return count;
}

std::string scaled(const std::string& autoscale, const std::string& arrivals, const std::string& duration,
                   const std::string& more = {}) {
  return still(duration, "0s") +
         "components:\n  user: {kind: client}\n"
         "  api: {kind: service, replicas: 2, cpu: {request: 1, limit: 2}, startup: 5s, autoscale: {" +
         autoscale + "}" + more +
         ", operations: {go: {steps: [{work: 10ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: '" +
         arrivals + "', mix: {api/go: 100%}}}\n";
}

}  // namespace

class AutoscalerTest : public QObject {
  Q_OBJECT

 private slots:
  void theRatioIsRoundedUpOutsideOfItsTolerance() {
    QCOMPARE(wantedReplicas(4, 0.9 / 0.6), 6);
    QCOMPARE(wantedReplicas(50, 90.0 / 75.0), 60);
    QCOMPARE(wantedReplicas(10, 1.1), 10);
    QCOMPARE(wantedReplicas(10, 0.91), 10);
    QCOMPARE(wantedReplicas(10, 0.5), 5);
    QCOMPARE(scaleUpLimitWithoutBehaviour(1), 4);
    QCOMPARE(scaleUpLimitWithoutBehaviour(3), 6);
  }

  // The cases of replica_calculator_test.go of Kubernetes that concern pods without figures.
  void podsThatAreNotReadyCountAsIdleWhenScalingUp() {
    QCOMPARE(*wantedReplicas(3, pods(3, 1.5), 1), 5);
    QCOMPARE(*wantedReplicas(3, pods(2, 1.5, 1), 1), 3);   // 3.0 / 3: nothing to do
    QCOMPARE(*wantedReplicas(3, pods(2, 2.25, 1), 1), 5);  // 4.5 / 3
    QCOMPARE(*wantedReplicas(4, pods(3, 0.5, 1), 1), 2);   // they do not count when scaling down
    QVERIFY(!wantedReplicas(3, pods(0, 0, 3), 1).has_value());
  }

  void theUseIsKnownInWholePercentOfTheRequest() {
    // 12 cores on 18 pods that request one each are 66.7 %, read as 66 %: 1.1 times the target of 60 %.
    QCOMPARE(*wantedReplicas(18, pods(18, 12.0 / 18 / 0.6), 1, 60), 18);
    QCOMPARE(*wantedReplicas(18, pods(18, 0.67 / 0.6), 1, 60), 21);
  }

  void requestsOfEachPodAreAimedAt() {
    const Results results =
        resultsOf(scaled("min: 1, max: 10, requests: 20/s, scaleDownWindow: 0s", "constant(100/s)", "300s"));
    QCOMPARE(component(results, "api").readyPods.back(), 5.0F);
    const Results fewer =
        resultsOf(scaled("min: 1, max: 10, requests: 20/s, scaleDownWindow: 0s", "constant(19/s)", "300s"));
    QCOMPARE(component(fewer, "api").readyPods.back(), 1.0F);
  }

  void podsWithoutFiguresCountAgainstTheDirection() {
    QCOMPARE(*wantedReplicas(4, pods(3, 1.2, 0, 1), 1), 4);  // 3.6 / 4
    QCOMPARE(*wantedReplicas(4, pods(2, 0.5, 0, 2), 1), 3);  // (1 + 2) / 4
    QCOMPARE(*wantedReplicas(4, pods(2, 0.5, 0, 2), 2), 4);  // (1 + 4) / 4 would turn the direction
    QCOMPARE(*wantedReplicas(2, pods(1, 8, 0, 1), 1), 8);
  }

  void aBacklogIsSharedByAll() {
    QCOMPARE(wantedForTotal(2, 100, 10), 10);
    QCOMPARE(wantedForTotal(10, 105, 10), 10);
    QCOMPARE(wantedForTotal(0, 1, 10), 1);
    QCOMPARE(wantedForTotal(3, 0, 10), 0);
  }

  void podsAreAddedUnderLoadAndTakenBackLater() {
    // 300/s x 10 ms = 3 cores; at 60 % of a request of one core that is 5 pods.
    const Results results = resultsOf(scaled("min: 2, max: 20, cpu: 60%, scaleDownWindow: 60s",
                                             "steps(50/s for 60s, 300/s for 180s, 50/s for 1h)", "7m"));
    const Series& ready = component(results, "api").readyPods;
    QCOMPARE(ready[50], 2.0F);
    QCOMPARE(ready[78], 2.0F);  // half of the figures known at 75 s are those of the new load
    QCOMPARE(ready[84], 3.0F);
    QCOMPARE(ready[96], 5.0F);
    QCOMPARE(ready[200], 5.0F);
    QCOMPARE(ready[296], 5.0F);  // the window has not passed
    QCOMPARE(ready[306], 3.0F);  // half of the figures known at 255 s were still of the load before
    QCOMPARE(ready[330], 2.0F);
    QCOMPARE(changes(ready), 4);
    QVERIFY(results.isConserved);
  }

  void aSyncAddsNoMoreThanTheDefaultPoliciesAllow() {
    // 2000/s x 10 ms = 20 cores on pods that may use 2: from 1 pod to 5, 10, 20 and to the 34 wanted.
    const Results results = resultsOf(scaled("min: 1, max: 100, cpu: 60%", "constant(2000/s)", "3m",
                                             ", concurrency: 100000, queue: 100000"));
    const Series& ready = component(results, "api").readyPods;
    std::vector<int> steps;
    for (const float level : ready)
      if (steps.empty() || steps.back() != static_cast<int>(level)) steps.push_back(static_cast<int>(level));
    QVERIFY(steps.size() >= 3);
    for (std::size_t i = 1; i < steps.size(); ++i)
      QVERIFY2(steps[i] <= scaleUpLimit({}, steps[i - 1], {}, 0), qPrintable(QString::number(steps[i])));
    QVERIFY(ready.back() >= 30);
  }

  // After calculateScaleUpLimitWithScalingRules() and its twin in horizontal.go.
  void policiesCountTheChangesOfTheirPeriod() {
    const auto rules = [](std::vector<const char*> policies, ScalingRules::Select select) {
      ScalingRules made;
      made.select = select;
      for (const char* text : policies)
        made.policies.push_back(windtunnel::model::ScalingPolicy::parse(text).value());
      return made;
    };
    using Select = ScalingRules::Select;
    const ReplicaChanges changes{{0, 3}, {100 * kSecond, 2}, {150 * kSecond, -1}};
    const auto up = [&](std::vector<const char*> policies, Select select) {
      return scaleUpLimit(rules(policies, select), 10, changes, 160 * kSecond);
    };
    QCOMPARE(scaleUpLimit({}, 3, {}, 0), 7);
    QCOMPARE(scaleUpLimit({}, 10, {}, 0), 20);
    QCOMPARE(up({"4 pods per 5s"}, Select::Max), 14);
    QCOMPARE(up({"4 pods per 1m"}, Select::Max), 15);   // one went since then: 11 + 4
    QCOMPARE(up({"4 pods per 61s"}, Select::Max), 13);  // and two came: 9 + 4
    QCOMPARE(up({"4 pods per 3m"}, Select::Max), 10);   // and three: 6 + 4
    QCOMPARE(up({"1 pod per 3m"}, Select::Max), 10);    // 7 are fewer than there are
    QCOMPARE(up({"4 pods per 5s", "15% per 5s"}, Select::Max), 14);
    QCOMPARE(up({"4 pods per 5s", "15% per 5s"}, Select::Min), 12);  // 11.5 rounded up
    QCOMPARE(up({"4 pods per 5s"}, Select::Disabled), 10);
    const auto down = [&](std::vector<const char*> policies, Select select) {
      return scaleDownLimit(rules(policies, select), 10, changes, 160 * kSecond);
    };
    QCOMPARE(scaleDownLimit({}, 10, {}, 0), 0);
    QCOMPARE(down({"2 pods per 5s", "35% per 5s"}, Select::Max), 6);  // 6.5 cut off
    QCOMPARE(down({"2 pods per 5s", "35% per 5s"}, Select::Min), 8);
    QCOMPARE(down({"2 pods per 15s"}, Select::Max), 9);  // 11 before the one that went
    QCOMPARE(down({"2 pods per 15s"}, Select::Disabled), 10);
  }

  void policiesOfTheDesignLimitTheSteps() {
    // 300/s x 10 ms = 3 cores at 60 % of one: 5 pods, one more every minute; none goes when the load has
    // gone.
    const Results results =
        resultsOf(scaled("min: 2, max: 20, cpu: 60%, scaleDownWindow: 0s, scaleUp: 1 pod per 1m, scaleDown: "
                         "{select: disabled}",
                         "steps(50/s for 60s, 300/s for 4m, 50/s for 1h)", "8m"));
    const Series& ready = component(results, "api").readyPods;
    QCOMPARE(ready[84], 3.0F);
    QCOMPARE(ready[130], 3.0F);
    QCOMPARE(ready[145], 4.0F);
    QCOMPARE(ready[190], 4.0F);
    QCOMPARE(ready[205], 5.0F);
    QCOMPARE(ready.back(), 5.0F);
  }

  void memoryIsATargetToo() {
    // 100/s that stay for 1 s hold 100 requests of 1 MiB: 32 MiB at rest and 50 MiB on each of 2 pods; the
    // target is 48 MiB: 82 / 48 x 2 = 4 pods, which hold 32 + 25 MiB: 57 / 48 x 4 = 5 pods with 52 MiB.
    const Results results = resultsOf(still("4m", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 2, startup: 5s, memory: {request: 64Mi, limit: 512Mi, perRequest: 1Mi}, autoscale: {min: 2, max: 20, memory: 75%}, operations: {go: {steps: [{wait: 1s}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(100/s), mix: {api/go: 100%}}}
)");
    QCOMPARE(component(results, "api").readyPods.back(), 5.0F);
  }

  void aBacklogBringsAComponentFromZeroAndBack() {
    const Results results = resultsOf(still("12m", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service, operations: {go: {steps: [{publish: bus/jobs}]}}}
  bus: {kind: broker, topics: {jobs: {partitions: 12}}}
  hand: {kind: worker, replicas: 0, startup: 5s, autoscale: {min: 0, max: 10, lag: 50}, consumes: {bus/jobs: {concurrency: 1}}, operations: {work: {steps: [{wait: 100ms}]}}}
connections: {user -> api: {}, api -> bus: {}, bus -> hand: {}}
workloads: {load: {from: user, arrivals: 'steps(20/s for 60s, 0/s for 1h)', mix: {api/go: 100%}}}
)");
    const Series& ready = component(results, "hand").readyPods;
    QCOMPARE(ready[10], 0.0F);
    QVERIFY(ready[60] >= 2);
    QCOMPARE(ready.back(), 0.0F);
    QCOMPARE(*component(results, "bus").finalLag, 0.0);
    QVERIFY(results.isConserved);
  }
};

QTEST_APPLESS_MAIN(AutoscalerTest)
#include "autoscaler_test.moc"
