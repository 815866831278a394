// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QtTest>

#include "app/designer/bridge/session.h"

using namespace windtunnel;
using namespace windtunnel::app;

class RunTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { m_session.reset(); }
  void aRunPlaysPausesAndIsKept();
  void aReplicaChangeIsAppliedLive();
  void anotherChangeMakesTheFiguresOld();
  void aKilledZoneLeavesAMarker();
  void theCursorShowsAnEarlierInstant();
  void endingARunAnswersAtOnce();
  void plannedFaultsAreMovedByAnEdit();
  void runsAreComparedWithTheBaseline();

 private:
  void playUntil(double seconds);

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Session> m_session;
};

void RunTest::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  qputenv("WINDTUNNEL_SETTINGS", m_folder->filePath(QStringLiteral("settings.ini")).toUtf8());
  qputenv("WINDTUNNEL_JOURNALS", m_folder->filePath(QStringLiteral("journals")).toUtf8());
  qputenv("WINDTUNNEL_RUNS", m_folder->filePath(QStringLiteral("runs.sqlite")).toUtf8());
  m_session = std::make_unique<Session>(nullptr);
  QVERIFY(m_session->files()->openTemplate(QStringLiteral("three-tier")));
  m_session->run()->setSpeedIndex(static_cast<int>(m_session->run()->speeds().size()) - 1);
}

void RunTest::playUntil(double seconds) {
  m_session->run()->play();
  QTRY_VERIFY_WITH_TIMEOUT(m_session->run()->now() >= seconds, 60'000);
}

void RunTest::aRunPlaysPausesAndIsKept() {
  RunController* run = m_session->run();
  QVERIFY(!run->hasResults());
  playUntil(run->warmup() + 20);
  QVERIFY(run->isPlaying() && run->hasResults());
  run->pause();
  QVERIFY(!run->isPlaying() && run->isLive());
  QTest::qWait(150);  // the turn under way ends
  const double paused = run->now();
  QTest::qWait(150);
  QCOMPARE(run->now(), paused);
  QVERIFY(run->snapshot() != nullptr);
  QCOMPARE(run->snapshot()->components.size(), m_session->document()->design().components().size());
  const auto series = run->charts()->data(run->charts()->index(0), ChartsModel::SeriesRole).toList();
  QVERIFY(!series.isEmpty());
  QVERIFY(series.first().value<ChartSeries*>()->highest(0, run->now()) > 0);
  run->play();
  QTRY_VERIFY_WITH_TIMEOUT(run->results() != nullptr, 20'000);
  run->stop();
  QCOMPARE(run->runs()->count(), 1);
}

void RunTest::aReplicaChangeIsAppliedLive() {
  RunController* run = m_session->run();
  playUntil(5);
  const auto& components = m_session->document()->design().components();
  const auto service =
      std::find_if(components.begin(), components.end(), [](const auto& c) { return c.kind() == "service"; });
  QVERIFY(service != components.end());
  const std::string id = service->id();
  m_session->document()->change(QStringLiteral("Set replicas"),
                                {{model::Path{"components", id, "replicas"}, model::Value(5)}});
  QVERIFY(!run->isStale());
  QVERIFY(run->isLive());
  const auto pods = [&]() -> std::size_t {
    for (const auto& component : run->snapshot()->components) {
      if (component.id == id) return component.pods.size();
    }
    return 0;
  };
  QTRY_VERIFY_WITH_TIMEOUT(pods() >= 5, 20'000);
  QVERIFY(!run->faults().isEmpty());
}

void RunTest::anotherChangeMakesTheFiguresOld() {
  RunController* run = m_session->run();
  playUntil(3);
  const std::string id = m_session->document()->design().components().back().id();
  m_session->document()->placeElements({{id, QPointF(5, 5)}}, {});
  QVERIFY(!run->isStale());  // a place changes no figure
  const auto connection = m_session->document()->design().connections().front();
  m_session->document()->change(
      QStringLiteral("Set timeout"),
      {{connection.path() / "timeout", model::Value(model::Duration::fromSeconds(0.123))}});
  QVERIFY(run->isStale());
  QVERIFY(!run->isPlaying());
  QCOMPARE(run->stateSeverity(), QStringLiteral("warning"));
  run->play();
  QVERIFY(!run->isStale());
}

void RunTest::aKilledZoneLeavesAMarker() {
  RunController* run = m_session->run();
  QCOMPARE(run->zones()->count(), 0);
  run->toggleZone(0);
  QVERIFY(run->faults().isEmpty() || run->faults().first().toMap()[QStringLiteral("planned")].toBool());
  run->setSpeedIndex(static_cast<int>(run->speeds().indexOf(QStringLiteral("10×"))));
  playUntil(2);
  run->pause();
  const auto before = run->faults().size();
  const auto zone = [&](ZoneStates::Role role) { return run->zones()->data(run->zones()->index(0), role); };
  QCOMPARE(zone(ZoneStates::NameRole).toString(), m_session->document()->zones().first());
  QCOMPARE(zone(ZoneStates::ReadyRole), zone(ZoneStates::PodsRole));
  QVERIFY(zone(ZoneStates::PodsRole).toInt() > 0);
  run->toggleZone(0);
  QCOMPARE(run->faults().size(), before + 1);
  QVERIFY(!run->faults().last().toMap()[QStringLiteral("text")].toString().isEmpty());
  QTRY_VERIFY_WITH_TIMEOUT(!run->snapshot()->faults.empty(), 20'000);
  QVERIFY(zone(ZoneStates::OutageRole).toBool());
  QCOMPARE(zone(ZoneStates::ReadyRole).toInt(), 0);
  run->toggleZone(0);
  QTRY_VERIFY_WITH_TIMEOUT(run->snapshot()->faults.empty(), 20'000);
  QVERIFY(!zone(ZoneStates::OutageRole).toBool());
}

void RunTest::theCursorShowsAnEarlierInstant() {
  RunController* run = m_session->run();
  playUntil(30);
  run->pause();
  run->setCursorTime(10);
  QCOMPARE(simulator::toSeconds(run->snapshot()->now), 10.0);
  QCOMPARE(run->cursorClock(), QStringLiteral("0:10"));
  run->setCursorTime(-1);
  QVERIFY(simulator::toSeconds(run->snapshot()->now) >= 30);
}

void RunTest::endingARunAnswersAtOnce() {
  playUntil(1);
  QElapsedTimer timer;
  timer.start();
  m_session->run()->clear();
  // 50 ms on a machine of its own; builders are shared.
  QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
  QVERIFY(!m_session->run()->hasResults());
}

void RunTest::plannedFaultsAreMovedByAnEdit() {
  const model::Path path = model::Path::parse("scenarios/trial");
  model::ValueMap fault;
  fault.set("at", model::Value(model::Duration::fromSeconds(60)));
  fault.set("kind", model::Value("pod-kill"));
  fault.set("target", model::Value(m_session->document()->design().components().back().id()));
  m_session->document()->change(
      QStringLiteral("Add scenario"),
      {{path / "faults", model::Value(model::ValueList{model::Value(std::move(fault))})}});
  RunController* run = m_session->run();
  run->setScenario(QStringLiteral("trial"));
  QCOMPARE(run->faults().size(), 1);
  QCOMPARE(run->faults().first().toMap()[QStringLiteral("at")].toDouble(), 60.0);
  run->moveFault(0, 90.4);
  QCOMPARE(run->faults().first().toMap()[QStringLiteral("at")].toDouble(), 90.0);
  m_session->document()->undo();
  QCOMPARE(run->faults().first().toMap()[QStringLiteral("at")].toDouble(), 60.0);
}

void RunTest::runsAreComparedWithTheBaseline() {
  RunsModel runs(nullptr);
  simulator::Results results;
  results.workloads.resize(1);
  results.workloads[0].flow.rate = 100;
  results.workloads[0].flow.latency.p99 = 0.2;
  runs.add(std::make_shared<const simulator::Results>(results), {});
  results.workloads[0].flow.latency.p99 = 0.3;
  runs.add(std::make_shared<const simulator::Results>(results), {});
  QCOMPARE(runs.baseline(), 1);
  const QStringList deltas = runs.data(runs.index(0), RunsModel::DeltasRole).toStringList();
  QCOMPARE(deltas[3], QStringLiteral("+50 %"));
  QCOMPARE(deltas[0], QStringLiteral("±0 %"));
  QCOMPARE(runs.data(runs.index(0), RunsModel::BetterRole).value<QList<int>>()[3], -1);
  runs.setBaseline(0);
  QCOMPARE(runs.data(runs.index(1), RunsModel::DeltasRole).toStringList()[3], QStringLiteral("−33 %"));
  runs.remove(0);
  QCOMPARE(runs.baseline(), 0);
}

QTEST_MAIN(RunTest)
#include "run_test.moc"
