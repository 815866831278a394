// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// How far what a reader of messages knows is behind, and objectives about it.
#include <QTest>
#include <nlohmann/json.hpp>

#include "design_text.h"
#include "simulator/run/open_metrics.h"
#include "simulator/run/results_json.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

/// Orders are published ten times a second; a fast reader works 20 ms on each, a slow one 80 ms.
std::string twoReaders(const std::string& objective = "{of: slow, staleness: 100ms}") {
  return still("60s", "10s") + R"(components:
  user: {kind: client}
  api: {kind: service, operations: {go: {steps: [{publish: bus/orders}]}}}
  bus: {kind: broker, product: nats, publish: 0ms, topics: {orders: {}}}
  fast: {kind: worker, consumes: {bus/orders: {}}, operations: {work: {steps: [{wait: 20ms}]}}}
  slow: {kind: worker, consumes: {bus/orders: {group: late}}, operations: {work: {steps: [{wait: 80ms}]}}}
connections: {user -> api: {}, api -> bus: {}, bus -> fast: {}, bus -> slow: {}}
workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}
objectives: {freshness: )" +
         objective + "}\n";
}

const char* const kProjection = R"(components:
  user: {kind: client}
  log: {kind: event-store, write: 0ms, projections: {totals: {to: view/apply, concurrency: 1, poll: 50ms}}}
  view: {kind: service, operations: {apply: {steps: [{wait: 10ms}]}}}
connections: {user -> log: {}, log -> view: {}}
workloads: {load: {from: user, arrivals: constant(10/s), mix: {log/write: 100%}}}
objectives: {freshness: {of: view, staleness: 1s}}
)";

const ConsumerFigures& reader(const Results& results, const std::string& id) {
  for (const ConsumerFigures& one : results.consumers)
    if (one.reader == id) return one;
  throw std::runtime_error("no reader " + id);
}

std::string refusalOf(const std::string& text) {
  const auto run = Run::create(designOf(text), "", {});
  return run.ok() ? "" : run.error().message;
}

}  // namespace

class StalenessTest : public QObject {
  Q_OBJECT

 private slots:
  void eachGroupHasItsOwn() {
    const Results results = resultsOf(twoReaders());
    QCOMPARE(results.consumers.size(), std::size_t{2});
    const ConsumerFigures& fast = reader(results, "fast");
    QVERIFY(isNear(fast.staleness.p50, 0.020, 0.02) && isNear(fast.staleness.p99, 0.020, 0.02));
    QVERIFY(isNear(fast.rate, 10, 0.02));
    QCOMPARE(fast.source, std::string("bus/orders"));
    QCOMPARE(fast.group, std::string("fast"));
    QVERIFY(isNear(reader(results, "slow").staleness.p99, 0.080, 0.02));
    QCOMPARE(reader(results, "slow").group, std::string("late"));
  }

  void aProjectionIsNamedWithItsReadModel() {
    // Looked for every 50 ms, worked on for 10 ms.
    const Results results = resultsOf(still("60s", "10s") + kProjection);
    const ConsumerFigures& view = reader(results, "view");
    QCOMPARE(view.source, std::string("log"));
    QCOMPARE(view.group, std::string("totals"));
    QVERIFY2(isNear(view.staleness.p50, 0.060, 0.02), qPrintable(QString::number(view.staleness.p50)));
    QCOMPARE(results.objectives.front().of, std::string("view"));
    QVERIFY(results.objectivesMet());
  }

  void anObjectiveHoldsForThe99thPercentile() {
    const Results met = resultsOf(twoReaders());
    QVERIFY(met.objectivesMet());
    QVERIFY(isNear(met.objectives.front().measured, 0.080, 0.02));
    QCOMPARE(met.objectives.front().budgetUsed, 0.0);
    const Results missed = resultsOf(twoReaders("{of: slow, staleness: 50ms}"));
    QVERIFY(!missed.objectivesMet());
    QCOMPARE(missed.objectives.front().budgetUsed, 100.0);
    QVERIFY(verdict(missed, "objective-missed") != nullptr);
    QCOMPARE(
        verdict(missed, "objective-missed")->text,
        std::string("freshness is missed: what slow knows is 80 ms old (p99); at most 50 ms is allowed."));
    QCOMPARE(verdict(missed, "objective-missed")->path, std::string("objectives/freshness/staleness"));
  }

  void nothingSpeaksForAReaderWithoutMessages() {
    std::string text = twoReaders("{of: slow, staleness: 1s}");
    text.replace(text.find("constant(10/s)"), 14, "constant(1/h)");
    const Results none = resultsOf(text);
    QVERIFY(!none.objectivesMet());
    QCOMPARE(
        verdict(none, "objective-missed")->text,
        std::string("The staleness of freshness cannot be judged: no work on a message at slow ended while "
                    "it was measured."));
  }

  void whatHasNoStalenessIsRefused() {
    QVERIFY(refusalOf(twoReaders("{of: load, staleness: 1s}")).find("requests have no staleness") !=
            std::string::npos);
    QVERIFY(refusalOf(twoReaders("{of: api, staleness: 1s}")).find("no reader of messages") !=
            std::string::npos);
    QVERIFY(refusalOf(twoReaders("{of: slow, p99: 1s}")).find("states no staleness") != std::string::npos);
  }

  void itIsWrittenForMachines() {
    const Results results = resultsOf(twoReaders());
    const auto json = nlohmann::json::parse(toJson(results, false));
    QCOMPARE(json["consumers"][1]["reader"].get<std::string>(), std::string("slow"));
    QVERIFY(isNear(json["consumers"][1]["staleness"]["p99"].get<double>(), 0.08, 0.02));
    QCOMPARE(json["objectives"][0]["component"].get<std::string>(), std::string("slow"));
    const std::string metrics = toOpenMetrics(results);
    QVERIFY(
        metrics.find("windtunnel_consumer_staleness_seconds_bucket{component=\"fast\",source=\"bus/orders\","
                     "group=\"fast\",le=\"0.025\"} 600") != std::string::npos);
  }

  void whatIsGivenUpIsLate() {
    for (const char* kept : {"true", "false"}) {
      std::string text = twoReaders();
      const std::string before = "{bus/orders: {group: late}}, operations: {work: {steps: [{wait: 80ms}]}}";
      text.replace(text.find(before), before.size(),
                   std::string("{bus/orders: {group: late, retries: 0, deadLetter: ") + kept +
                       "}}, operations: {work: {steps: [{wait: 80ms}, {fail: 50%}]}}");
      const Results results = resultsOf(text);
      QVERIFY(!results.objectivesMet());
      QVERIFY(results.objectives.front().measured < 0.1);
      QVERIFY(isNear(results.objectives.front().unfinished, 300, 0.15));
      QVERIFY2(
          verdict(results, "objective-missed")->text.ends_with(" of the messages for slow are given up."),
          verdict(results, "objective-missed")->text.c_str());
    }
  }
};

QTEST_APPLESS_MAIN(StalenessTest)
#include "staleness_test.moc"
