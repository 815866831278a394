// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The simulate command: verdict, figures, settings, determinism, exit codes.
#include <QTest>

#include "app/cli/figures_text.h"
#include "app/cli/progress_bar.h"
#include "app/cli/text_table.h"
#include "tests/app/cli/cli_runner.h"

using namespace windtunnel::app::cli;

class SimulateTest : public QObject {
  Q_OBJECT

 private slots:
  void textSaysTheVerdictFirst();
  void jsonCarriesAllFigures();
  void theSameFingerprintForAnyNumberOfThreads();
  void anotherSeedGivesAnotherRun();
  void aMissedObjectiveIsExitCodeOne();
  void aLimitIsExitCodeThree();
  void settingsChangeTheRunOnly();
  void aSingleValueStandsForItsProperty();
  void wrongSettingsAreExplained_data();
  void wrongSettingsAreExplained();
  void anUnknownScenarioIsExplained();
  void boxesAndArrowsAloneAreNamed();
  void callsInACircleAreSaidBeforehand();
  void wrongSeedsAreRefused();
  void replicationsAreAddedUntilThePrecisionIsReached();
  void oneRunIsCutIntoBatches();
  void aPrecisionOutOfReachIsExitCodeThree();
  void theWarmupIsFoundOrGiven();
  void wrongPrecisionsAndWarmupsAreRefused();
  void failingRequestsAreSaid();
  void figuresAreReadable();
  void tablesAlign();
  void progressIsDrawn();
};

void SimulateTest::textSaysTheVerdictFirst() {
  const CliCall run = callCli({"simulate", "-"}, kSmallDesign);
  QCOMPARE(run.code, 0);
  QVERIFY2(run.out.starts_with("Small: scenario short, seed 3, 2 x 20.0 s after 2.00 s warm-up\n\nVerdict: "
                               "every objective is met (1 of 1)."),
           run.out.c_str());
  for (const char* word :
       {"Objectives", "End to end", "Components", "Arrows", "edge -> shop", "fingerprint", "conservation"})
    QVERIFY2(run.says(word), word);
  QVERIFY(run.err.empty());
}

void SimulateTest::jsonCarriesAllFigures() {
  const CliCall run = callCli({"simulate", "-", "--format", "json"}, kSmallDesign);
  const auto json = run.json();
  QVERIFY(json["ok"] == true);
  QVERIFY(json["complete"] == true);
  for (const char* key :
       {"fingerprint", "conservation", "workloads", "components", "connections", "objectives", "verdicts"})
    QVERIFY2(json.contains(key), key);
  QVERIFY(callCli({"simulate", "-", "--format", "json", "--series"}, kSmallDesign).out.size() >
          run.out.size());
}

void SimulateTest::theSameFingerprintForAnyNumberOfThreads() {
  const auto one = callCli({"simulate", "-", "--format", "json", "--threads", "1"}, kSmallDesign).json();
  const auto two = callCli({"simulate", "-", "--format", "json", "--threads", "2"}, kSmallDesign).json();
  QVERIFY(one["fingerprint"] == two["fingerprint"]);
  QVERIFY(one["workloads"] == two["workloads"]);
}

void SimulateTest::anotherSeedGivesAnotherRun() {
  const auto three = callCli({"simulate", "-", "--format", "json"}, kSmallDesign).json();
  const auto four = callCli({"simulate", "-", "--format", "json", "--seed", "4"}, kSmallDesign).json();
  QVERIFY(three["fingerprint"] != four["fingerprint"]);
}

void SimulateTest::aMissedObjectiveIsExitCodeOne() {
  const CliCall run = callCli({"simulate", "-", "--set", "objectives/fast/p99=1us"}, kSmallDesign);
  QCOMPARE(run.code, 1);
  QVERIFY2(run.says("Verdict: objectives are missed (1 of 1)."), run.out.c_str());
  QVERIFY(run.says("MISSED"));
}

void SimulateTest::aLimitIsExitCodeThree() {
  const CliCall run = callCli({"simulate", "-", "--format", "json", "--max-events", "500"}, kSmallDesign);
  QCOMPARE(run.code, 3);
  QVERIFY(run.json()["complete"] == false);
  const CliCall whole = callCli({"simulate", "-", "--max-seconds", "500"}, kSmallDesign);
  QCOMPARE(whole.code, 0);
}

void SimulateTest::settingsChangeTheRunOnly() {
  const auto json = callCli({"simulate", "-", "--format", "json", "--set", "shop/replicas=5", "--set",
                             "scenarios/short/duration=10s", "--set", "connections/edge -> shop/timeout=1s"},
                            kSmallDesign)
                        .json();
  QVERIFY(json["settings"].size() == 3);
  QVERIFY(json["duration"] == 10.0);
  for (const auto& component : json["components"])
    if (component["id"] == "shop") QVERIFY(component["replicas"] == 5.0);
}

void SimulateTest::aSingleValueStandsForItsProperty() {
  const auto use = [](const std::string& setting) {
    const auto json = callCli({"simulate", "-", "--format", "json", "--set", setting}, kSmallDesign).json();
    for (const auto& component : json["components"])
      if (component["id"] == "shop") return component["cpuUtilisation"].get<double>();
    return 0.0;
  };
  QVERIFY(use("shop/cpu=4") > 0);
  QCOMPARE(use("shop/cpu=4"), use("shop/cpu/limit=4"));
}

void SimulateTest::wrongSettingsAreExplained_data() {
  QTest::addColumn<QString>("setting");
  QTest::addColumn<QString>("sentence");
  QTest::addRow("no value") << "shop/replicas"
                            << "needs a path and a value";
  QTest::addRow("component") << "shpo/replicas=4"
                             << "did you mean \"shop\"?";
  QTest::addRow("component in full") << "components/shpo/replicas=4"
                                     << "did you mean \"shop\"?";
  QTest::addRow("property") << "shop/replica=4"
                            << "did you mean \"replicas\"?";
  QTest::addRow("value") << "shop/replicas=many"
                         << "many";
  QTest::addRow("item past the end") << "shop/operations/page/steps/7/work=1ms"
                                     << "there is no item 7 at components/shop/operations/page/steps";
  QTest::addRow("item of no list") << "platform/zones/0=a"
                                   << "there is no item 0 at platform/zones";
  QTest::addRow("arrow") << "connections/edge -> shpo/timeout=1s"
                         << "did you mean \"edge -> shop\"?";
}

void SimulateTest::wrongSettingsAreExplained() {
  QFETCH(const QString, setting);
  QFETCH(const QString, sentence);
  const CliCall run = callCli({"simulate", "-", "--set", setting.toStdString()}, kSmallDesign);
  QCOMPARE(run.code, 2);
  QVERIFY(run.out.empty());
  QVERIFY2(run.complains(sentence.toStdString()), run.err.c_str());
}

void SimulateTest::anUnknownScenarioIsExplained() {
  const CliCall run = callCli({"simulate", "-", "--scenario", "shrot"}, kSmallDesign);
  QCOMPARE(run.code, 2);
  QVERIFY2(run.complains("shrot"), run.err.c_str());
  QVERIFY2(run.complains("did you mean \"short\"?"), run.err.c_str());
}

void SimulateTest::boxesAndArrowsAloneAreNamed() {
  const CliCall run = callCli({"simulate", "-", "--replications", "1"},
                              "formatVersion: 1\nname: Boxes\ncomponents:\n  web: {kind: client}\n"
                              "  api: {kind: service}\n  job: {kind: job, replicas: 1}\nconnections:\n"
                              "  web -> api: {}\n");
  QCOMPARE(run.code, 0);
  QVERIFY2(run.says("Boxes: default scenario, seed 1, 1 x 10.0 min"), run.out.c_str());
  QVERIFY2(run.says("are used up first") || run.says("is used up first"), run.out.c_str());
  QVERIFY2(!run.says("  0 ms"), run.out.c_str());
}

void SimulateTest::callsInACircleAreSaidBeforehand() {
  const CliCall run = callCli({"simulate", "-", "--replications", "1"},
                              "formatVersion: 1\ncomponents:\n  web: {kind: client}\n  a: {kind: service}\n"
                              "  b: {kind: service}\nconnections:\n  web -> a: {}\n  a -> b: {}\n"
                              "  b -> a: {}\n");
  QVERIFY2(run.complains("calls run in a circle: a/handle -> b/handle -> a/handle"), run.err.c_str());
}

void SimulateTest::wrongSeedsAreRefused() {
  for (const char* seed : {"-1", "99999999999999999999", "x", "1.5"}) {
    const CliCall run = callCli({"simulate", "-", std::string("--seed=") + seed}, kSmallDesign);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.complains("is not a whole number"), run.err.c_str());
  }
}

void SimulateTest::replicationsAreAddedUntilThePrecisionIsReached() {
  const auto json = callCli({"simulate", "-", "--precision", "5%", "--format", "json"}, kSmallDesign).json();
  QVERIFY(json["precision"]["reached"] == true);
  QVERIFY(json["precision"]["widest"]["relativeHalfWidth"] <= 0.05);
  QVERIFY(json["replications"] >= 5);
  const CliCall text = callCli({"simulate", "-", "--precision", "5%"}, kSmallDesign);
  QCOMPARE(text.code, 0);
  QVERIFY2(text.says("Precision: reached after "), text.out.c_str());
}

void SimulateTest::oneRunIsCutIntoBatches() {
  const CliCall text = callCli({"simulate", "-", "--batches", "20"}, kSmallDesign);
  QCOMPARE(text.code, 0);
  QVERIFY2(text.says("95 % intervals over 20 batches of one run"), text.out.c_str());
  const auto json = callCli({"simulate", "-", "--batches", "20", "--format", "json"}, kSmallDesign).json();
  QCOMPARE(json["batches"].get<int>(), 20);
  QCOMPARE(json["replications"].get<int>(), 1);
  QVERIFY(json["intervals"][0]["mean"]["halfWidth"].get<double>() > 0);
  QCOMPARE(callCli({"simulate", "-", "--batches", "20", "--replications", "3"}, kSmallDesign).code, 2);
  QCOMPARE(callCli({"simulate", "-", "--batches", "3"}, kSmallDesign).code, 2);
}

void SimulateTest::aPrecisionOutOfReachIsExitCodeThree() {
  const CliCall run =
      callCli({"simulate", "-", "--precision", "0.001%", "--max-replications", "6"}, kSmallDesign);
  QCOMPARE(run.code, 3);
  QVERIFY2(run.says("Precision: NOT REACHED after 6 replications; the widest 99 % interval, "),
           run.out.c_str());
}

void SimulateTest::theWarmupIsFoundOrGiven() {
  const CliCall found = callCli({"simulate", "-", "--warmup", "auto"}, kSmallDesign);
  QCOMPARE(found.code, 0);
  QVERIFY2(found.says("found with MSER-5 in 2 pilot runs") || found.says("NO STEADY STATE"),
           found.out.c_str());
  const auto given = callCli({"simulate", "-", "--warmup", "5s", "--format", "json"}, kSmallDesign).json();
  QVERIFY(given["warmup"] == 5.0 && !given.contains("warmupFound"));
}

void SimulateTest::wrongPrecisionsAndWarmupsAreRefused() {
  for (const char* precision : {"0%", "200%", "two", "2"}) {
    const CliCall run = callCli({"simulate", "-", "--precision", precision}, kSmallDesign);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.complains(precision), run.err.c_str());
  }
  const CliCall warmup = callCli({"simulate", "-", "--warmup", "soon"}, kSmallDesign);
  QCOMPARE(warmup.code, 2);
  QVERIFY2(warmup.complains("or write auto"), warmup.err.c_str());
}

void SimulateTest::failingRequestsAreSaid() {
  const CliCall run = callCli({"simulate", "-", "--set", "shop/replicas=0"}, kSmallDesign);
  QVERIFY2(run.says("100 % of the requests of users fail") || run.says("MISSED"), run.out.c_str());
  QVERIFY2(!run.says("ok  "), run.out.c_str());
}

void SimulateTest::figuresAreReadable() {
  QCOMPARE(secondsText(0), std::string("0 ms"));
  QCOMPARE(secondsText(0.0000123), std::string("12.3 µs"));
  QCOMPARE(secondsText(0.0032), std::string("3.20 ms"));
  QCOMPARE(secondsText(0.9999), std::string("1.00 s"));
  QCOMPARE(secondsText(600), std::string("10.0 min"));
  QCOMPARE(rateText(1234.4), std::string("1234/s"));
  QCOMPARE(percentText(0), std::string("0 %"));
  QCOMPARE(percentText(0.973), std::string("97.3 %"));
  QCOMPARE(percentText(0.99987), std::string("99.987 %"));
  QCOMPARE(percentText(0.00012), std::string("0.012 %"));
  QCOMPARE(countText(1234567), std::string("1 234 567"));
}

void SimulateTest::tablesAlign() {
  TextTable table({{"name", TextTable::Align::Left}, {"time"}});
  table.add({"a", "12.3 µs"});
  table.add({"longer", "1 s"});
  QCOMPARE(table.text(), std::string("  name       time\n  a       12.3 µs\n  longer      1 s\n"));
}

void SimulateTest::progressIsDrawn() {
  QCOMPARE(progressText("x", 500), std::string("x [####################--------------------]  50 %"));
  std::ostringstream terminal;
  std::atomic<int> permille = 250;
  { const ProgressBar quick(terminal, "quick", permille); }
  QVERIFY(terminal.str().empty());
  {
    const ProgressBar slow(terminal, "slow", permille);
    QTest::qSleep(700);
  }
  QVERIFY(terminal.str().find("slow [##########") != std::string::npos);
  QVERIFY(terminal.str().ends_with("\r\x1b[K"));
}

QTEST_APPLESS_MAIN(SimulateTest)
#include "simulate_test.moc"
