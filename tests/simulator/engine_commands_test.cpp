// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "shop_design.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

class EngineCommandsTest : public QObject {
  Q_OBJECT

 private slots:
  void loadAndReplicasChangeLive() {
    Run run = runOf(shop(""));
    run.advance(20 * kSecond);
    Command load = command(Command::Kind::SetLoad, "load");
    load.factor = 3;
    QVERIFY(run.apply(load).ok());
    Command scale = command(Command::Kind::SetReplicas, "api");
    scale.count = 6;
    QVERIFY(run.apply(scale).ok());
    run.advance(30 * kSecond);
    const Snapshot up = run.snapshot();
    QCOMPARE(up.components[1].pods.size(), std::size_t{6});
    QVERIFY(isNear(up.workloads.front().rate, 600, 0.15));
    scale.count = 2;
    QVERIFY(run.apply(scale).ok());
    run.advance(80 * kSecond);
    QCOMPARE(run.snapshot().components[1].pods.size(), std::size_t{2});
    run.advance(run.end());
    const Results results = checked(run.result());
    QVERIFY2(failureShare(results.workloads.front().flow.outcomes) < 1e-4, "scaling down drains");
    QVERIFY(results.isConserved);
  }

  void faultsOfNoEndAreEndedByCommand() {
    Run run = runOf(shop(""));
    run.advance(20 * kSecond);
    Command outage = command(Command::Kind::Outage, "db");
    QVERIFY(run.apply(outage).ok());
    run.advance(30 * kSecond);
    QCOMPARE(run.snapshot().faults.size(), std::size_t{1});
    QVERIFY(run.snapshot().workloads.front().errorShare > 0.99);
    Command end;
    end.kind = Command::Kind::EndFaults;
    QVERIFY(run.apply(end).ok());
    run.advance(40 * kSecond);
    QCOMPARE(run.snapshot().faults.size(), std::size_t{0});
    QCOMPARE(run.snapshot().workloads.front().errorShare, 0.0);
  }

  void commandsThatNameNothingAreRefused() {
    Run run = runOf(shop(""));
    QVERIFY(!run.apply(command(Command::Kind::KillPod, "nobody")).ok());
    QVERIFY(!run.apply(command(Command::Kind::KillPod, "")).ok());
    Command pod = command(Command::Kind::KillPod, "api");
    pod.pod = 17;
    QVERIFY(!run.apply(pod).ok());
    Command zone;
    zone.kind = Command::Kind::Outage;
    zone.zone = "z";
    QVERIFY(!run.apply(zone).ok());
    Command load = command(Command::Kind::SetLoad, "load");
    load.factor = -1;
    QVERIFY(!run.apply(load).ok());
    QVERIFY(run.commands().empty());
  }
};

QTEST_APPLESS_MAIN(EngineCommandsTest)
#include "engine_commands_test.moc"
