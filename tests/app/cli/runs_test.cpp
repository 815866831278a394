// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Kept runs from the command line: the list, and the traces of one.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "model/io/design_reader.h"
#include "simulator/results/run_store.h"
#include "simulator/run/run_scenario.h"
#include "tests/app/cli/cli_runner.h"

using namespace windtunnel;
using namespace windtunnel::simulator;

class RunsTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void theKeptRunsAreListed();
  void tracesOfAKeptRunAreThoseOfTheRun_data();
  void tracesOfAKeptRunAreThoseOfTheRun();
  void whatIsNotThereIsSaid();
  void theStoreOfTheDesignerIsTheUsualOne();

 private:
  std::string path(const char* name) const { return m_folder->filePath(name).toStdString(); }
  std::string store() const { return path("runs.sqlite"); }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::int64_t m_with = 0;
  std::int64_t m_without = 0;
};

void RunsTest::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  const auto read = model::readDesign(kSmallDesign, "small.windtunnel.yaml");
  ScenarioOptions options;
  options.traces = TraceOptions{};
  const auto runs = runReplications(read.document->design, "short", options);
  RunRecord record;
  record.header.name = "Run 1";
  record.header.designName = "Small";
  record.header.scenario = "short";
  record.header.keyFigures = {{"p99 seconds", 0.25}};
  record.designText = kSmallDesign;
  auto kept = RunStore::open(store());
  m_with = *kept->add(record, runs->results.traces.get());
  record.header.name = "Run 2";
  record.header.designName = "Large";
  m_without = *kept->add(record);
}

void RunsTest::theKeptRunsAreListed() {
  const CliCall text = callCli({"runs", "--store", store()});
  QCOMPARE(text.code, 0);
  QVERIFY2(text.says("Run 1") && text.says("Run 2") && text.says("p99 seconds 0.25"), text.out.c_str());
  const auto json = callCli({"runs", "--store", store(), "--design", "Small", "--format", "json"}).json();
  QCOMPARE(json["runs"].size(), std::size_t{1});
  QVERIFY(json["runs"][0]["id"] == m_with);
  QVERIFY(json["runs"][0]["traces"].get<int>() > 50);
  QVERIFY(json["runs"][0]["figures"]["p99 seconds"] == 0.25);
}

void RunsTest::tracesOfAKeptRunAreThoseOfTheRun_data() {
  QTest::addColumn<QString>("name");
  QTest::newRow("OTLP") << "traces.json";
  QTest::newRow("Jaeger") << "jaeger.json";
}

void RunsTest::tracesOfAKeptRunAreThoseOfTheRun() {
  QFETCH(const QString, name);
  const auto bytes = [](const std::string& file) {
    QFile input(QString::fromStdString(file));
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
  };
  const std::string kept = path(("kept-" + name).toStdString().c_str());
  const CliCall call = callCli({"runs", std::to_string(m_with), "--store", store(), "--traces", kept});
  QCOMPARE(call.code, 0);
  QVERIFY(call.says("Wrote " + kept));
  const std::string design = path("small.windtunnel.yaml");
  QFile output(QString::fromStdString(design));
  QVERIFY(output.open(QIODevice::WriteOnly) && output.write(kSmallDesign) > 0);
  output.close();
  const std::string made = path(("made-" + name).toStdString().c_str());
  QCOMPARE(callCli({"simulate", design, "--scenario", "short", "--traces", made}).code, 0);
  QVERIFY(bytes(kept).size() > 10'000);
  QCOMPARE(bytes(kept), bytes(made));
}

void RunsTest::whatIsNotThereIsSaid() {
  const CliCall none =
      callCli({"runs", std::to_string(m_without), "--store", store(), "--traces", path("t.json")});
  QCOMPARE(none.code, 2);
  QVERIFY(none.complains("no traces were kept"));
  QVERIFY(!QFile::exists(QString::fromStdString(path("t.json"))));
  QCOMPARE(callCli({"runs", "99", "--store", store()}).code, 2);
  QVERIFY(callCli({"runs", "--store", store(), "--traces", path("t.json")}).complains("the number of a run"));
  QVERIFY(callCli({"runs", "--store", path("missing.sqlite")}).complains("there is no store of runs"));
  QVERIFY(!QFile::exists(QString::fromStdString(path("missing.sqlite"))));
}

void RunsTest::theStoreOfTheDesignerIsTheUsualOne() {
  const QString folder = m_folder->filePath("windtunnel/windtunnel");
  QVERIFY(QDir().mkpath(folder) && QFile::copy(QString::fromStdString(store()), folder + "/runs.sqlite"));
  qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
  qunsetenv("WINDTUNNEL_RUNS");
  QVERIFY(callCli({"runs"}).says("Run 1"));
  qputenv("WINDTUNNEL_RUNS", path("missing.sqlite").c_str());
  QCOMPARE(callCli({"runs"}).code, 2);
  qunsetenv("WINDTUNNEL_RUNS");
  qunsetenv("XDG_DATA_HOME");
}

QTEST_APPLESS_MAIN(RunsTest)
#include "runs_test.moc"
