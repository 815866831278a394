// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The compare command: who is compared with whom, the words, exit codes.
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "tests/app/cli/cli_runner.h"

class CompareTest : public QObject {
  Q_OBJECT

 private slots:
  void aChangeIsASystemOfItsOwn();
  void jsonCarriesEveryDifference();
  void scenariosOfOneDesignAreCompared();
  void systemsWithoutACommonWorkloadAreNotJudged();
  void aCandidateThatMissesAnObjectiveIsExitCodeOne();
  void theBaselineMayMissItsObjectives();
  void aLimitIsExitCodeThree();
  void wrongQuestionsAreExplained_data();
  void wrongQuestionsAreExplained();
};

namespace {

const std::vector<std::string> kSlower{"compare", "-", "--change", "shop/operations/page/steps/0/work=10ms"};

std::vector<std::string> with(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

nlohmann::json rowOf(const nlohmann::json& comparison, const std::string& figure) {
  for (const auto& row : comparison["differences"])
    if (row["figure"] == figure) return row;
  return {};
}

}  // namespace

void CompareTest::aChangeIsASystemOfItsOwn() {
  const CliCall call = callCli(with(kSlower, {"--change", "shop/replicas=5"}), kSmallDesign);
  QCOMPARE(call.code, 0);
  QVERIFY2(call.out.starts_with("3 systems on the same random numbers, seed 3\n\nB against A: better in no "
                                "figures, worse in "),
           call.out.c_str());
  for (const char* text :
       {"A  - (baseline)", "-, shop/operations/page/steps/0/work=10ms", "-, shop/replicas=5", "95 % interval",
        "worse", "C against A\n", "Objectives\n", " met"})
    QVERIFY2(call.says(text), call.out.c_str());
}

void CompareTest::jsonCarriesEveryDifference() {
  const auto json = callCli(with(kSlower, {"--format", "json", "--replications", "6"}), kSmallDesign).json();
  QVERIFY(json["ok"] == true);
  QCOMPARE(json["candidates"].size(), std::size_t{2});
  QVERIFY(json["candidates"][1]["settings"][0] == "shop/operations/page/steps/0/work=10ms");
  QVERIFY(json["seed"] == 3 && json["replications"] == 6 && json["level"] == 0.95);
  const auto mean = rowOf(json["comparisons"][0], "mean");
  QVERIFY(mean["judgement"] == "worse");
  QVERIFY(mean["low"] > 0.005 && mean["high"] < 0.012);
  QVERIFY(rowOf(json["comparisons"][0], "errorShare")["judgement"] == "same");
}

void CompareTest::scenariosOfOneDesignAreCompared() {
  const std::string design = std::string(kSmallDesign) + "  rush: {extends: short, load: {users: x3}}\n";
  const CliCall call =
      callCli({"compare", "-", "--scenario", "short", "--scenario", "rush", "--format", "json"}, design);
  QCOMPARE(call.code, 0);
  const auto rate = rowOf(call.json()["comparisons"][0], "rate");
  QVERIFY(rate["judgement"] == "higher");
  QVERIFY(rate["relative"] > 1.8 && rate["relative"] < 2.2);
}

void CompareTest::systemsWithoutACommonWorkloadAreNotJudged() {
  const QTemporaryDir folder;
  const std::string other = folder.filePath("other.windtunnel.yaml").toStdString();
  std::ofstream(other)
      << QString(kSmallDesign).replace("users:", "guests:").replace("of: users", "of: guests").toStdString();
  const CliCall call = callCli({"compare", "-", other}, kSmallDesign);
  QCOMPARE(call.code, 0);
  QVERIFY2(call.says("B against A: not judged, as they have no workload in common."), call.out.c_str());
}

void CompareTest::aCandidateThatMissesAnObjectiveIsExitCodeOne() {
  const CliCall call = callCli({"compare", "-", "--change", "objectives/fast/p99=1us"}, kSmallDesign);
  QCOMPARE(call.code, 1);
  QVERIFY2(call.says("misses fast (p99 of users)"), call.out.c_str());
  QVERIFY(call.says("MISSED"));
}

void CompareTest::theBaselineMayMissItsObjectives() {
  const CliCall call =
      callCli({"compare", "-", "--set", "objectives/fast/p99=1us", "--change", "objectives/fast/p99=2s"},
              kSmallDesign);
  QCOMPARE(call.code, 0);
}

void CompareTest::aLimitIsExitCodeThree() {
  const CliCall call = callCli(with(kSlower, {"--max-events", "500"}), kSmallDesign);
  QCOMPARE(call.code, 3);
  QVERIFY2(call.says("PARTIAL RESULTS: the run of A was stopped"), call.out.c_str());
  QVERIFY2(call.says("B against A: not judged, as a run was stopped."), call.out.c_str());
}

void CompareTest::wrongQuestionsAreExplained_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("sentence");
  QTest::addRow("nothing") << QStringList{} << "nothing to compare the design with";
  QTest::addRow("everything") << QStringList{"--scenario", "short",    "--scenario",
                                             "short",      "--change", "shop/replicas=3"}
                              << "cannot be compared at the same time";
  QTest::addRow("stdin twice") << QStringList{"-"} << "only one design can be read from stdin";
  QTest::addRow("scenario") << QStringList{"--scenario", "short", "--scenario", "shrot"}
                            << "did you mean \"short\"?";
  QTest::addRow("change") << QStringList{"--change", "shpo/replicas=3"} << "did you mean \"shop\"?";
  QTest::addRow("empty change") << QStringList{"--change", ""} << "path=value";
  QTest::addRow("one replication") << QStringList{"--change", "shop/replicas=3", "--replications", "1"}
                                   << "--replications";
}

void CompareTest::wrongQuestionsAreExplained() {
  QFETCH(const QStringList, arguments);
  QFETCH(const QString, sentence);
  std::vector<std::string> words{"compare", "-"};
  for (const QString& argument : arguments) words.push_back(argument.toStdString());
  const CliCall call = callCli(words, kSmallDesign);
  QCOMPARE(call.code, 2);
  QVERIFY(call.out.empty());
  QVERIFY2(call.complains(sentence.toStdString()), call.err.c_str());
}

QTEST_APPLESS_MAIN(CompareTest)
#include "compare_test.moc"
