// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>

#include "model/core/diagnostic_codes.h"
#include "simulator/results/run_store.h"

using namespace windtunnel;
using namespace windtunnel::simulator;

namespace {

RunRecord sample(const std::string& name = "evening peak") {
  RunRecord run;
  run.header.created = 1'700'000'000'000;
  run.header.name = name;
  run.header.designName = "shop";
  run.header.scenario = "baseline";
  run.header.seed = 0xfedcba9876543210;
  run.header.replications = 5;
  run.header.programVersion = "0.1.0";
  run.header.fingerprint = 0x8000000000000001;
  run.header.stopReason = StopReason::EventLimit;
  run.header.keyFigures = {{"p99 seconds", 0.25}, {"a rate", 1e9}};
  run.designText = "windtunnel: 1\nname: shop\n";
  run.resultsJson = R"({"name": "grün", "x": 1})";
  return run;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

class RunStoreTest : public QObject {
  Q_OBJECT
 private slots:
  void givesBackWhatWasAdded();
  void listsNewestFirstAndByDesign();
  void renamesAnnotatesAndPins();
  void removesRunsAndTheirDesigns();
  void keepsTheNewestAndThePinned();
  void answersForRunsThatAreNotThere();
  void createsTheFolder();
  void setsADamagedFileAside_data();
  void setsADamagedFileAside();
  void leavesTheFileOfANewerProgramAlone();
  void tellsWhenTheFileCannotBeOpened();
  void twoProgramsShareTheStore();
  void survivesKillsWhileWriting();

 private:
  std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }
  QTemporaryDir m_folder;
};

void RunStoreTest::givesBackWhatWasAdded() {
  auto store = RunStore::open(file("a.sqlite"));
  QVERIFY(store.ok());
  QVERIFY(store->setAside().empty());
  RunRecord run = sample();
  const auto id = store->add(run);
  QVERIFY(id.ok());
  const auto loaded = RunStore::open(file("a.sqlite"))->load(*id);
  QVERIFY(loaded.ok());
  run.header.id = *id;
  run.header.designHash = designHash(run.designText);
  QVERIFY(*loaded == run);
  QCOMPARE(run.header.designHash.size(), std::size_t{32});
  QCOMPARE(designHash(""), std::string("6c62272e07bb014262b821756295c58d"));
}

void RunStoreTest::listsNewestFirstAndByDesign() {
  auto store = RunStore::open(file("b.sqlite"));
  for (int i = 0; i < 3; ++i) {
    RunRecord run = sample(std::to_string(i));
    run.header.created += i == 1 ? 10 : 0;
    if (i == 2) run.designText = "another";
    QVERIFY(store->add(run).ok());
  }
  const auto all = *store->list();
  QCOMPARE(all.size(), std::size_t{3});
  QCOMPARE(all[0].name + all[1].name + all[2].name, std::string("120"));
  QCOMPARE(all[0].keyFigures.size(), std::size_t{2});
  QCOMPARE(all[0].keyFigures[1].second, 1e9);
  const auto others = *store->list(designHash("another"));
  QCOMPARE(others.size(), std::size_t{1});
  QCOMPARE(others[0].name, std::string("2"));
}

void RunStoreTest::renamesAnnotatesAndPins() {
  auto store = RunStore::open(file("c.sqlite"));
  const std::int64_t id = *store->add(sample());
  QVERIFY(store->rename(id, "it's; DROP TABLE run").ok());
  QVERIFY(store->annotate(id, "before the cache").ok());
  QVERIFY(store->pin(id, true).ok());
  const RunHeader header = store->load(id)->header;
  QCOMPARE(header.name, std::string("it's; DROP TABLE run"));
  QCOMPARE(header.note, std::string("before the cache"));
  QVERIFY(header.isPinned);
}

void RunStoreTest::removesRunsAndTheirDesigns() {
  auto store = RunStore::open(file("d.sqlite"));
  const std::int64_t first = *store->add(sample());
  const std::int64_t second = *store->add(sample());
  QVERIFY(store->remove(first).ok());
  QCOMPARE(store->load(second)->designText, sample().designText);
  QVERIFY(store->remove(second).ok());
  QVERIFY(store->list()->empty());
  QVERIFY(*store->add(sample()) > second);
}

void RunStoreTest::keepsTheNewestAndThePinned() {
  auto store = RunStore::open(file("e.sqlite"));
  for (int i = 0; i < 10; ++i) QVERIFY(store->add(sample(std::to_string(i))).ok());
  QVERIFY(store->pin(store->list()->back().id, true).ok());
  QCOMPARE(*store->keepNewest(3), 6);
  const auto left = *store->list();
  QCOMPARE(left.size(), std::size_t{4});
  QCOMPARE(left[0].name, std::string("9"));
  QCOMPARE(left[3].name, std::string("0"));
}

void RunStoreTest::answersForRunsThatAreNotThere() {
  auto store = RunStore::open(file("f.sqlite"));
  QCOMPARE(store->load(7).error().code, std::string(model::code::kRunStore));
  QVERIFY(store->load(7).error().message.find("run 7") != std::string::npos);
  QVERIFY(!store->rename(7, "x").ok());
  QVERIFY(!store->remove(7).ok());
}

void RunStoreTest::createsTheFolder() {
  QVERIFY(RunStore::open(file("deep/down/runs.sqlite")).ok());
}

void RunStoreTest::setsADamagedFileAside_data() {
  QTest::addColumn<int>("damage");
  QTest::newRow("another program's text") << 0;
  QTest::newRow("pages overwritten") << 1;
  QTest::newRow("cut in the middle") << 2;
}

void RunStoreTest::setsADamagedFileAside() {
  QFETCH(int, damage);
  const auto path = file(qPrintable(QString("damaged%1.sqlite").arg(damage)));
  if (damage == 0) write(path, "my holiday photographs, please keep");
  if (damage > 0) {
    auto store = RunStore::open(path);
    RunRecord large = sample();
    large.resultsJson.assign(200'000, 'x');
    QVERIFY(store->add(large).ok() && store->add(large).ok());
  }
  std::string bytes = contents(path);
  if (damage == 1) bytes.replace(4096, 8192, std::string(8192, '\x5a'));
  if (damage == 2) bytes.resize(bytes.size() / 2);
  write(path, bytes);
  auto store = RunStore::open(path);
  QVERIFY(store.ok());
  QCOMPARE(store->setAside().string(), path.string() + ".damaged-1");
  QCOMPARE(contents(store->setAside()), bytes);
  QVERIFY(store->list()->empty());
  QVERIFY(store->add(sample()).ok());
  write(path.string() + "-gone", "");
  QVERIFY(RunStore::open(path)->setAside().empty());
}

void RunStoreTest::leavesTheFileOfANewerProgramAlone() {
  const auto path = file("newer.sqlite");
  QVERIFY(RunStore::open(path)->add(sample()).ok());
  std::string bytes = contents(path);
  bytes[63] = 9;  // user_version, big-endian at offset 60
  write(path, bytes);
  const auto store = RunStore::open(path);
  QVERIFY(!store.ok());
  QVERIFY(store.error().message.find("newer") != std::string::npos);
  QCOMPARE(contents(path), bytes);
}

void RunStoreTest::tellsWhenTheFileCannotBeOpened() {
  std::filesystem::create_directories(file("folder.sqlite"));
  const auto store = RunStore::open(file("folder.sqlite"));
  QCOMPARE(store.error().code, std::string(model::code::kRunStore));
  QVERIFY(!store.error().hint.empty());
  QVERIFY(std::filesystem::is_directory(file("folder.sqlite")));
}

void RunStoreTest::twoProgramsShareTheStore() {
  auto one = RunStore::open(file("shared.sqlite"));
  auto two = RunStore::open(file("shared.sqlite"));
  QVERIFY(one->add(sample("one")).ok());
  QVERIFY(two->add(sample("two")).ok());
  QCOMPARE(one->list()->size(), std::size_t{2});
  QCOMPARE(two->list()->size(), std::size_t{2});
}

// WINDTUNNEL_TRIALS sets how often; every run whose id was written to the pipe must be there afterwards.
void RunStoreTest::survivesKillsWhileWriting() {
  const auto path = file("killed.sqlite");
  const int trials = std::max(1, qEnvironmentVariable("WINDTUNNEL_TRIALS", "20").toInt());
  RunRecord run = sample();
  run.resultsJson.assign(60'000, 'x');
  for (int trial = 0; trial < trials; ++trial) {
    int pipe[2];
    QCOMPARE(::pipe(pipe), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      auto store = RunStore::open(path);
      for (;;) {
        const std::int64_t id = *store->add(run);
        if (::write(pipe[1], &id, sizeof id) != sizeof id) ::_exit(1);
        if (id % 3 == 0) std::ignore = store->keepNewest(5);
      }
    }
    ::close(pipe[1]);
    std::int64_t last = 0;
    QCOMPARE(::read(pipe[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
    ::usleep(static_cast<useconds_t>(trial * 7919 % 20'000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    for (std::int64_t id = 0; ::read(pipe[0], &id, sizeof id) == sizeof id;) last = id;
    ::close(pipe[0]);
    auto store = RunStore::open(path);
    QVERIFY(store.ok());
    QVERIFY2(store->setAside().empty(), "an integrity error");
    QCOMPARE(store->load(last)->resultsJson.size(), std::size_t{60'000});
  }
  qInfo("%d kills while writing, 0 integrity errors", trials);
}

QTEST_APPLESS_MAIN(RunStoreTest)
#include "run_store_test.moc"
