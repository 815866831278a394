// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "tests/oracle/kubernetes/recording.h"
#include "tests/simulator/design_text.h"

using namespace windtunnel::oracle;
using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

constexpr double kBegin = 10;  // of the update
constexpr double kWithin = 5;  // seconds

std::string designOf(const nlohmann::json& given) {
  return still("200s", "0s") +
         "components:\n  user: {kind: client}\n  api: {kind: service, replicas: " + given["replicas"].dump() +
         ", startup: " + given["startup"].dump() + "s, drain: " + given["drain"].dump() +
         "s, rollout: {strategy: rolling, maxSurge: " + given["maxSurge"].get<std::string>() +
         ", maxUnavailable: " + given["maxUnavailable"].get<std::string>() +
         "}, operations: {go: {steps: [{work: 1ms}]}}}\n"
         "connections: {user -> api: {}}\n"
         "workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}\n";
}

std::vector<PodCount> simulated(const nlohmann::json& given) {
  Run run = runOf(designOf(given));
  run.advance(static_cast<Time>(kBegin * 1e9));
  Command deploy;
  deploy.kind = Command::Kind::Deploy;
  deploy.target = "api";
  deploy.share = 0;
  if (!run.apply(deploy)) throw std::runtime_error("no update");
  std::vector<PodCount> counts = watchPods(run, "api", 150, 0.1, given["replicas"]);
  std::erase_if(counts, [](const PodCount& one) { return one.at < kBegin; });
  for (PodCount& one : counts) one.at -= kBegin;
  return counts;
}

double firstWithNew(const std::vector<PodCount>& counts, int pods) {
  for (const PodCount& one : counts)
    if (one.newReady >= pods) return one.at;
  return -1;
}

int extreme(const nlohmann::json& rows, const char* field, bool isMost) {
  int found = rows.front()[field];
  for (const nlohmann::json& row : rows)
    found = isMost ? std::max(found, row[field].get<int>()) : std::min(found, row[field].get<int>());
  return found;
}

}  // namespace

class RolloutTest : public QObject {
  Q_OBJECT

 private slots:
  void anUpdateKeepsTheBoundsAndTimesRecorded_data() {
    QTest::addColumn<QString>("recording");
    for (const char* pair : {"surge", "unavailable", "both", "half"})
      QTest::newRow(pair) << QString("rollout-%1").arg(pair);
  }

  /// As few ready pods and as many pods as recorded, and each new pod is ready within 5 s of its time.
  void anUpdateKeepsTheBoundsAndTimesRecorded() {
    QFETCH(QString, recording);
    const Recording real = recordingOf(recording.toStdString());
    const std::vector<PodCount> counts = simulated(real.given);
    const auto byReady = [](const PodCount& one, const PodCount& other) { return one.ready < other.ready; };
    const auto byPods = [](const PodCount& one, const PodCount& other) { return one.pods < other.pods; };
    QCOMPARE(std::min_element(counts.begin(), counts.end(), byReady)->ready,
             extreme(real.rows, "ready", false));
    QCOMPARE(std::max_element(counts.begin(), counts.end(), byPods)->pods, extreme(real.rows, "pods", true));
    for (int pods = 1; pods <= real.given["replicas"].get<int>(); ++pods) {
      const double at = firstWithNew(counts, pods);
      const double recorded = firstAtLeast(real, "newReady", pods);
      QVERIFY2(
          at >= 0 && std::abs(at - recorded) <= kWithin,
          qPrintable(
              QString("%1 new pods are ready after %2 s, recorded %3 s").arg(pods).arg(at).arg(recorded)));
    }
    QCOMPARE(counts.back().pods, real.given["replicas"].get<int>());
    QCOMPARE(counts.back().ready, real.given["replicas"].get<int>());
  }
};

QTEST_APPLESS_MAIN(RolloutTest)
#include "rollout_test.moc"
