// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The sweep and merge commands: points, stores, parts, CSV, refusals.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/cli_runner.h"

class SweepCommandTest : public QObject {
  Q_OBJECT

 private slots:
  void everyCombinationIsARow();
  void csvHasALineForEachPoint();
  void aHypercubeSamplesRanges();
  void bracketsKeepTheirCommas();
  void aStoppedSweepGoesOn();
  void partsMergedEqualTheWholeToTheByte();
  void missingPointsAreNamed();
  void aLimitIsExitCodeThree();
  void whatHasNoEffectIsSaid();
  void wrongQuestionsAreExplained_data();
  void wrongQuestionsAreExplained();
  void wrongStoresAreRefused();

 private:
  std::string file(const char* name) const { return m_folder.filePath(name).toStdString(); }
  QTemporaryDir m_folder;
};

namespace {

CliCall sweep(const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{
      "sweep", "-", "--set", "shop/replicas=1,2,3", "--set", "connections/edge -> shop/timeout=1s..2s:2"};
  words.insert(words.end(), more.begin(), more.end());
  return callCli(words, kSmallDesign);
}

std::string contents(const std::string& path) {
  QFile file(QString::fromStdString(path));
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "";
}

}  // namespace

void SweepCommandTest::everyCombinationIsARow() {
  const CliCall call = sweep();
  QCOMPARE(call.code, 0);
  QVERIFY2(call.out.starts_with("Small: scenario short, seed 3, 2 replications in each point, 6 of 6 points "
                                "done\n\n"),
           call.out.c_str());
  for (const char* word : {"shop/replicas", "edge -> shop/timeout", "p99", "met", "used up first"})
    QVERIFY2(call.says(word), call.out.c_str());
  const auto json = sweep({"--format", "json"}).json();
  QVERIFY(json["ok"] == true && json["planned"] == 6 && json["done"] == 6);
  QVERIFY(json["points"][1]["values"]["components/shop/replicas"] == "1");
  QVERIFY(json["points"][1]["values"]["connections/edge -> shop/timeout"] == "2s");
  QVERIFY(json["points"][0]["workloads"]["users"]["p99"] > json["points"][4]["workloads"]["users"]["p99"]);
}

void SweepCommandTest::csvHasALineForEachPoint() {
  const CliCall call = sweep({"--csv", "-"});
  QVERIFY2(call.out.starts_with("point,components/shop/replicas,connections/edge -> shop/timeout,users.rate,"
                                "users.rateHalfWidth,"),
           call.out.c_str());
  QCOMPARE(std::count(call.out.begin(), call.out.end(), '\n'), std::ptrdiff_t{7});
  QCOMPARE(sweep({"--csv", file("points.csv")}).code, 0);
  QCOMPARE(contents(file("points.csv")), call.out);
}

void SweepCommandTest::aHypercubeSamplesRanges() {
  const auto json = callCli({"sweep", "-", "--set", "shop/concurrency=8..64", "--set", "shop/replicas=1,2",
                             "--lhs", "6", "--format", "json"},
                            kSmallDesign)
                        .json();
  QCOMPARE(json["points"].size(), std::size_t{6});
  int ones = 0;
  for (const auto& point : json["points"]) {
    const int served = std::stoi(point["values"]["components/shop/concurrency"].get<std::string>());
    QVERIFY(served >= 8 && served <= 64);
    ones += point["values"]["components/shop/replicas"] == "1" ? 1 : 0;
  }
  QCOMPARE(ones, 3);
}

void SweepCommandTest::bracketsKeepTheirCommas() {
  const auto json =
      callCli({"sweep", "-", "--set",
               "shop/operations/page/steps/0/work=exponential(1ms), lognormal(median 1ms, p99 9ms),3ms",
               "--format", "json"},
              kSmallDesign)
          .json();
  QCOMPARE(json["points"].size(), std::size_t{3});
  QVERIFY(json["points"][1]["values"]["components/shop/operations/page/steps/0/work"] ==
          "lognormal(median 1ms, p99 9ms)");
}

void SweepCommandTest::aStoppedSweepGoesOn() {
  const std::string store = file("resumed.sqlite");
  QCOMPARE(sweep({"--store", store, "--shard", "1/2"}).code, 0);
  const CliCall rest = sweep({"--store", store, "--format", "json"});
  QCOMPARE(rest.code, 0);
  QCOMPARE(rest.out, sweep({"--format", "json"}).out);
  QCOMPARE(sweep({"--store", store, "--format", "json"}).out, rest.out);
  QVERIFY(sweep({"--store", store, "--format", "json", "--seed", "9"}).out != rest.out);
}

void SweepCommandTest::partsMergedEqualTheWholeToTheByte() {
  for (const char* part : {"1", "2", "3"})
    QCOMPARE(sweep({"--store", file(part), "--shard", std::string(part) + "/3", "--threads", part}).code, 0);
  const CliCall merged = callCli({"merge", file("3"), file("1"), file("2"), "-o", file("all"), "--csv",
                                  file("merged.csv"), "--format", "json"});
  QCOMPARE(merged.code, 0);
  QVERIFY(merged.json()["added"] == 6);
  const CliCall whole = sweep({"--format", "json", "--csv", file("whole.csv")});
  QCOMPARE(contents(file("merged.csv")), contents(file("whole.csv")));
  QVERIFY(!contents(file("whole.csv")).empty());
  auto expected = whole.json();
  expected.erase("ok");
  QCOMPARE(merged.json()["sweeps"][0].dump(), expected.dump());
  QCOMPARE(sweep({"--store", file("all"), "--format", "json"}).out, whole.out);
}

void SweepCommandTest::missingPointsAreNamed() {
  QCOMPARE(sweep({"--store", file("half"), "--shard", "1/2"}).code, 0);
  const CliCall call = callCli({"merge", file("half"), "-o", file("half-of-all")});
  QCOMPARE(call.code, 1);
  QVERIFY2(call.says("3 of 6 points done") && call.says("missing: 2, 4, 6"), call.out.c_str());
}

void SweepCommandTest::aLimitIsExitCodeThree() {
  const CliCall call = sweep({"--max-events", "500"});
  QCOMPARE(call.code, 3);
  QVERIFY2(call.says("PARTIAL: event-limit"), call.out.c_str());
}

void SweepCommandTest::whatHasNoEffectIsSaid() {
  const CliCall call = callCli({"sweep", "-", "--set", "objectives/fast/p99=1us,2s"}, kSmallDesign);
  QCOMPARE(call.code, 0);
  QVERIFY2(call.says("All points gave the same run") && call.says("MISSED"), call.out.c_str());
}

void SweepCommandTest::wrongQuestionsAreExplained_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("sentence");
  const auto set = [](const char* text) { return QStringList{"--set", text}; };
  QTest::addRow("component") << set("shpo/replicas=1,2") << "did you mean \"shop\"?";
  QTest::addRow("text") << set("shop/image=a,b") << "a sweep cannot vary components/shop/image";
  QTest::addRow("what else") << set("shop/image=a,b")
                             << "what it can vary there: replicas, cpu/request, cpu/limit";
  QTest::addRow("no range") << set("shop/startup=1s..2s:3") << "startup has no range";
  QTest::addRow("value") << set("shop/replicas=1,many") << "\"many\"";
  QTest::addRow("out of range") << set("shop/replicas=1,100000") << "between 0 and 5000";
  QTest::addRow("twice") << set("shop/replicas=1,1") << "1 is named twice";
  QTest::addRow("falling") << set("shop/replicas=3..1:3") << "the range does not rise";
  QTest::addRow("steps") << set("shop/replicas=1..3:x") << "\"x\" is no number of steps";
  QTest::addRow("no steps") << set("shop/replicas=1..3") << "a range needs a number of steps";
  QTest::addRow("same path") << QStringList{"--set", "shop/replicas=1,2", "--set",
                                            "components/shop/replicas=3"}
                             << "is varied twice";
  QTest::addRow("too many") << QStringList{"--set", "shop/replicas=1..1000:1000", "--set",
                                           "shop/queue=1..1000:1000"}
                            << "more than 100 000 combinations";
  QTest::addRow("shard") << QStringList{"--set", "shop/replicas=1,2", "--shard", "1/2"} << "add --store FILE";
  QTest::addRow("shard number") << QStringList{"--set", "shop/replicas=1,2", "--store", "x", "--shard", "3/2"}
                                << "\"3/2\" names no part of a sweep";
  QTest::addRow("scenario") << QStringList{"--set", "shop/replicas=1,2", "--scenario", "shrot"}
                            << "did you mean \"short\"?";
  QTest::addRow("overruled") << QStringList{"--set", "shop/replicas=1,2", "--scenario", "six"}
                             << "changes components/shop/replicas itself";
}

void SweepCommandTest::wrongQuestionsAreExplained() {
  QFETCH(const QStringList, arguments);
  QFETCH(const QString, sentence);
  std::vector<std::string> words{"sweep", "-"};
  for (const QString& argument : arguments) words.push_back(argument.toStdString());
  const CliCall call =
      callCli(words, std::string(kSmallDesign) +
                         "  six: {extends: short, changes: {components/shop/replicas: \"6\"}}\n");
  QCOMPARE(call.code, 2);
  QVERIFY(call.out.empty());
  QVERIFY2(call.complains(sentence.toStdString()), call.err.c_str());
}

void SweepCommandTest::wrongStoresAreRefused() {
  const CliCall none = callCli({"merge", file("nowhere"), "-o", file("new")});
  QCOMPARE(none.code, 2);
  QVERIFY2(none.complains("there is no such file"), none.err.c_str());
  QVERIFY(!QFile::exists(QString::fromStdString(file("new"))));
  QFile text(QString::fromStdString(file("text")));
  QVERIFY(text.open(QIODevice::WriteOnly));
  text.write(QByteArray(3000, 'x'));
  text.close();
  const CliCall foreign = sweep({"--store", file("text")});
  QCOMPARE(foreign.code, 2);
  QVERIFY2(foreign.complains("damaged or no store of runs"), foreign.err.c_str());
  QCOMPARE(contents(file("text")).size(), std::size_t{3000});
}

QTEST_APPLESS_MAIN(SweepCommandTest)
#include "sweep_test.moc"
