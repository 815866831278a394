// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Sweeps: which points there are, that they are run, kept and joined as one machine would.
#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>
#include <set>

#include "design_text.h"
#include "model/core/diagnostic_codes.h"
#include "model/schema/magnitude.h"
#include "simulator/experiment/latin_hypercube.h"
#include "simulator/experiment/sweep.h"
#include "simulator/results/run_store.h"
#include "simulator/results/sweep_store.h"
#include "simulator/run/results_json.h"

using namespace windtunnel;
using namespace windtunnel::simulator;
using windtunnel::simulator::testing::designOf;
using windtunnel::simulator::testing::still;

namespace {

model::Design design() {
  return designOf(still("10s", "1s") +
                  "components:\n  users: {kind: client}\n"
                  "  shop: {kind: service, replicas: 1, operations: {buy: {steps: [work: 5ms]}}}\n"
                  "connections: {users -> shop: {timeout: 1s}}\n"
                  "workloads: {load: {from: users, arrivals: poisson(50/s), mix: {shop/buy: 100%}}}\n");
}

const model::Property& declared(const std::string& path) {
  static const model::Design known = design();
  return *model::propertyAt(known, model::Path::parse(path))->property;
}

SweepPlan planOf(std::vector<SweepPoint> points) {
  SweepPlan plan;
  plan.designText = "the design";
  plan.scenario = "base";
  plan.seed = 0xfedcba9876543210;
  plan.replications = 2;
  plan.parameters = {"components/shop/replicas"};
  plan.points = std::move(points);
  return plan;
}

PointResults run(const SweepPlan& plan, const std::vector<std::size_t>& positions, int threads = 0) {
  PointResults points;
  ScenarioOptions options;
  options.threads = threads;
  SweepProgress progress(positions.size());
  const auto status = runSweep(design(), plan, positions, options, progress,
                               [&](std::size_t position, const Results& results) {
                                 Results kept = results;
                                 kept.wallClock = 0;
                                 points[position] = toJson(kept);
                               });
  if (!status) throw std::runtime_error(model::toText(status.error()));
  if (progress.permille() != 1000) throw std::runtime_error("the progress does not end at its end");
  return points;
}

}  // namespace

class SweepTest : public QObject {
  Q_OBJECT
 private slots:
  void everyStratumHoldsOnePoint();
  void aDimensionDoesNotMoveAnother();
  void stepsReachBothEnds();
  void wholeNumbersThatFallTogetherCountOnce();
  void aMagnitudeReadsBackAsItWas_data();
  void aMagnitudeReadsBackAsItWas();
  void aGridHasEveryCombination();
  void wholeNumbersOfAHypercubeAreEquallyLikely();
  void equalPlansHaveEqualIds();
  void shardsShareThePointsOut();
  void aPointIsTheRunOfItsDesign();
  void pointsDoNotDependOnThreadsOrOrder();
  void aPointThatCannotRunIsNamed();
  void shardsJoinedEqualTheWhole();
  void otherResultsAreRefused();
  void anotherFileIsLeftAlone();
  void anOlderStoreGetsTheNewTables();

 private:
  std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }
  QTemporaryDir m_folder;
};

void SweepTest::everyStratumHoldsOnePoint() {
  for (const std::size_t count : {1, 7, 100}) {
    const auto cube = latinHypercube(count, {"a", "b", "c"}, 5);
    QCOMPARE(cube.size(), count);
    for (std::size_t axis = 0; axis < 3; ++axis) {
      std::set<std::size_t> strata;
      for (const auto& point : cube)
        strata.insert(static_cast<std::size_t>(point[axis] * static_cast<double>(count)));
      QCOMPARE(strata.size(), count);
      QVERIFY(*strata.rbegin() == count - 1);
    }
  }
  QVERIFY(latinHypercube(50, {"a"}, 5) != latinHypercube(50, {"a"}, 6));
}

void SweepTest::aDimensionDoesNotMoveAnother() {
  const auto one = latinHypercube(20, {"a"}, 5);
  const auto two = latinHypercube(20, {"b", "a"}, 5);
  for (std::size_t i = 0; i < 20; ++i) QCOMPARE(one[i][0], two[i][1]);
}

void SweepTest::stepsReachBothEnds() {
  QCOMPARE(stepsOf(declared("connections/users -> shop/timeout"), {0.01, 0.1}, 4),
           (std::vector<std::string>{"10ms", "40ms", "70ms", "100ms"}));
  QCOMPARE(stepsOf(declared("scenarios/base/load/load"), {0.1, 0.7}, 7),
           (std::vector<std::string>{"x0.1", "x0.2", "x0.3", "x0.4", "x0.5", "x0.6", "x0.7"}));
}

void SweepTest::wholeNumbersThatFallTogetherCountOnce() {
  QCOMPARE(stepsOf(declared("components/shop/replicas"), {1, 3}, 9),
           (std::vector<std::string>{"1", "2", "3"}));
}

void SweepTest::aMagnitudeReadsBackAsItWas_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<double>("magnitude");
  QTest::addRow("integer") << "components/shop/replicas" << 7.0;
  QTest::addRow("duration") << "connections/users -> shop/timeout" << 0.123456789;
  QTest::addRow("rate") << "connections/users -> shop/rateLimit/rate" << 12345.678;
  QTest::addRow("cpu") << "components/shop/cpu/limit" << 1.234;
  QTest::addRow("memory") << "components/shop/memory/limit" << 268435457.0;
  QTest::addRow("share") << "connections/users -> shop/retries/budget" << 0.3;
  QTest::addRow("multiplier") << "scenarios/base/load/load" << 2.5;
}

void SweepTest::aMagnitudeReadsBackAsItWas() {
  QFETCH(const QString, path);
  QFETCH(const double, magnitude);
  const model::Property& which = declared(path.toStdString());
  QVERIFY(model::hasMagnitude(which) && which.sweepable);
  const auto read = model::parseScalar(which, model::valueOfMagnitude(which, magnitude).text());
  QVERIFY(read.ok());
  QVERIFY(std::fabs(*model::baseMagnitude(*read) - magnitude) <= 1e-11 * magnitude);
}

void SweepTest::aGridHasEveryCombination() {
  const SweepParameter replicas{model::Path::parse("components/shop/replicas"), {"1", "2"}, {}};
  const SweepParameter timeout{
      model::Path::parse("connections/users -> shop/timeout"), {"1s", "2s", "3s"}, {}};
  const auto points = gridPoints({replicas, timeout});
  QCOMPARE(points.size(), std::size_t{6});
  QCOMPARE(points[0], (SweepPoint{"1", "1s"}));
  QCOMPARE(points[1], (SweepPoint{"1", "2s"}));
  QCOMPARE(points[5], (SweepPoint{"2", "3s"}));
}

void SweepTest::wholeNumbersOfAHypercubeAreEquallyLikely() {
  const SweepParameter replicas{model::Path::parse("components/shop/replicas"), {}, MagnitudeRange{1, 4}};
  const SweepParameter timeout{model::Path::parse("connections/users -> shop/timeout"), {"1s", "2s"}, {}};
  std::map<std::string, int> counts;
  for (const SweepPoint& point : hypercubePoints(design(), {replicas, timeout}, 100, 1))
    for (const std::string& value : point) ++counts[value];
  QCOMPARE(counts,
           (std::map<std::string, int>{{"1", 25}, {"2", 25}, {"3", 25}, {"4", 25}, {"1s", 50}, {"2s", 50}}));
}

void SweepTest::equalPlansHaveEqualIds() {
  QCOMPARE(sweepId(planOf({{"1"}, {"2"}})), sweepId(planOf({{"1"}, {"2"}})));
  QCOMPARE(sweepId(planOf({{"1"}})).size(), std::size_t{32});
  std::set<std::string> ids{sweepId(planOf({{"1"}, {"2"}})), sweepId(planOf({{"12"}})),
                            sweepId(planOf({{"2"}, {"1"}}))};
  SweepPlan other = planOf({{"1"}, {"2"}});
  other.replications = 3;
  ids.insert(sweepId(other));
  QCOMPARE(ids.size(), std::size_t{4});
}

void SweepTest::shardsShareThePointsOut() {
  for (std::size_t position = 0; position < 20; ++position) {
    int owners = 0;
    for (std::size_t index = 0; index < 3; ++index) owners += Shard{index, 3}.has(position) ? 1 : 0;
    QCOMPARE(owners, 1);
  }
}

void SweepTest::aPointIsTheRunOfItsDesign() {
  SweepPlan plan = planOf({{"3"}});
  const PointResults points = run(plan, {0});
  ScenarioOptions options;
  options.seed = plan.seed;
  options.replications = plan.replications;
  auto alone = runScenario(*designAt(design(), plan.parameters, {"3"}), "base", options);
  alone->wallClock = 0;
  QCOMPARE(points.at(0), toJson(*alone));
}

void SweepTest::pointsDoNotDependOnThreadsOrOrder() {
  const SweepPlan plan = planOf({{"1"}, {"2"}, {"3"}, {"4"}, {"5"}});
  const PointResults forwards = run(plan, {0, 1, 2, 3, 4}, 1);
  QVERIFY(forwards == run(plan, {4, 3, 2, 1, 0}, 3));
  QCOMPARE(forwards.size(), std::size_t{5});
}

void SweepTest::aPointThatCannotRunIsNamed() {
  const SweepPlan plan = planOf({{"1"}, {"many"}});
  SweepProgress progress(2);
  int ended = 0;
  const auto status =
      runSweep(design(), plan, {0, 1}, {}, progress, [&](std::size_t, const Results&) { ++ended; });
  QVERIFY(!status.ok());
  QVERIFY(status.error().message.find("components/shop/replicas=many") != std::string::npos);
  QCOMPARE(ended, 1);
}

void SweepTest::shardsJoinedEqualTheWhole() {
  const SweepPlan plan = planOf({{"1"}, {"2"}, {"3"}, {"4"}, {"5"}});
  const std::string id = sweepId(plan);
  const auto keep = [&](const char* name, const std::vector<std::size_t>& positions) {
    auto store = SweepStore::open(file(name));
    QVERIFY(store->begin(plan).ok() && store->begin(plan).ok());
    for (const auto& [position, results] : run(plan, positions))
      QVERIFY(store->keep(id, position, results).ok());
  };
  keep("whole.sqlite", {0, 1, 2, 3, 4});
  keep("first.sqlite", {0, 2, 4});
  keep("second.sqlite", {1, 3});
  auto joined = SweepStore::open(file("joined.sqlite"));
  QCOMPARE(*joined->join(*SweepStore::openToRead(file("second.sqlite"))), std::size_t{2});
  QCOMPARE(*joined->join(*SweepStore::openToRead(file("first.sqlite"))), std::size_t{3});
  QCOMPARE(*joined->join(*SweepStore::openToRead(file("first.sqlite"))), std::size_t{0});
  const auto whole = SweepStore::openToRead(file("whole.sqlite"));
  QVERIFY(*joined->plans() == *whole->plans());
  QVERIFY(joined->plans()->front() == plan);
  QVERIFY(*joined->points(id) == *whole->points(id));
  QCOMPARE(joined->points(id)->size(), std::size_t{5});
}

void SweepTest::otherResultsAreRefused() {
  const SweepPlan plan = planOf({{"1"}, {"2"}});
  auto store = SweepStore::open(file("mine.sqlite"));
  QVERIFY(store->begin(plan).ok());
  QVERIFY(store->keep(sweepId(plan), 1, "{\"p99\": 1}").ok());
  QVERIFY(store->keep(sweepId(plan), 1, "{\"p99\": 1}").ok());
  const auto refused = store->keep(sweepId(plan), 1, "{\"p99\": 2}");
  QVERIFY(!refused.ok());
  QVERIFY(refused.error().message.find("point 2 of the sweep") != std::string::npos);
}

void SweepTest::anotherFileIsLeftAlone() {
  const auto path = file("design.yaml");
  std::ofstream(path) << "formatVersion: 1\n# long enough to be looked at as a database, and none\n"
                      << std::string(2000, '#');
  QCOMPARE(SweepStore::open(path).error().code, std::string(model::code::kRunStore));
  QVERIFY(!SweepStore::openToRead(path).ok());
  QVERIFY(std::filesystem::exists(path) && !std::filesystem::exists(file("design.yaml.damaged-1")));
  QVERIFY(!SweepStore::openToRead(file("missing.sqlite")).ok());
  QVERIFY(!std::filesystem::exists(file("missing.sqlite")));
}

void SweepTest::anOlderStoreGetsTheNewTables() {
  const auto path = file("old.sqlite");
  RunRecord run;
  run.designText = "text";
  QVERIFY(RunStore::open(path)->add(run).ok());
  {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
    database.exec("DROP TABLE sweep_point");
    database.exec("DROP TABLE sweep");
    database.exec("DROP TABLE trace");
    database.exec("PRAGMA user_version = 1");
  }
  QVERIFY(!SweepStore::openToRead(path).ok());
  QVERIFY(SweepStore::open(path)->begin(planOf({{"1"}})).ok());
  auto store = RunStore::open(path);
  QCOMPARE(store->list()->size(), std::size_t{1});
  QVERIFY(store->remove(store->list()->front().id).ok());
  QCOMPARE(SweepStore::openToRead(path)->plans()->front().designText, std::string("the design"));
}

QTEST_APPLESS_MAIN(SweepTest)
#include "sweep_test.moc"
