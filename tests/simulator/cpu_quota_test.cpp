// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>
#include <vector>

#include "design_text.h"
#include "simulator/queueing/cpu_sharing.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

constexpr Time kMs = kMillisecond;

// Drives a CPU the way the engine does, until it is idle; answers when each owner ended.
std::vector<std::pair<std::uint32_t, Time>> drive(CpuSharing& cpu, Time now) {
  std::vector<std::pair<std::uint32_t, Time>> ends;
  for (Time next = cpu.nextChange(now); next != kEndOfTime; next = cpu.nextChange(next)) {
    now = next;
    cpu.settle(now, [&](std::uint32_t owner) { ends.emplace_back(owner, now); });
  }
  return ends;
}

// One activity of `work` that begins `offset` into a period, alone on a pod with `quota` a period: what is
// left of the period, then whole quotas at the beginnings of periods.
Time closedForm(Time work, Time quota, Time offset) {
  const Time period = CpuQuota::kPeriod;
  const Time first = std::min(quota, period - offset);
  if (work <= first) return work;
  const Time rest = work - first;
  const Time whole = (rest - 1) / quota;
  return period - offset + whole * period + rest - whole * quota;
}

}  // namespace

class CpuQuotaTest : public QObject {
  Q_OBJECT

 private slots:
  void aFractionalLimitStandsStillWhenItsQuotaIsUsedUp() {
    CpuSharing cpu(0.2, 0);
    cpu.settle(100 * kMs, [](std::uint32_t) {});
    cpu.add(100 * kMs, 50 * kMs, 7);
    const auto ends = drive(cpu, 100 * kMs);
    QCOMPARE(ends.size(), std::size_t{1});
    QCOMPARE(ends.front().second, 310 * kMs);
    QCOMPARE(cpu.used(310 * kMs), 50e6);
    QCOMPARE(cpu.throttled(310 * kMs), 160e6);
  }

  void everyOffsetFollowsTheClosedForm() {
    for (const Time work : {5 * kMs, 20 * kMs, 21 * kMs, 50 * kMs, 137 * kMs})
      for (Time offset = 0; offset < 100 * kMs; offset += 7 * kMs) {
        CpuSharing cpu(0.2, 0);
        const Time begin = 1000 * kMs + offset;
        cpu.settle(begin, [](std::uint32_t) {});
        cpu.add(begin, work, 1);
        const Time took = drive(cpu, begin).front().second - begin;
        QVERIFY2(std::abs(took - closedForm(work, 20 * kMs, offset)) <= 2,
                 qPrintable(QString("%1 %2 %3").arg(work).arg(offset).arg(took)));
      }
  }

  void aWholeLimitNeverStandsStill() {
    CpuSharing cpu(2, 0);
    for (std::uint32_t i = 0; i < 4; ++i) cpu.add(0, 300 * kMs, i);
    const auto ends = drive(cpu, 0);
    QCOMPARE(ends.back().second, 600 * kMs);
    QCOMPARE(cpu.throttled(600 * kMs), 0.0);
  }

  void whatIsTakenOfTheCpuIsMissingAndCounts() {
    CpuSharing cpu(2, 0);
    cpu.takeShare(0, 0.5);
    for (std::uint32_t i = 0; i < 2; ++i) cpu.add(0, 100 * kMs, i);
    QCOMPARE(drive(cpu, 0).back().second, 200 * kMs);
    QCOMPARE(cpu.used(200 * kMs), 400e6);
    cpu.takeShare(200 * kMs, 0);
    for (std::uint32_t i = 0; i < 2; ++i) cpu.add(200 * kMs, 100 * kMs, i);
    QCOMPARE(drive(cpu, 200 * kMs).back().second, 300 * kMs);
    QCOMPARE(cpu.used(400 * kMs), 600e6);
  }

  void whatIsTakenOfAQuotaUsesItUpSooner() {
    // Half of a quota of 20 ms is left, at half the speed: 10 ms in the first 20 ms of each period.
    CpuSharing cpu(0.2, 0);
    cpu.takeShare(0, 0.5);
    cpu.add(0, 25 * kMs, 1);
    QCOMPARE(drive(cpu, 0).back().second, 210 * kMs);
  }

  void oneAndAHalfCoresRunOnTwo() {
    // Two activities on two cores use 150 ms of CPU in 75 ms and then wait for 25 ms.
    CpuSharing cpu(1.5, 0);
    cpu.add(0, 150 * kMs, 1);
    cpu.add(0, 150 * kMs, 2);
    const auto ends = drive(cpu, 0);
    QCOMPARE(ends.back().second, 175 * kMs);
    QCOMPARE(cpu.throttled(200 * kMs), 25e6);
  }

  void givingUpAnActivityKeepsTheOthers() {
    CpuSharing cpu(1, 0);
    for (std::uint32_t i = 0; i < 9; ++i) cpu.add(0, (9 - i) * 10 * kMs, i);
    cpu.remove(0, 4);
    cpu.remove(0, 4);
    cpu.remove(0, 8);
    const auto ends = drive(cpu, 0);
    std::vector<std::uint32_t> order;
    for (const auto& [owner, end] : ends) order.push_back(owner);
    QCOMPARE(order, (std::vector<std::uint32_t>{7, 6, 5, 3, 2, 1, 0}));
    QCOMPARE(ends.back().second, (20 + 30 + 40 + 60 + 70 + 80 + 90) * kMs);
  }

  void aPeriodicLoadTakesTheMeanOfTheClosedForm() {
    // 50 ms of work every 1.007 s: the arrivals visit every millisecond of the period equally often.
    const Results results = resultsOf(still("1007s", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, cpu: {request: 200m, limit: 200m}, operations: {go: {steps: [{work: 50ms}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(0.9930486594/s), mix: {api/go: 100%}}}
)");
    double mean = 0;
    for (Time offset = 0; offset < 100; ++offset)
      mean += toSeconds(closedForm(50 * kMs, 20 * kMs, offset * kMs)) / 100;
    const FlowFigures& flow = results.workloads.front().flow;
    QVERIFY2(isNear(flow.latency.mean, mean, 0.01), qPrintable(QString::number(flow.latency.mean)));
    QVERIFY(isNear(component(results, "api").throttled, (mean - 0.050) / 1.007, 0.02));
    QVERIFY(verdict(results, "throttled") != nullptr);
  }
};

QTEST_APPLESS_MAIN(CpuQuotaTest)
#include "cpu_quota_test.moc"
