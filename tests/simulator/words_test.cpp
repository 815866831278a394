// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "design_text.h"
#include "simulator/compile/compile.h"
#include "simulator/run/figure_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

class WordsTest : public QObject {
  Q_OBJECT

 private slots:
  void durationsAreSaidInTheUnitsThatFit() {
    QCOMPARE(durationText(0), std::string("0 s"));
    QCOMPARE(durationText(640e-6), std::string("640 us"));
    QCOMPARE(durationText(0.9996e-3), std::string("1 ms"));
    QCOMPARE(durationText(4.2e-3), std::string("4.2 ms"));
    QCOMPARE(durationText(0.0125), std::string("12.5 ms"));
    QCOMPARE(durationText(0.812), std::string("812 ms"));
    QCOMPARE(durationText(1.25), std::string("1.25 s"));
    QCOMPARE(durationText(59.97), std::string("1 min"));
    QCOMPARE(durationText(2600), std::string("43 min 20 s"));
    QCOMPARE(durationText(3599.8), std::string("1 h"));
    QCOMPARE(durationText(7500), std::string("2 h 5 min"));
    QCOMPARE(durationText(86399.9), std::string("1 d"));
    QCOMPARE(durationText(266400), std::string("3 d 2 h"));
    QCOMPARE(durationText(-2), std::string("-2 s"));
  }

  void sharesKeepTheNines() {
    QCOMPARE(shareText(0.123), std::string("12 %"));
    QCOMPARE(shareText(0.0123), std::string("1.2 %"));
    QCOMPARE(shareText(0.9995), std::string("99.95 %"));
  }

  void countsSayOverHowManyRuns() {
    QCOMPARE(countText(1, "pod"), std::string("1 pod"));
    QCOMPARE(countText(18, "pod"), std::string("18 pods"));
    QCOMPARE(timesText(1, 1), std::string("once"));
    QCOMPARE(timesText(16, 2), std::string("16 times in 2 runs"));
  }

  void aPeakThatTheAverageHidesIsSaid() {
    const Results results = resultsOf(still("300s", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, queue: 100000, cpu: {limit: 1}, operations: {go: {steps: [{work: 10ms}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: 'steps(20/s for 100s, 150/s for 40s, 10/s for 160s)', mix: {api/go: 100%}}}
)");
    const Verdict* said = verdict(results, "full-at-peak");
    QVERIFY(said != nullptr);
    // 2000 requests too many, of which 90/s are worked off: 40 s and 22 s.
    QVERIFY2(said->text.starts_with("From 1 min 40 s on, api has nothing left for 1 min") ||
                 said->text.starts_with("From 1 min 41 s on, api has nothing left for 1 min"),
             said->text.c_str());
    QCOMPARE(said->path, std::string("components/api/replicas"));
    QVERIFY(verdict(results, "healthy") == nullptr);
  }

  void whoIsNotAnsweredIsNotForgotten() {
    const Results results = resultsOf(R"(components:
  user: {kind: client}
  api: {kind: service, operations: {go: {steps: [{wait: 1ms}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(100/s), mix: {api/go: 100%}}}
scenarios:
  base:
    duration: 60s
    warmup: 0s
    faults:
      - {at: 30s, kind: latency, connection: user -> api, add: 1h}
      - {at: 2m, kind: errors, target: api}
)");
    const auto text = [&](const std::string& code) {
      const Verdict* said = verdict(results, code);
      return said == nullptr ? std::string() : said->text;
    };
    QCOMPARE(text("unanswered"),
             std::string("50 % of the requests of load were still waiting for an answer at the end."));
    QCOMPARE(
        text("fault-after-end"),
        std::string("From 2 min on, 100 % of the requests to api fail: the run ends at 1 min, so this does "
                    "not happen."));
    QVERIFY(text("healthy").empty());
  }

  void anObjectiveWithoutRequestsIsNotMet() {
    const auto missed = [](const std::string& target) {
      const Results results = resultsOf(still("20s", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service, operations: {go: {steps: [{wait: 1h}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(1/s), mix: {api/go: 100%}}}
objectives: {quick: {of: load, )" + target +
                                        "}}\n");
      const Verdict* said = verdict(results, "objective-missed");
      return results.objectivesMet() || results.objectives.front().requests > 0 || said == nullptr
                 ? std::string("met")
                 : said->text;
    };
    QCOMPARE(missed("success: 99%"),
             std::string(
                 "The success of quick cannot be judged: no request of load ended while it was measured."));
    QCOMPARE(missed("p99: 100ms"),
             std::string(
                 "quick is missed: at the end 100 % of the requests of load have waited for more than 100 ms "
                 "and still do; its p99 allows no more."));
  }

  // Work at a third of its speed leaves 47 requests a second behind; 20 a second are worked off afterwards.
  void recoveryIsOnlyMissedAfterAWhile_data() {
    QTest::addColumn<QString>("duration");
    QTest::addColumn<QString>("code");
    QTest::newRow("20 s after the fault") << "80s"
                                          << "recovery-open";
    QTest::newRow("60 s after the fault") << "120s"
                                          << "not-recovered";
    QTest::newRow("long after the fault") << "300s"
                                          << "recovery";
  }

  void recoveryIsOnlyMissedAfterAWhile() {
    QFETCH(QString, duration);
    QFETCH(QString, code);
    const Results results =
        resultsOf(R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, queue: 100000, cpu: {limit: 1}, operations: {go: {steps: [{work: 10ms}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(80/s), mix: {api/go: 100%}}}
scenarios:
  base: {duration: )" +
                  duration.toStdString() +
                  R"(, warmup: 0s, faults: [{at: 20s, for: 40s, kind: slow, target: api, factor: x3}]}
)");
    const auto said = std::find_if(results.verdicts.begin(), results.verdicts.end(),
                                   [](const Verdict& one) { return one.text.starts_with("From 20 s on, "); });
    QVERIFY(said != results.verdicts.end());
    QVERIFY2(said->code == code.toStdString(), said->text.c_str());
  }

  void onlyTheArrowThatFailsIsNamed() {
    const Results results = resultsOf(still("60s", "0s") + R"(components:
  user: {kind: client}
  web: {kind: gateway, operations: {go: {steps: [{call: slow}, {call: limited}]}}}
  slow: {kind: service, operations: {go: {steps: [{wait: exponential(20ms)}]}}}
  limited: {kind: service, operations: {go: {steps: [{call: stock}]}}}
  stock: {kind: service, operations: {go: {steps: [{wait: 1ms}]}}}
connections:
  user -> web: {timeout: 10s}
  web -> slow: {timeout: 60ms}
  web -> limited: {timeout: 10s}
  limited -> stock: {rateLimit: {rate: 20/s, burst: 5}}
workloads: {load: {from: user, arrivals: constant(100/s)}}
)");
    for (const Verdict& one : results.verdicts) {
      if (one.code == "timeouts") QCOMPARE(one.component, std::string("web -> slow"));
      if (one.code == "rate-limited") QCOMPARE(one.component, std::string("limited -> stock"));
    }
    QVERIFY(verdict(results, "timeouts") != nullptr);
    QVERIFY2(verdict(results, "timeouts")->text.starts_with("5.0 % of the calls"),
             verdict(results, "timeouts")->text.c_str());  // exp(-3)
    QVERIFY(verdict(results, "rate-limited") != nullptr);
  }

  void sentencesNameWhatTheDrawingShows() {
    const Results results = resultsOf(R"(components:
  user: {kind: client}
  cart: {kind: service, title: Shopping cart, replicas: 1, cpu: {limit: 1}, operations: {go: {steps: [{call: pay}]}}}
  pay: {kind: service, title: Payments, replicas: 1, queue: 100000, cpu: {limit: 1}, operations: {go: {steps: [{work: 10ms}]}}}
connections: {user -> cart: {}, cart -> pay: {timeout: 500ms}}
workloads: {load: {from: user, arrivals: constant(120/s), mix: {cart/go: 100%}}}
scenarios:
  base:
    duration: 60s
    warmup: 0s
    faults:
      - {at: 30s, kind: latency, connection: cart -> pay, add: 1ms, for: 5s}
      - {at: 2m, kind: errors, target: cart}
)");
    const auto of = [&](const std::string& code) {
      const Verdict* said = verdict(results, code);
      return said == nullptr ? Verdict() : *said;
    };
    QVERIFY2(of("saturated").text.starts_with("Payments is "), of("saturated").text.c_str());
    QCOMPARE(of("saturated").component, std::string("pay"));
    QCOMPARE(of("saturated").path, std::string("components/pay/replicas"));
    QVERIFY2(of("timeouts").text.find(" of the calls Shopping cart -> Payments take longer than 500 ms") !=
                 std::string::npos,
             of("timeouts").text.c_str());
    QCOMPARE(of("timeouts").component, std::string("cart -> pay"));
    QCOMPARE(of("timeouts").path, std::string("connections/cart -> pay/timeout"));
    QVERIFY2(of("fault-after-end").text.find("requests to Shopping cart fail") != std::string::npos,
             of("fault-after-end").text.c_str());
    QCOMPARE(results.recoveries.size(), std::size_t{1});
    QCOMPARE(results.recoveries.front().fault, std::string("Shopping cart -> Payments is slower by 1 ms"));
  }

  void aTitleThatTwoHaveNamesNeither() {
    const auto network = compile(designOf(R"(components:
  a: {kind: service, title: Orders}
  b: {kind: service, title: Orders}
  stock: {kind: service, title: Stock}
connections: {a -> stock: {}}
)"),
                                 {});
    QVERIFY(network.ok());
    QCOMPARE(network->shownName("a"), std::string("a"));
    QCOMPARE(network->shownName("b"), std::string("b"));
    QCOMPARE(network->shownName("a -> stock"), std::string("a -> Stock"));
    QCOMPARE(network->shownName("nobody"), std::string("nobody"));
  }

  void aRunWithoutLoadIsNotCalledHealthy() {
    const Results results = resultsOf(still("20s", "0s") + R"(components:
  user: {kind: client}
  api: {kind: service}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: poisson(0/s), mix: {api: 100%}}}
)");
    QCOMPARE(results.verdicts.size(), std::size_t{1});
    QCOMPARE(results.verdicts.front().code, std::string("no-load"));
    QCOMPARE(results.verdicts.front().text,
             std::string("No request of load arrived in the measured time: nothing can be said about it."));
  }
};

QTEST_APPLESS_MAIN(WordsTest)
#include "words_test.moc"
