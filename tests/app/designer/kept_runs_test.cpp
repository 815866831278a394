// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "app/designer/bridge/run/run_figures.h"
#include "app/designer/bridge/run/stored_results.h"
#include "app/designer/bridge/session.h"

using namespace windtunnel;
using namespace windtunnel::app;

/// Runs outlive the session that made them.
class KeptRunsTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { m_session.reset(); }
  void figuresComeBackFromTheirText();
  void aRunIsThereInTheNextSession();
  void changesOfTheListAreKept();
  void changesMadeWhileTheRunIsWrittenAreKept();
  void aRunOfAnotherVersionSaysSo();
  void aDamagedStoreIsSetAsideAndSaidSo();
  void runsLiveOnWithoutAStore();

 private:
  void startSession();
  void makeRun();
  QString storeFile() const { return m_folder->filePath(QStringLiteral("data/runs.sqlite")); }
  RunController* run() { return m_session->run(); }
  QVariant inRow(int row, RunsModel::Role role) {
    return run()->runs()->data(run()->runs()->index(row), role);
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Session> m_session;
};

void KeptRunsTest::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  qputenv("WINDTUNNEL_SETTINGS", m_folder->filePath(QStringLiteral("settings.ini")).toUtf8());
  qputenv("WINDTUNNEL_JOURNALS", m_folder->filePath(QStringLiteral("journals")).toUtf8());
  qputenv("WINDTUNNEL_RUNS", storeFile().toUtf8());
}

void KeptRunsTest::startSession() {
  m_session.reset();
  m_session = std::make_unique<Session>(nullptr);
  QVERIFY(m_session->files()->openTemplate(QStringLiteral("three-tier")));
  run()->setSpeedIndex(static_cast<int>(run()->speeds().size()) - 1);
}

void KeptRunsTest::makeRun() {
  const int before = run()->runs()->count();
  run()->play();
  QTRY_VERIFY_WITH_TIMEOUT(run()->results() != nullptr && run()->now() > run()->warmup() + 5, 60'000);
  run()->stop();
  QCOMPARE(run()->runs()->count(), before + 1);
}

void KeptRunsTest::figuresComeBackFromTheirText() {
  startSession();
  makeRun();
  const simulator::Results& made = *run()->results();
  const auto back = resultsOf(storedText(made));
  QVERIFY(back.has_value());
  QCOMPARE(back->fingerprint, made.fingerprint);
  QCOMPARE(back->workloads.size(), made.workloads.size());
  QCOMPARE(back->components.size(), made.components.size());
  QCOMPARE(back->workloads[0].flow.latency.p99, made.workloads[0].flow.latency.p99);
  QVERIFY(back->workloads[0].flow.outcomes == made.workloads[0].flow.outcomes);
  QCOMPARE(back->verdicts.size(), made.verdicts.size());
  QVERIFY(keyFiguresOf(*back) == keyFiguresOf(made));
  const RunHistory history = historyOf(*back);
  QCOMPARE(history.snapshots().size(), made.workloads[0].series.rate.size());
  const simulator::Snapshot* tenth = history.at(10);
  QVERIFY(tenth != nullptr);
  QCOMPARE(tenth->workloads[0].rate, static_cast<double>(made.workloads[0].series.rate[9]));
  QVERIFY(!resultsOf("{}").has_value());
  QVERIFY(!resultsOf("no JSON").has_value());
}

void KeptRunsTest::aRunIsThereInTheNextSession() {
  startSession();
  makeRun();
  const QStringList figures = inRow(0, RunsModel::FiguresRole).toStringList();
  const double rate = run()->results()->workloads[0].flow.rate;
  startSession();
  QVERIFY(!run()->hasResults());
  QTRY_COMPARE(run()->runs()->count(), 1);
  QCOMPARE(inRow(0, RunsModel::FiguresRole).toStringList(), figures);
  QVERIFY(inRow(0, RunsModel::OriginRole).toString().contains(QStringLiteral("Fingerprint")));
  run()->openRun(0);
  QTRY_VERIFY(run()->hasResults());
  QCOMPARE(run()->results()->workloads[0].flow.rate, rate);
  QVERIFY(!run()->isStale());
  QVERIFY(!run()->isLive());
  QVERIFY(inRow(0, RunsModel::CurrentRole).toBool());
  const auto series = run()->charts()->data(run()->charts()->index(0), ChartsModel::SeriesRole).toList();
  QVERIFY(series.first().value<ChartSeries*>()->highest(0, run()->now()) > 0);
  makeRun();  // going on from here is a new run
}

void KeptRunsTest::changesOfTheListAreKept() {
  startSession();
  makeRun();
  makeRun();
  QTRY_VERIFY(run()->runs()->header(0).id != 0 && run()->runs()->header(1).id != 0);
  run()->runs()->rename(0, QStringLiteral("  with more replicas "));
  run()->runs()->setPinned(0, true);
  run()->runs()->remove(1);
  startSession();
  QTRY_COMPARE(run()->runs()->count(), 1);
  QCOMPARE(inRow(0, RunsModel::NameRole).toString(), QStringLiteral("with more replicas"));
  QVERIFY(inRow(0, RunsModel::PinnedRole).toBool());
}

void KeptRunsTest::changesMadeWhileTheRunIsWrittenAreKept() {
  startSession();
  makeRun();
  makeRun();
  run()->runs()->rename(0, QStringLiteral("at once"));
  run()->runs()->setPinned(0, true);
  run()->runs()->remove(1);
  QTRY_VERIFY(run()->runs()->header(0).id != 0);
  QCOMPARE(inRow(0, RunsModel::NameRole).toString(), QStringLiteral("at once"));
  QVERIFY(inRow(0, RunsModel::PinnedRole).toBool());
  startSession();
  QTRY_COMPARE(run()->runs()->count(), 1);
  QCOMPARE(inRow(0, RunsModel::NameRole).toString(), QStringLiteral("at once"));
  QVERIFY(inRow(0, RunsModel::PinnedRole).toBool());
}

void KeptRunsTest::aRunOfAnotherVersionSaysSo() {
  startSession();
  makeRun();
  QTRY_VERIFY(run()->runs()->header(0).id != 0);
  const auto connection = m_session->document()->design().connections().front();
  m_session->document()->change(
      QStringLiteral("Set timeout"),
      {{connection.path() / "timeout", model::Value(model::Duration::fromSeconds(0.123))}});
  run()->openRun(0);
  QTRY_COMPARE(run()->stateText(), QStringLiteral("Kept run of another version of this design"));
  QVERIFY(run()->isStale());
}

void KeptRunsTest::aDamagedStoreIsSetAsideAndSaidSo() {
  QVERIFY(QDir().mkpath(QFileInfo(storeFile()).path()));
  QFile file(storeFile());
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("SQLite format 3\0and then something else entirely", 48);
  file.close();
  m_session = std::make_unique<Session>(nullptr);
  QSignalSpy notices(m_session.get(), &Session::notice);
  QVERIFY(m_session->files()->openTemplate(QStringLiteral("three-tier")));
  QTRY_COMPARE(notices.size(), 1);
  QCOMPARE(notices[0][0].toString(), QStringLiteral("warning"));
  QVERIFY(notices[0][1].toString().contains(QStringLiteral("set aside")));
  const QStringList files = QFileInfo(storeFile()).dir().entryList({QStringLiteral("runs*")}, QDir::Files);
  QVERIFY2(files.size() >= 2, qPrintable(files.join(u' ')));
  run()->setSpeedIndex(static_cast<int>(run()->speeds().size()) - 1);
  makeRun();
  QTRY_VERIFY(run()->runs()->header(0).id != 0);
}

void KeptRunsTest::runsLiveOnWithoutAStore() {
  QFile file(m_folder->filePath(QStringLiteral("data")));  // where a folder should be
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.close();
  startSession();
  makeRun();
  m_session->run()->clear();
  QVERIFY(!run()->hasResults());
  run()->openRun(0);
  QVERIFY(run()->hasResults());
}

QTEST_MAIN(KeptRunsTest)
#include "kept_runs_test.moc"
