// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The retry storm of stability-sim (Brooker), with its figures over 120 s and three seeds: 70 requests/s take
// turns between two servers of 5 slots, 0.1 s each, which answer 100/s together; the client waits for 1 s;
// one server is away from t = 5 s to 10 s. There it answers every request with an error at once, the retry
// goes to the next server in turn, and so all 70 requests/s meet the 50/s of the other one.
//
// Here a pod is killed, starts for 4 s and is known to callers 1 s later. In the first second its requests
// are answered with an error at once, then callers know; so here, too, the other pod meets all requests. What
// makes the storm is that a request goes on in its queue and its slot when its caller has left, in both. It
// does not arise where the requests to the lost server vanish for the time limit of the client instead, as
// with an outage that nobody is told of, or where the retry may pick the same server again: then the other
// one gets too few.
#include <fmt/format.h>

#include <QTest>
#include <stdexcept>

#include "model/io/design_reader.h"
#include "simulator/simulation.h"

using namespace windtunnel;

namespace {

std::string document(const std::string& policies, int retries, const std::string& budget) {
  return fmt::format(
      "formatVersion: 1\n"
      "platform: {{zones: [a], network: {{sameZone: 0ms, crossZone: 0ms, jitter: 0%}}}}\n"
      "components:\n"
      "  user: {{kind: client}}\n"
      "  api:\n    kind: service\n    replicas: 2\n    concurrency: 5\n    queue: 10000\n    startup: 4s\n"
      "    operations: {{go: {{steps: [wait: exponential(100ms)]}}}}\n"
      "connections:\n"
      "  user -> api: {{{}retries: {{attempts: {}, perTryTimeout: 1s, backoff: constant(0s), jitter: "
      "none{}}}}}\n"
      "workloads:\n  load: {{from: user, arrivals: poisson(70/s), mix: {{api/go: 100%}}}}\n"
      "scenarios:\n"
      "  storm: {{duration: 120s, warmup: 0s, faults: [{{at: 5s, kind: pod-kill, target: api}}]}}\n",
      policies, retries, budget);
}

simulator::Results storm(const std::string& text, std::uint64_t seed) {
  const model::ReadResult read = model::readDesign(text, "storm.windtunnel.yaml");
  if (!read.ok()) throw std::runtime_error(model::toText(read.diagnostics.front()));
  simulator::RunOptions options;
  options.seed = seed;
  auto run = simulator::Run::create(read.document->design, "storm", options);
  if (!run.ok()) throw std::runtime_error(model::toText(run.error()));
  run->advance(run->end());
  simulator::Results results = run->result();
  if (!results.isConserved || !results.little.holds) throw std::runtime_error("a law is broken");
  return results;
}

/// Per second from t = 60 s to 120 s: what the servers complete, and what the client gets in time.
struct Late {
  double completed = 0;
  double good = 0;
};

double succeededLate(const simulator::FlowSeries& series) {
  double sum = 0;
  for (std::size_t t = 60; t < 120; ++t)
    sum += static_cast<double>(series.rate.at(t)) * (1 - static_cast<double>(series.errorShare.at(t)));
  return sum / 60;
}

Late lateIn(const simulator::Results& results) {
  Late late{0, succeededLate(results.workloads.front().series)};
  for (const simulator::ComponentFigures& component : results.components)
    if (component.id == "api") late.completed = succeededLate(component.series);
  return late;
}

}  // namespace

class RetryStormTest : public QObject {
  Q_OBJECT

 private slots:
  void theStormLastsUnlessSomethingEndsIt_data();
  void theStormLastsUnlessSomethingEndsIt();
};

void RetryStormTest::theStormLastsUnlessSomethingEndsIt_data() {
  QTest::addColumn<QString>("policies");
  QTest::addColumn<int>("retries");
  QTest::addColumn<QString>("budget");
  QTest::addColumn<bool>("lasts");
  QTest::newRow("no retries") << "" << 0 << "" << false;
  QTest::newRow("one retry") << "" << 1 << "" << true;
  QTest::newRow("three retries") << "" << 3 << "" << true;
  // A token bucket that gets a tenth of a token for each call.
  QTest::newRow("token bucket") << "" << 3 << ", budget: 10%" << false;
  // stability-sim's breaker stops all retries while half of the last requests fail. Ours stops all requests
  // to a pod; it must be allowed to eject both, or each storm only moves to the other one.
  QTest::newRow("circuit breaker")
      << "circuitBreaker: {consecutiveErrors: 10, interval: 1s, ejection: 5s, maxEjected: 100%}, " << 3 << ""
      << false;
}

void RetryStormTest::theStormLastsUnlessSomethingEndsIt() {
  QFETCH(QString, policies);
  QFETCH(int, retries);
  QFETCH(QString, budget);
  QFETCH(bool, lasts);
  try {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      const Late late = lateIn(storm(document(policies.toStdString(), retries, budget.toStdString()), seed));
      const std::string text =
          fmt::format("seed {}: {:.1f}/s completed, {:.2f}/s in time", seed, late.completed, late.good);
      qInfo("%s", text.c_str());
      // Collapsed: both servers are busy all the time, and nobody waits for what they answer.
      const bool isCollapsed = late.completed > 95 && late.completed < 103 && late.good < 1;
      const bool isWell = late.good > 67 && late.good < 73;
      QVERIFY2(lasts ? isCollapsed : isWell, text.c_str());
    }
  } catch (const std::runtime_error& error) {
    QFAIL(error.what());
  }
}

QTEST_APPLESS_MAIN(RetryStormTest)
#include "retry_storm_test.moc"
