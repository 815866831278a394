// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "design_text.h"
#include "simulator/experiment/experiment.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// M/M/1 with processor sharing and a mean service time of 10 ms.
std::string station(const std::string& rate, const std::string& duration) {
  return still(duration, "100s") +
         "components:\n  users: {kind: client}\n"
         "  server: {kind: service, replicas: 1, cpu: {request: 1, limit: 1}, concurrency: 1000000, "
         "operations: "
         "{serve: {steps: [work: exponential(10ms)]}}}\n"
         "connections: {users -> server: {}}\nworkloads: {load: {from: users, arrivals: poisson(" +
         rate + ")}}\n";
}

Experiment inBatches(const std::string& design, int batches) {
  ExperimentOptions options;
  options.runs.batches = batches;
  return runExperiment(designOf(design), "", options).value();
}

}  // namespace

class BatchesTest : public QObject {
  Q_OBJECT

 private slots:
  void theIntervalOfOneRunHoldsTheExactMean() {
    const Experiment one = inBatches(station("50/s", "4000s"), 20);
    const Results& results = one.runs.results;
    QCOMPARE(results.batches, 20);
    QCOMPARE(results.replications, 1);
    const ConfidenceInterval& mean = results.intervals.front().mean;
    QCOMPARE(mean.samples, std::size_t{20});
    QVERIFY(mean.contains(0.020));
    QVERIFY(mean.relativeHalfWidth() < 0.02);
    QVERIFY(results.intervals.front().rate.contains(50));
    QVERIFY(!one.correlated);
  }

  void batchesChangeNoFigure() {
    const std::string design = station("50/s", "200s");
    ScenarioOptions options;
    options.replications = 1;
    const Results plain = runScenario(designOf(design), "", options).value();
    const Results cut = inBatches(design, 10).runs.results;
    QCOMPARE(cut.fingerprint, plain.fingerprint);
    QCOMPARE(cut.workloads.front().flow.latency.mean, plain.workloads.front().flow.latency.mean);
    double sum = 0;
    const Experiment again = inBatches(design, 10);
    for (const FigureSamples& one : again.runs.samples)
      if (one.figure == KeyFigure::Rate)
        for (const double value : one.values) sum += value / 10;
    QVERIFY(isNear(sum, plain.workloads.front().flow.rate, 1e-9));
  }

  void batchesThatAreTooShortAreTold() {
    const Experiment one = inBatches(station("95/s", "200s"), 400);
    QVERIFY(one.correlated.has_value());
    QVERIFY(one.correlated->correlation > 0.3);
    QVERIFY(inBatches(station("95/s", "20s"), 1000).correlated.has_value());  // some are empty
  }
};

QTEST_APPLESS_MAIN(BatchesTest)
#include "batches_test.moc"
