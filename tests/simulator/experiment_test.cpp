// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Replications until a precision is reached, and a warm-up that is found.
#include <QtTest>
#include <cmath>

#include "design_text.h"
#include "simulator/experiment/experiment.h"
#include "simulator/run/results_json.h"

using namespace windtunnel::simulator;
using windtunnel::simulator::testing::designOf;
using windtunnel::simulator::testing::still;

namespace {

// M/M/1 with processor sharing at half load: the mean time in the system is 20 ms.
std::string station(const std::string& arrivals, const std::string& times) {
  return times +
         "components:\n  users: {kind: client}\n"
         "  server: {kind: service, replicas: 1, cpu: {request: 1, limit: 1}, concurrency: 1000000, "
         "queue: 0, operations: {serve: {steps: [work: exponential(10ms)]}}}\n"
         "connections: {users -> server: {}}\n"
         "workloads: {load: {from: users, arrivals: '" +
         arrivals + "', mix: {server/serve: 100%}}}\n";
}

Experiment run(const std::string& design, const ExperimentOptions& options) {
  auto experiment = runExperiment(designOf(design), "", options);
  if (!experiment) throw std::runtime_error(windtunnel::model::toText(experiment.error()));
  return std::move(experiment).value();
}

std::string jsonOf(Results results) {
  results.wallClock = 0;
  return toJson(results);
}

FigureSamples alternating(KeyFigure figure, int count) {
  FigureSamples samples{"load", figure, {}};
  for (int i = 0; i < count; ++i) samples.values.push_back(i % 2 == 0 ? 9 : 11);
  return samples;
}

}  // namespace

class ExperimentTest : public QObject {
  Q_OBJECT
 private slots:
  void theWidestFigureDecides();
  void asManyAreAddedAsTheVarianceAsksFor();
  void thereIsACap();
  void thePrecisionIsReached();
  void theResultIsThatOfAsManyReplications();
  void whatIsKnownOfTheArrivalsNarrowsTheTimes();
  void theCapEndsTheExperiment();
  void theWarmupIsTheTransient();
  void aSteadyRunNeedsHardlyAnyWarmup();
  void whatNeverSettlesIsSaid();
  void faultsHaveNoSteadyState();
};

// M/M/1 with processor sharing at a load of 0.8: 50 ms.
void ExperimentTest::whatIsKnownOfTheArrivalsNarrowsTheTimes() {
  ExperimentOptions options;
  options.runs.replications = 60;
  const ScenarioRuns runs = run(station("poisson(80/s)", still("60s", "10s")), options).runs;
  const ConfidenceInterval& mean = runs.results.intervals.front().mean;
  const auto samples = std::find_if(runs.samples.begin(), runs.samples.end(),
                                    [](const FigureSamples& one) { return one.figure == KeyFigure::Mean; });
  QVERIFY(mean.isControlled && mean.contains(0.050));
  QVERIFY(mean.halfWidth < 0.9 * confidence(samples->values, 0.95).halfWidth);
  const ScenarioRuns even = run(station("constant(80/s)", still("60s", "10s")), options).runs;
  QVERIFY(!even.results.intervals.front().mean.isControlled);
}

// t(9, 0.995) = 3.249836; ten values of 9 and 11 have mean 10 and variance 10/9.
void ExperimentTest::theWidestFigureDecides() {
  const std::vector<FigureSamples> samples{{"load", KeyFigure::Rate, {5, 5, 5}},
                                           alternating(KeyFigure::P99, 10),
                                           {"load", KeyFigure::ErrorShare, {0, 0.5, 1}}};
  const PrecisionReached reached = precisionOf(samples, {.relative = 0.2});
  QCOMPARE(reached.figure, KeyFigure::P99);
  QCOMPARE(reached.workload, std::string("load"));
  QVERIFY(std::fabs(reached.relative - 3.249836 * std::sqrt(10.0 / 9 / 10) / 10) < 1e-6);
  QVERIFY(reached.isReached && !precisionOf(samples, {.relative = 0.1}).isReached);
}

void ExperimentTest::asManyAreAddedAsTheVarianceAsksFor() {
  const std::vector<FigureSamples> samples{alternating(KeyFigure::Mean, 10)};
  QCOMPARE(nextReplications(samples, {.relative = 0.11}), 10);
  QCOMPARE(nextReplications(samples, {.relative = 0.10}), 12);
  QCOMPARE(nextReplications(samples, {.relative = 0.01}), 20);
}

void ExperimentTest::thereIsACap() {
  const std::vector<FigureSamples> samples{alternating(KeyFigure::Mean, 10)};
  QCOMPARE(nextReplications(samples, {.relative = 0.01, .mostReplications = 15}), 15);
  QCOMPARE(nextReplications(samples, {.relative = 0.01, .mostReplications = 10}), 10);
}

void ExperimentTest::thePrecisionIsReached() {
  ExperimentOptions options;
  options.precision = Precision{.relative = 0.05};
  const Experiment experiment = run(station("poisson(50/s)", still("100s", "10s")), options);
  QVERIFY(experiment.precision->isReached);
  QVERIFY(experiment.runs.results.replications > kFewestForPrecision);
  for (const FigureSamples& one : experiment.runs.samples) {
    if (one.figure == KeyFigure::ErrorShare) continue;
    const ConfidenceInterval interval = confidence(one.values, 0.99);
    if (one.figure == KeyFigure::Mean) QVERIFY(interval.contains(0.02));
    if (one.figure == KeyFigure::Mean || one.figure == KeyFigure::P99)
      QVERIFY(interval.relativeHalfWidth() <= 0.05);
  }
}

void ExperimentTest::theResultIsThatOfAsManyReplications() {
  const std::string design = station("poisson(50/s)", still("20s", "2s"));
  ExperimentOptions options;
  options.precision = Precision{.relative = 0.1};
  options.runs.threads = 1;
  const Experiment one = run(design, options);
  options.runs.threads = 3;
  QCOMPARE(jsonOf(run(design, options).runs.results), jsonOf(one.runs.results));
  ScenarioOptions plain;
  plain.replications = one.runs.results.replications;
  QCOMPARE(jsonOf(*runScenario(designOf(design), "", plain)), jsonOf(one.runs.results));
}

void ExperimentTest::theCapEndsTheExperiment() {
  ExperimentOptions options;
  options.precision = Precision{.relative = 1e-6, .mostReplications = 7};
  const Experiment experiment = run(station("poisson(50/s)", still("5s", "0s")), options);
  QCOMPARE(experiment.runs.results.replications, 7);
  QVERIFY(!experiment.precision->isReached);
}

// Ten requests a second for a minute, then eight times as many.
void ExperimentTest::theWarmupIsTheTransient() {
  ExperimentOptions options;
  options.findsWarmup = true;
  const Experiment experiment =
      run(station("steps(10/s for 60s, 80/s for 540s)", still("600s", "0s")), options);
  const double found = toSeconds(experiment.warmup->warmup);
  QVERIFY2(found >= 57 && found <= 80, qPrintable(QString::number(found)));
  QVERIFY(experiment.warmup->isSteady);
  QCOMPARE(experiment.warmup->pilots, 5);
  QCOMPARE(experiment.runs.results.warmup, found);
}

void ExperimentTest::aSteadyRunNeedsHardlyAnyWarmup() {
  ExperimentOptions options;
  options.findsWarmup = true;
  const Experiment experiment = run(station("poisson(50/s)", still("500s", "100s")), options);
  QVERIFY2(experiment.runs.results.warmup < 100, qPrintable(QString::number(experiment.runs.results.warmup)));
  QCOMPARE(experiment.runs.results.duration, 500.0);
}

// Twice what the server can do: the queue grows to the end.
void ExperimentTest::whatNeverSettlesIsSaid() {
  ExperimentOptions options;
  options.findsWarmup = true;
  options.runs.replications = 2;
  const Experiment experiment = run(station("poisson(200/s)", still("60s", "0s")), options);
  QVERIFY(!experiment.warmup->isSteady);
}

void ExperimentTest::faultsHaveNoSteadyState() {
  ExperimentOptions options;
  options.findsWarmup = true;
  const std::string faults =
      "platform: {zones: [a]}\n"
      "scenarios:\n  base:\n    duration: 10s\n    faults:\n      - {at: 1s, for: 1s, kind: pod-kill, "
      "target: "
      "server}\n";
  const auto experiment = runExperiment(designOf(station("poisson(50/s)", faults)), "", options);
  QVERIFY(!experiment.ok());
  QCOMPARE(experiment.error().path, std::string("scenarios/base/faults"));
}

QTEST_APPLESS_MAIN(ExperimentTest)
#include "experiment_test.moc"
