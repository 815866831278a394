// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "simulator/analytic/estimate.h"
#include "simulator/experiment/parallel.h"
#include "tests/simulator/design_text.h"
#include "tests/simulator/random_design.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

constexpr int kDesigns = 212;
constexpr double kRequests = 6000;

/// The estimate of one design against a run of it, as relative errors.
struct Comparison {
  bool counts = false;
  double utilisation = 0;  // of the bottleneck in the run
  double mean = 0, p99 = 0, throughput = 0, use = 0;
  std::string text;
};

double error(double estimated, double measured) {
  return measured > 0 ? std::fabs(estimated / measured - 1) : 0;
}

double useOf(const std::string& resource, const auto& component) {
  return resource == "cpu" ? component.cpuUtilisation : component.slotUtilisation;
}

// A load that uses the bottleneck to a share between a fifth and nine tenths, and a run of so many requests.
Comparison compare(int index) {
  const auto seed = static_cast<std::uint64_t>(index);
  const auto whole = estimate(designOf(randomDesign(seed, 1, 100)), "");
  if (!whole) throw std::runtime_error(whole.error().message);
  const double target = 0.2 + 0.7 * ((index * 37) % 100) / 100.0;
  const double load = target * whole->bottleneck->loadMultiple;
  const double seconds = kRequests / (whole->workloads.front().offered * load);
  const std::string text = randomDesign(seed, load, seconds);
  const auto estimated = estimate(designOf(text), "");
  const Results measured = resultsOf(text);
  const WorkloadFigures& run = measured.workloads.front();
  const WorkloadEstimate& guess = estimated->workloads.front();
  Comparison result;
  result.utilisation = measured.bottleneck->utilisation;
  result.text = text;
  if (result.utilisation >= 0.9 || !guess.latency) return result;
  result.counts = true;
  result.mean = error(guess.latency->mean, run.flow.latency.mean);
  result.p99 = error(guess.latency->p99, run.flow.latency.p99);
  result.throughput = error(*guess.throughput, run.flow.rate * (1 - failureShare(run.flow.outcomes)));
  for (const ComponentEstimate& one : estimated->components)
    if (one.id == measured.bottleneck->component)
      result.use = error(useOf(measured.bottleneck->resource, one),
                         useOf(measured.bottleneck->resource, component(measured, one.id)));
  return result;
}

struct Spread {
  double median;
  double p95;
};

Spread spreadOf(const std::vector<Comparison>& all, double Comparison::*figure) {
  std::vector<double> errors;
  for (const Comparison& one : all)
    if (one.counts) errors.push_back(one.*figure);
  std::sort(errors.begin(), errors.end());
  return {errors[errors.size() / 2], errors[errors.size() * 95 / 100]};
}

const std::vector<Comparison>& comparisons() {
  static const std::vector<Comparison> kAll = replicate(kDesigns, 0, compare);
  return kAll;
}

}  // namespace

/// Estimates of random designs against short runs of them.
class EstimateAccuracyTest : public QObject {
  Q_OBJECT
 private slots:
  void enoughDesignsCount();
  void errorsAreSmall_data();
  void errorsAreSmall();
};

void EstimateAccuracyTest::enoughDesignsCount() {
  const auto& all = comparisons();
  const auto counting =
      std::count_if(all.begin(), all.end(), [](const Comparison& one) { return one.counts; });
  qInfo("%d of %d designs have a bottleneck that is less than 90 %% used", static_cast<int>(counting),
        kDesigns);
  QVERIFY(counting >= 200);
  if (!qEnvironmentVariableIsSet("WINDTUNNEL_LIST")) return;
  for (int i = 0; i < kDesigns; ++i) {
    const Comparison& one = all[static_cast<std::size_t>(i)];
    qInfo("%d %d use %.2f: mean %.3f p99 %.3f throughput %.3f use %.3f", i, one.counts, one.utilisation,
          one.mean, one.p99, one.throughput, one.use);
  }
}

void EstimateAccuracyTest::errorsAreSmall_data() {
  QTest::addColumn<int>("figure");
  QTest::addColumn<double>("median");
  QTest::addColumn<double>("p95");
  QTest::newRow("mean latency") << 0 << 0.04 << 0.30;
  QTest::newRow("p99 latency") << 1 << 0.12 << 0.60;
  QTest::newRow("throughput") << 2 << 0.006 << 0.02;
  QTest::newRow("utilisation") << 3 << 0.006 << 0.03;
}

void EstimateAccuracyTest::errorsAreSmall() {
  QFETCH(int, figure);
  QFETCH(double, median);
  QFETCH(double, p95);
  constexpr double Comparison::*kFigures[] = {&Comparison::mean, &Comparison::p99, &Comparison::throughput,
                                              &Comparison::use};
  const Spread spread = spreadOf(comparisons(), kFigures[figure]);
  qInfo("relative error of %s: median %.2f %%, 95th percentile %.2f %%", QTest::currentDataTag(),
        100 * spread.median, 100 * spread.p95);
  QVERIFY(spread.median <= median);
  QVERIFY(spread.p95 <= p95);
}

QTEST_APPLESS_MAIN(EstimateAccuracyTest)
#include "estimate_accuracy_test.moc"
