// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QtTest>

#include <set>

#include "app/designer/bridge/run/scenario_plan.h"
#include "app/designer/bridge/session.h"
#include "model/io/design_reader.h"
#include "simulator/compile/faults.h"
#include "simulator/simulation.h"

using namespace windtunnel;
using namespace windtunnel::app;
using model::Path;

namespace {

/// One component of every kind.
constexpr const char* kAll = R"(formatVersion: 1
name: all
platform: {zones: [a, b]}
components:
  web: {kind: client}
  door: {kind: gateway}
  app: {kind: service, title: Order desk}
  hand: {kind: worker}
  night: {kind: job}
  db: {kind: database}
  memory: {kind: cache}
  files: {kind: object-store}
  bus: {kind: broker, topics: {placed: {}}}
  events: {kind: event-store}
  pay: {kind: external}
connections:
  web -> door: {}
  door -> app: {timeout: 1s}
  app -> db: {}
  app -> memory: {}
  app -> files: {}
  app -> events: {}
  app -> pay: {}
  app -> bus: {}
  bus -> hand: {}
workloads:
  shoppers: {from: web, arrivals: constant(50/s), mix: {door: 100%}}
scenarios:
  base: {duration: 5m, warmup: 10s, faults: [{at: 1m, kind: pod-kill, target: app}]}
  middle: {extends: base}
  rush: {extends: middle, faults: [{at: 30s, for: 20s, kind: surge, factor: x2}, {at: 2m, kind: drain, target: app}]}
  ring: {extends: knot}
  knot: {extends: ring, faults: [{at: 3s, kind: drain, target: app}]}
)";

model::Design all() {
  const model::ReadResult read = model::readDesign(kAll, "all.windtunnel.yaml");
  return read.document->design;
}

QStringList wordsFor(const char* path) {
  QStringList words;
  for (const FaultOffer& offer : faultsFor(all(), {Path::parse(path)}))
    if (offer.key == "target" || offer.key == "connection")
      words.append(QString::fromStdString(offer.kind->word));
  return words;
}

simulator::Run started(const model::Design& design) {
  simulator::RunOptions options;
  options.followsConnections = true;
  auto run = simulator::Run::create(design, "base", options);
  if (!run.ok()) qFatal("%s", run.error().message.c_str());
  return std::move(run).value();
}

}  // namespace

/// What can be broken by hand in a run, and what a scenario breaks.
class FaultsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyFaultIsOfferedSomewhere();
  void onlyWhatFitsIsOffered();
  void anArrowHasTheFaultsOfCalls();
  void everyOfferIsUnderstoodByTheEngine();
  void aScenarioMayWriteWhatIsOffered();
  void aCertificateExpiresInALiveRun();
  void whatIsWrittenHasTheUsualValues();
  void aRunningFaultIsListedAndEnded();
  void faultsOfExtendedScenariosAreShown();

 private:
  QTemporaryDir m_folder;
};

void FaultsTest::everyFaultIsOfferedSomewhere() {
  std::set<std::string> offered;
  for (const model::Component& component : all().components())
    for (const FaultOffer& offer : faultsFor(all(), {component.path()})) offered.insert(offer.kind->word);
  for (const std::string& word : model::faultType().find("kind")->choices)
    QVERIFY2(offered.contains(word), word.c_str());
}

void FaultsTest::onlyWhatFitsIsOffered() {
  QVERIFY(wordsFor("components/memory").contains(QStringLiteral("cache-flush")));
  QVERIFY(wordsFor("components/db").contains(QStringLiteral("primary-outage")));
  const QStringList service = wordsFor("components/app");
  QVERIFY(!service.contains(QStringLiteral("cache-flush")) &&
          !service.contains(QStringLiteral("primary-outage")));
  QVERIFY(service.contains(QStringLiteral("bad-deployment")) &&
          service.contains(QStringLiteral("node-loss")));
  QCOMPARE(wordsFor("components/pay"),
           QStringList({QStringLiteral("outage"), QStringLiteral("latency"), QStringLiteral("loss"),
                        QStringLiteral("partition"), QStringLiteral("errors"), QStringLiteral("slow"),
                        QStringLiteral("certificate-expiry")}));
  // Nobody calls a job.
  QVERIFY(!wordsFor("components/night").contains(QStringLiteral("latency")));
  QVERIFY(wordsFor("components/night").contains(QStringLiteral("slow")));
  QCOMPARE(wordsFor("components/web"), QStringList());
  const auto client = faultsFor(all(), {Path::parse("components/web")});
  QCOMPARE(client.front().kind->word, std::string("surge"));
  QCOMPARE(client.front().name, std::string("shoppers"));
}

void FaultsTest::anArrowHasTheFaultsOfCalls() {
  QCOMPARE(wordsFor("connections/door -> app"),
           QStringList({QStringLiteral("latency"), QStringLiteral("loss"), QStringLiteral("partition"),
                        QStringLiteral("errors"), QStringLiteral("certificate-expiry")}));
  // Nothing selected: the load, and what strikes zones.
  for (const FaultOffer& offer : faultsFor(all(), {}))
    QVERIFY(offer.key == "workload" || offer.key == "zone");
}

void FaultsTest::everyOfferIsUnderstoodByTheEngine() {
  std::vector<Path> places;
  for (const model::Component& component : all().components()) places.push_back(component.path());
  for (const model::Connection& connection : all().connections()) places.push_back(connection.path());
  for (const Path& place : places) {
    simulator::Run run = started(all());
    run.advance(simulator::kSecond);
    for (const FaultOffer& offer : faultsFor(all(), {place})) {
      const model::Status status = run.apply(simulator::commandOf(writtenFault(offer, 1)));
      QVERIFY2(status.ok(), (place.text() + " " + offer.kind->word).c_str());
    }
    run.advance(3 * simulator::kSecond);
  }
}

void FaultsTest::aScenarioMayWriteWhatIsOffered() {
  for (const model::Component& component : all().components())
    for (const FaultOffer& offer : faultsFor(all(), {component.path()})) {
      const model::ValueList faults{writtenFault(offer, 20).node()};
      const model::Design design = all().with(Path::parse("scenarios/base/faults"), model::Value(faults));
      const auto run = simulator::Run::create(design, "base");
      QVERIFY2(run.ok(), run.ok() ? "" : run.error().message.c_str());
    }
}

void FaultsTest::aCertificateExpiresInALiveRun() {
  simulator::Run run = started(all());
  run.advance(20 * simulator::kSecond);
  const auto offers = faultsFor(all(), {Path::parse("components/door")});
  const auto expiry = std::find_if(offers.begin(), offers.end(), [](const FaultOffer& offer) {
    return offer.kind->word == "certificate-expiry";
  });
  QVERIFY(expiry != offers.end());
  QVERIFY(run.apply(simulator::commandOf(writtenFault(*expiry, 20))).ok());
  run.advance(25 * simulator::kSecond);
  // Users outside connect for each call.
  QCOMPARE(run.snapshot().workloads.front().errorShare, 1.0);
}

void FaultsTest::whatIsWrittenHasTheUsualValues() {
  const FaultOffer offer{model::findFaultKind("latency"), "connection", "door -> app", {}};
  const simulator::Command command = simulator::commandOf(writtenFault(offer, 12));
  QVERIFY(command.kind == simulator::Command::Kind::AddLatency);
  QCOMPARE(command.connection, std::string("door -> app"));
  QCOMPARE(command.delay, 300 * simulator::kMillisecond);
  QCOMPARE(command.duration, 60 * simulator::kSecond);
  for (const model::FaultKind& kind : model::faultKinds()) {
    const model::Element written = writtenFault({&kind, "target", "app", {}}, 0);
    for (const auto& [key, text] : kind.usual) QVERIFY2(written.isSet(key), (kind.word + " " + key).c_str());
  }
}

void FaultsTest::aRunningFaultIsListedAndEnded() {
  qputenv("WINDTUNNEL_SETTINGS", m_folder.filePath(QStringLiteral("settings.ini")).toUtf8());
  qputenv("WINDTUNNEL_JOURNALS", m_folder.filePath(QStringLiteral("journals")).toUtf8());
  qputenv("WINDTUNNEL_RUNS", m_folder.filePath(QStringLiteral("runs.sqlite")).toUtf8());
  Session session(nullptr);
  session.document()->reset(all());
  RunController* run = session.run();
  run->step();
  QTRY_VERIFY(run->now() >= 1);
  session.document()->select({QStringLiteral("connections/door -> app")});
  QCOMPARE(run->offers()->subject(), QStringLiteral("door → Order desk"));
  const auto markers = run->faults().size();
  run->strike(0);
  run->strike(3);
  QCOMPARE(run->faults().size(), markers + 2);
  QTRY_COMPARE(run->runningFaults()->count(), 2);
  const auto sentence = [&](int row) {
    return run->runningFaults()
        ->data(run->runningFaults()->index(row), RunningFaults::SentenceRole)
        .toString();
  };
  QCOMPARE(sentence(0), QStringLiteral("Door -> app is slower by 300 ms"));
  QCOMPARE(sentence(1), QStringLiteral("50 % of the requests to door -> app fail"));
  run->endFault(0);
  QTRY_COMPARE(run->runningFaults()->count(), 1);
  QCOMPARE(sentence(0), QStringLiteral("50 % of the requests to door -> app fail"));
  QCOMPARE(run->faults()[markers].toMap()[QStringLiteral("until")].toDouble(), run->now());
  run->endFaults();
  QTRY_COMPARE(run->runningFaults()->count(), 0);
}

void FaultsTest::faultsOfExtendedScenariosAreShown() {
  const ScenarioPlan plan = scenarioPlan(all(), "rush");
  QCOMPARE(plan.duration, 300.0);
  QCOMPARE(plan.faults.size(), 3);
  const auto at = [&](int fault, const char* key) { return plan.faults[fault].toMap()[QLatin1String(key)]; };
  QCOMPARE(at(0, "at").toDouble(), 60.0);
  QCOMPARE(at(0, "index").toInt(), -1);  // it is another scenario's to move
  QCOMPARE(at(0, "text").toString(), QStringLiteral("app: pod kill (from base)"));
  QCOMPARE(at(1, "at").toDouble(), 30.0);
  QCOMPARE(at(1, "until").toDouble(), 50.0);
  QCOMPARE(at(1, "index").toInt(), 0);
  QCOMPARE(at(2, "index").toInt(), 1);
  QCOMPARE(scenarioPlan(all(), "middle").faults.size(), 1);
  QCOMPARE(scenarioPlan(all(), "ring").faults.size(), 1);  // a ring is gone round once
}

QTEST_MAIN(FaultsTest)
#include "faults_test.moc"
