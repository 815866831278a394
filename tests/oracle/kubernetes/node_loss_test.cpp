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

constexpr double kBegin = 10;  // of the silence
constexpr double kWithin = 5;  // seconds

std::string number(const nlohmann::json& value) {
  return value.dump();
}

std::string pods(const nlohmann::json& given) {
  return "startup: " + number(given["startup"]) + "s, drain: " + number(given["drain"]) +
         "s, cpu: {request: 1, limit: 1}";
}

// Six pods of a service and of a store, one of each on every node; their client gives up after 100 ms and
// notices lost pods thereby.
std::string designOf(const nlohmann::json& given) {
  const std::string what = given["silent"] == 1 ? "kind: node-loss, target: api" : "kind: outage, zone: b";
  const std::string length = given["returns"].is_null() ? "" : ", for: " + number(given["returns"]) + "s";
  return "platform: {zones: [a, b, c], nodePools: {general: {vcpu: 64, memory: 64Gi, nodes: {min: 6, max: "
         "6}}}}\n"
         "scenarios: {base: {duration: " +
         number(given["length"]) + "s, warmup: 0s, faults: [{at: 10s, " + what + length +
         "}]}}\n"
         "components:\n  user: {kind: client}\n  api: {kind: service, replicas: " +
         number(given["replicas"]) + ", " + pods(given) +
         ", operations: {go: {steps: [{work: 1ms}]}}}\n"
         "  store: {kind: cache, replicas: " +
         number(given["replicas"]) + ", " + pods(given) +
         "}\n"
         "connections: {user -> api: {timeout: 100ms}}\n"
         "workloads: {load: {from: user, arrivals: constant(100/s), mix: {api/go: 100%}}}\n";
}

// When so many pods were ready again, for each number between the worst and all; negative: never.
std::vector<double> restored(const Recording& real, const char* component, int atWorst) {
  Run run = runOf(designOf(real.given));
  std::vector<PodCount> counts = watchPods(run, component, real.given["length"].get<double>() - 1, 0.5);
  std::erase_if(counts, [](const PodCount& one) { return one.at <= kBegin; });
  std::vector<double> times;
  for (int ready = atWorst + 1; ready <= real.given["replicas"].get<int>(); ++ready) {
    const auto found = std::find_if(counts.begin(), counts.end(),
                                    [ready](const PodCount& one) { return one.ready >= ready; });
    times.push_back(found == counts.end() ? -1 : found->at - kBegin);
  }
  return times;
}

// Until when requests met a lost pod, which they do not do once callers leave it out.
double lastError(const Recording& real, double before) {
  const Results results = resultsOf(designOf(real.given));
  const Series& errors = results.workloads.front().series.errorShare;
  double last = -1;
  for (std::size_t i = 0; i < std::min(errors.size(), static_cast<std::size_t>(before + kBegin)); ++i)
    if (errors[i] > 0) last = static_cast<double>(i + 1) - kBegin;
  return last;
}

bool isClose(double at, double recorded) {
  return recorded < 0 ? at < 0 : std::abs(at - recorded) <= kWithin;
}

}  // namespace

class NodeLossTest : public QObject {
  Q_OBJECT

  static void addRecordings() {
    QTest::addColumn<QString>("recording");
    for (const char* name : {"node-lost", "node-returns", "node-returns-late", "zone-lost"})
      QTest::newRow(name) << QString(name);
  }

  static int atWorst(const Recording& real) {
    return real.given["replicas"].get<int>() - real.given["silent"].get<int>();
  }

  /// Each successor, or each pod that comes back, is ready within 5 s of the recorded time.
  static void compareRestored(const Recording& real, const char* component, const char* field) {
    const double left = firstAtMost(real, field, atWorst(real));
    int ready = atWorst(real);
    for (const double at : restored(real, component, ready)) {
      const double recorded = firstAtLeast(real, field, ++ready, left);
      QVERIFY2(isClose(at, recorded),
               qPrintable(
                   QString("%1 pods are ready after %2 s, recorded %3 s").arg(ready).arg(at).arg(recorded)));
    }
  }

 private slots:
  void callersLeaveLostPodsOut_data() { addRecordings(); }
  void callersLeaveLostPodsOut() {
    QFETCH(QString, recording);
    const Recording real = recordingOf(recording.toStdString());
    const double recorded = firstAtMost(real, "endpoints", atWorst(real));
    const double at = lastError(real, firstAtLeast(real, "ready", atWorst(real) + 1, recorded));
    QVERIFY2(isClose(at, recorded), qPrintable(QString("after %1 s, recorded %2 s").arg(at).arg(recorded)));
  }

  void podsOfADeploymentGetSuccessors_data() { addRecordings(); }
  void podsOfADeploymentGetSuccessors() {
    QFETCH(QString, recording);
    compareRestored(recordingOf(recording.toStdString()), "api", "ready");
  }

  void podsOfAStatefulSetWaitForTheirNode_data() { addRecordings(); }
  void podsOfAStatefulSetWaitForTheirNode() {
    QFETCH(QString, recording);
    compareRestored(recordingOf(recording.toStdString()), "store", "store ready");
  }
};

QTEST_APPLESS_MAIN(NodeLossTest)
#include "node_loss_test.moc"
