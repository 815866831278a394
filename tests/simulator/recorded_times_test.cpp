// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/trace_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "design_text.h"
#include "simulator/analytic/estimate.h"
#include "simulator/random/arrival_trace.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

class RecordedTimesTest : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;

  void put(const QString& name, const QByteArray& text) {
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }

  std::string folder() const { return m_folder.path().toStdString(); }

  windtunnel::model::Design design(const std::string& arrivals, const std::string& step = "wait: 1ms") const {
    const std::string text =
        "formatVersion: 1\n" + still("10s", "0s") +
        "components:\n  user: {kind: client}\n"
        "  api: {kind: service, operations: {go: {steps: [{" +
        step + "}]}}}\nconnections: {user -> api: {}}\nworkloads: {load: {from: user, arrivals: '" +
        arrivals + "'}}\n";
    return windtunnel::model::readDesign(text, folder() + "/test.windtunnel.yaml").document->design;
  }

  Results results(const windtunnel::model::Design& what) const {
    Run run = std::move(Run::create(what, "", {})).value();
    run.advance(run.end());
    return checked(run.result());
  }

  std::string refusal(const windtunnel::model::Design& what) const {
    const auto run = Run::create(what, "", {});
    return run.ok() ? "" : run.error().message + " at " + run.error().path;
  }

 private slots:
  void timesAreReadOneALine() {
    put("times.csv",
        "\xEF\xBB\xBF# recorded\n\ntime,path\r\n0.5,/a\r\n# noon\n\n 250 ms\n\"1.5\";x\n2m\textra\n0\n");
    const auto times = readTimes(folder(), "times.csv");
    QVERIFY(times.ok());
    QCOMPARE(times.value(), (std::vector<Time>{500 * kMillisecond, 250 * kMillisecond, 1500 * kMillisecond,
                                               120 * kSecond, 0}));
  }

  void mistakesNameTheirPlace_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("no time") << QByteArray("1\n2\nthree\n") << "bad.csv:3: \"three\" is no time";
    QTest::newRow("negative") << QByteArray("1\n-2\n") << "bad.csv:2: \"-2\" is no time";
    QTest::newRow("not a number") << QByteArray("1\nnan\n") << "bad.csv:2: \"nan\" is no time";
    QTest::newRow("first") << QByteArray("1O\n2\n") << "bad.csv:1: \"1O\" is no time";
    QTest::newRow("two names") << QByteArray("time\nseconds\n2\n") << "bad.csv:2: \"seconds\" is no time";
    QTest::newRow("empty") << QByteArray("seconds\n") << "There is no time in the trace bad.csv";
    QTest::newRow("back") << QByteArray("1\n3\n2.5\n") << "The times in bad.csv go back: 2.5s comes after 3s";
  }
  void mistakesNameTheirPlace() {
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    put("bad.csv", text);
    QCOMPARE(QString::fromStdString(refusal(design("trace(bad.csv)"))),
             message + " at workloads/load/arrivals");
  }

  void aFileThatIsMissingIsRefused() {
    QCOMPARE(refusal(design("trace(none.csv)")),
             std::string("The trace none.csv cannot be read at workloads/load/arrivals"));
    QCOMPARE(refusal(design("poisson(1/s)", "wait: trace(none.csv)")),
             std::string("The trace none.csv cannot be read at components/api/operations/go/steps/0"));
  }

  void aFolderIsNoFile() {
    QVERIFY(QDir(m_folder.path()).mkpath("sub"));
    QCOMPARE(refusal(design("trace(sub)")),
             std::string("The trace sub cannot be read at workloads/load/arrivals"));
  }

  void requestsArriveAtTheMomentsOfTheTrace() {
    put("arrivals.csv", "0.2\n3.1\n3.1\n3.9\n7\n50\n");
    const Results run = results(design("trace(arrivals.csv)"));
    QCOMPARE(run.workloads.front().offered, 0.5);
    QCOMPARE(run.workloads.front().series.rate, (Series{1, 0, 0, 3, 0, 0, 0, 1, 0, 0}));
    QCOMPARE(estimate(design("trace(arrivals.csv)"), "").value().workloads.front().offered, 0.5);
  }

  void aLoadPlaysItFaster() {
    ArrivalTrace trace(std::make_shared<const std::vector<Time>>(std::vector<Time>{100, 300, 300, 1000}));
    QCOMPARE(trace.next(0), Time{100});
    QCOMPARE(trace.setFactor(0, 2), Time{50});
    QCOMPARE(trace.next(50), Time{150});
    QCOMPARE(trace.setFactor(100, 0.5), Time{300});  // 200 of 300 are played
    QCOMPARE(trace.next(300), Time{300});
    QCOMPARE(trace.next(300), Time{1700});
    QCOMPARE(trace.setFactor(400, 0), kEndOfTime);
    QCOMPARE(trace.setFactor(500, 1), Time{1150});
    QCOMPARE(trace.next(1150), kEndOfTime);
  }

  void durationsAreDrawnFromTheTrace() {
    put("waits.csv", "10ms\n10ms\n30ms\n50ms\n");
    const Results run = results(design("constant(1000/s)", "wait: trace(waits.csv)"));
    QVERIFY(isNear(component(run, "api").flow.latency.mean, 0.025, 0.02));
    QVERIFY(isNear(component(run, "api").flow.latency.p99, 0.050, 0.01));
    QVERIFY(isNear(component(run, "api").flow.latency.p50, 0.010, 0.01) ||
            isNear(component(run, "api").flow.latency.p50, 0.030, 0.01));
  }

  void aDesignKeepsItsFolderThroughEdits() {
    const auto first = design("poisson(1/s)");
    QCOMPARE(first.folder(), folder());
    QCOMPARE(first.without(windtunnel::model::Path{"workloads"}).folder(), folder());
    QCOMPARE(first.without(windtunnel::model::Path()).folder(), folder());
    auto moved = first;
    moved.setFolder("/elsewhere");
    QVERIFY(moved == first);
  }
};

QTEST_APPLESS_MAIN(RecordedTimesTest)
#include "recorded_times_test.moc"
