// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The files a run leaves behind: traces, metrics, JUnit, report.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/cli/html_chart.h"
#include "app/cli/html_text.h"
#include "tests/app/cli/cli_runner.h"

using namespace windtunnel::app::cli;

class RunFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void tracesAreOtlpUnlessTheNameSaysJaeger();
  void allFilesOfOneRun();
  void runsAreTheSameWithFilesAndWithout();
  void theReportStandsAlone();
  void whatTheReaderWroteStaysText();
  void obstaclesAreFoundBeforehand();
  void wrongSharesAreRefused();
  void chartsKeepPeaks();

 private:
  std::string at(const char* name) const { return m_folder.filePath(name).toStdString(); }
  std::string contentOf(const std::string& path) const {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "";
  }

  QTemporaryDir m_folder;
};

void RunFilesTest::tracesAreOtlpUnlessTheNameSaysJaeger() {
  const CliCall run =
      callCli({"simulate", "-", "--traces", at("a.json"), "--trace-share", "10%"}, kSmallDesign);
  QCOMPARE(run.code, 0);
  QVERIFY2(run.says("Wrote " + at("a.json")), run.out.c_str());
  QVERIFY(nlohmann::json::parse(contentOf(at("a.json")))["resourceSpans"].size() == 5);
  callCli({"simulate", "-", "--traces", at("Jaeger.json"), "--trace-slowest", "7", "--trace-share", "0%"},
          kSmallDesign);
  QVERIFY(nlohmann::json::parse(contentOf(at("Jaeger.json")))["data"].size() == 7);
  callCli({"simulate", "-", "--traces", at("b.json"), "--trace-format", "jaeger"}, kSmallDesign);
  QVERIFY(nlohmann::json::parse(contentOf(at("b.json"))).contains("data"));
}

void RunFilesTest::allFilesOfOneRun() {
  const CliCall run = callCli({"simulate", "-", "--metrics", at("m.txt"), "--junit", at("j.xml"), "--report",
                               at("r.html"), "--format", "json", "--set", "objectives/fast/p99=1us"},
                              kSmallDesign);
  QCOMPARE(run.code, 1);
  QVERIFY((run.json()["files"] == nlohmann::json{at("m.txt"), at("j.xml"), at("r.html")}));
  QVERIFY(contentOf(at("m.txt")).ends_with("# EOF\n"));
  QVERIFY(contentOf(at("j.xml")).find("failures=\"1\"") != std::string::npos);
  QVERIFY(contentOf(at("r.html")).find("1 of 1 objectives missed") != std::string::npos);
}

void RunFilesTest::runsAreTheSameWithFilesAndWithout() {
  auto without = callCli({"simulate", "-", "--format", "json"}, kSmallDesign).json();
  auto with = callCli({"simulate", "-", "--format", "json", "--traces", at("t.json")}, kSmallDesign).json();
  for (auto* json : {&without, &with}) {
    json->erase("wallClock");
    json->erase("files");
  }
  QVERIFY(with == without);
}

void RunFilesTest::theReportStandsAlone() {
  callCli({"simulate", "-", "--report", at("r.html"), "--set", "shop/replicas=3"}, kSmallDesign);
  const std::string page = contentOf(at("r.html"));
  for (const char* part :
       {"<!DOCTYPE html>", "<title>Small</title>", "Every objective is met", "data:image/svg+xml;base64,",
        "prefers-color-scheme: dark", "<polyline", "Latency of users", "shop/replicas=3", "Assumptions",
        "poisson(50/s)", "warm-up", "</html>"})
    QVERIFY2(page.find(part) != std::string::npos, part);
  for (const char* part : {"http://", "https://", "<script", "<link", "url("})
    QVERIFY2(page.find(part) == std::string::npos, part);
}

void RunFilesTest::whatTheReaderWroteStaysText() {
  const std::string design =
      std::string(kSmallDesign)
          .replace(std::string(kSmallDesign).find("name: Small"), 11, "name: \"<script>alert(1)</script>\"");
  callCli({"simulate", "-", "--report", at("x.html")}, design);
  QVERIFY(contentOf(at("x.html")).find("<script>") == std::string::npos);
  QVERIFY(contentOf(at("x.html")).find("&lt;script&gt;") != std::string::npos);
}

void RunFilesTest::obstaclesAreFoundBeforehand() {
  const CliCall nowhere = callCli({"simulate", "-", "--report", at("missing/r.html")}, kSmallDesign);
  QCOMPARE(nowhere.code, 2);
  QVERIFY2(nowhere.complains("there is no folder"), nowhere.err.c_str());
  const CliCall folder = callCli({"simulate", "-", "--metrics", at(".")}, kSmallDesign);
  QCOMPARE(folder.code, 2);
  QVERIFY2(folder.complains("it is a folder"), folder.err.c_str());
}

void RunFilesTest::wrongSharesAreRefused() {
  for (const char* share : {"150%", "many", "-1%"}) {
    const CliCall run = callCli(
        {"simulate", "-", "--traces", at("t.json"), std::string("--trace-share=") + share}, kSmallDesign);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.complains(share), run.err.c_str());
  }
}

void RunFilesTest::chartsKeepPeaks() {
  windtunnel::simulator::Series values(5000, 1.0F);
  values[3333] = 100.0F;
  const auto number = [](double value) { return std::to_string(static_cast<int>(value)); };
  const std::string svg = html::chart("peak", {{"a", &values}}, {{"fault <1>", 10, 20}}, number);
  QVERIFY(svg.find(">100</text>") != std::string::npos);
  QVERIFY(svg.find(",8.0 ") != std::string::npos);  // the top of the chart
  QVERIFY(svg.find("fault &lt;1&gt;") != std::string::npos);
  QVERIFY(svg.size() < 30'000);
  const windtunnel::simulator::Series nothing;
  QVERIFY(html::chart("none", {{"a", &nothing}}, {}, number).empty());
}

QTEST_APPLESS_MAIN(RunFilesTest)
#include "run_files_test.moc"
