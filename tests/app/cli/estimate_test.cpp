// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The estimate command: figures marked as estimates, overload, mistakes, exit codes.
#include <QTest>

#include "tests/app/cli/cli_runner.h"

class EstimateCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void textMarksEveryFigureAsAnEstimate();
  void jsonCarriesAllFigures();
  void overloadIsExitCodeOne();
  void settingsChangeTheEstimateOnly();
  void mistakesAreExplained_data();
  void mistakesAreExplained();
};

void EstimateCommandTest::textMarksEveryFigureAsAnEstimate() {
  const CliCall call = callCli({"estimate", "-"}, kSmallDesign);
  QCOMPARE(call.code, 0);
  QVERIFY2(
      call.out.starts_with("Small: scenario short, ESTIMATE by queueing formulas, nothing was simulated\n\n"
                           "First to be used up: "),
      call.out.c_str());
  for (const char* word : {"End to end", "Components", "Arrows", "edge -> shop", " ~"})
    QVERIFY2(call.says(word), word);
  QVERIFY(call.err.empty());
}

void EstimateCommandTest::jsonCarriesAllFigures() {
  const auto json = callCli({"estimate", "-", "--format", "json"}, kSmallDesign).json();
  QVERIFY(json["ok"] == true);
  QVERIFY(json["estimate"] == true);
  QVERIFY(json["overloaded"] == false);
  QVERIFY(json["workloads"][0]["latency"]["p99"] > json["workloads"][0]["latency"]["mean"]);
  for (const char* key : {"components", "connections", "bottleneck", "leftOut"})
    QVERIFY2(json.contains(key), key);
}

void EstimateCommandTest::overloadIsExitCodeOne() {
  const std::vector<std::string> tooMuch{"estimate", "-", "--set",
                                         "workloads/users/arrivals=poisson(100000/s)"};
  const CliCall text = callCli(tooMuch, kSmallDesign);
  QCOMPARE(text.code, 1);
  QVERIFY2(text.says("OVERLOADED: the "), text.out.c_str());
  QVERIFY2(text.says("There is no steady state"), text.out.c_str());
  std::vector<std::string> asJson = tooMuch;
  asJson.insert(asJson.end(), {"--format", "json"});
  const auto json = callCli(asJson, kSmallDesign).json();
  QVERIFY(json["ok"] == false);
  QVERIFY(json["workloads"][0]["latency"].is_null());
  QVERIFY(json["bottleneck"]["loadMultiple"] < 1);
}

void EstimateCommandTest::settingsChangeTheEstimateOnly() {
  const auto json =
      callCli({"estimate", "-", "--format", "json", "--set", "shop/replicas=7"}, kSmallDesign).json();
  for (const auto& component : json["components"])
    if (component["id"] == "shop") QVERIFY(component["replicas"] == 7);
}

void EstimateCommandTest::mistakesAreExplained_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("scenario") << QStringList{"--scenario", "shrot"} << "did you mean \"short\"?";
  QTest::newRow("setting") << QStringList{"--set", "shoop/replicas=7"} << "did you mean \"shop\"?";
  QTest::newRow("value") << QStringList{"--set", "shop/replicas=many"} << "is not a whole number";
}

void EstimateCommandTest::mistakesAreExplained() {
  QFETCH(const QStringList, arguments);
  QFETCH(const QString, sentence);
  std::vector<std::string> words{"estimate", "-"};
  for (const QString& argument : arguments) words.push_back(argument.toStdString());
  const CliCall call = callCli(words, kSmallDesign);
  QCOMPARE(call.code, 2);
  QVERIFY(call.out.empty());
  QVERIFY2(call.complains(sentence.toStdString()), call.err.c_str());
}

QTEST_APPLESS_MAIN(EstimateCommandTest)
#include "estimate_test.moc"
