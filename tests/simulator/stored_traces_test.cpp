// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Traces of kept runs: what comes back, how much room they take, and stores from before there were any.
#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <fstream>

#include "shop_design.h"
#include "simulator/results/run_store.h"
#include "simulator/results/stored_traces.h"
#include "simulator/results/sweep_store.h"
#include "simulator/tracing/trace_json.h"

using namespace windtunnel::simulator;

namespace {

RunRecord sample(const std::string& name = "evening peak") {
  RunRecord run;
  run.header.name = name;
  run.designText = "formatVersion: 1\nname: shop\n";
  run.resultsJson = "{}";
  return run;
}

TraceSet shopTraces() {
  return *testing::tracedShop().traces;
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

class StoredTracesTest : public QObject {
  Q_OBJECT
 private slots:
  void tracesComeBackAsTheyWere();
  void tracesGoWithTheirRun();
  void tracesTakeNoMoreRoomThanTheyMay();
  void damagedTracesAreSaidToBe();
  void anOlderStoreTakesTraces();

 private:
  std::filesystem::path file(const char* name) const { return m_folder.filePath(name).toStdString(); }
  QTemporaryDir m_folder;
};

void StoredTracesTest::tracesComeBackAsTheyWere() {
  const TraceSet set = shopTraces();
  auto store = RunStore::open(file("traces.sqlite"));
  const std::int64_t id = *store->add(sample(), &set);
  const std::int64_t without = *store->add(sample());
  store = RunStore::open(file("traces.sqlite"));
  QCOMPARE(store->load(id)->header.traces, static_cast<int>(set.traces.size()));
  const auto back = store->traces(id);
  QVERIFY(back.ok() && back->has_value());
  QCOMPARE((*back)->share, set.share);
  QCOMPARE(toOtlpJson(**back), toOtlpJson(set));
  QCOMPARE(toJaegerJson(**back), toJaegerJson(set));
  for (std::size_t i = 0; i < set.traces.size(); ++i) {
    QCOMPARE((*back)->traces[i].isHeadSampled, set.traces[i].isHeadSampled);
    QCOMPARE((*back)->traces[i].isAmongSlowest, set.traces[i].isAmongSlowest);
  }
  QVERIFY(!store->traces(without)->has_value());
  QCOMPARE(store->load(without)->header.traces, 0);
  QVERIFY(!store->traces(99).ok());
}

void StoredTracesTest::tracesGoWithTheirRun() {
  const TraceSet set = shopTraces();
  auto store = RunStore::open(file("gone.sqlite"));
  for (int i = 0; i < 3; ++i) QVERIFY(store->add(sample(), &set).ok());
  QCOMPARE(*store->keepNewest(1), 2);
  QVERIFY(store->remove(store->list()->front().id).ok());
  SQLite::Database database(file("gone.sqlite").string());
  QCOMPARE(database.execAndGet("SELECT count(*) FROM trace").getInt(), 0);
}

// The slowest stay for as long as there is room; the share says what is left of the sample.
void StoredTracesTest::tracesTakeNoMoreRoomThanTheyMay() {
  const TraceSet set = shopTraces();
  const StoredTraces all = storedTraces(set);
  QVERIFY(all.count == static_cast<int>(set.traces.size()) && all.content.size() <= kMostTraceBytes);
  const std::size_t room = all.content.size() / 2;
  const StoredTraces half = storedTraces(set, room);
  QVERIFY(half.content.size() <= room && half.content.size() > room * 9 / 10);
  const auto back = readTraces(half.content);
  const auto marked = [](const TraceSet& of, bool Trace::*mark) {
    return std::count_if(of.traces.begin(), of.traces.end(), [mark](const Trace& one) { return one.*mark; });
  };
  QCOMPARE(marked(*back, &Trace::isAmongSlowest), marked(set, &Trace::isAmongSlowest));
  const auto sampled = static_cast<double>(marked(*back, &Trace::isHeadSampled));
  QCOMPARE(back->share, set.share * sampled / static_cast<double>(marked(set, &Trace::isHeadSampled)));
  QVERIFY(back->share < 0.8 * set.share);
  QCOMPARE(storedTraces(set, 0).count, 0);
}

void StoredTracesTest::damagedTracesAreSaidToBe() {
  const TraceSet set = shopTraces();
  const std::string content = storedTraces(set).content;
  QVERIFY(!readTraces("").has_value());
  QVERIFY(!readTraces(content.substr(0, content.size() / 2)).has_value());
  for (std::size_t at = 0; at < content.size(); at += content.size() / 100) {
    std::string damaged = content;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x21);
    if (const auto back = readTraces(damaged))
      std::ignore = toJaegerJson(*back);  // whatever it says, it is sound
  }
  auto store = RunStore::open(file("alien.sqlite"));
  const std::int64_t id = *store->add(sample(), &set);
  SQLite::Database(file("alien.sqlite").string(), SQLite::OPEN_READWRITE)
      .exec("UPDATE trace SET content = x'00'");
  QVERIFY(store->traces(id).error().message.find("cannot be read") != std::string::npos);
  QVERIFY(store->load(id).ok());
}

void StoredTracesTest::anOlderStoreTakesTraces() {
  const auto path = file("version2.sqlite");
  const std::int64_t old = *RunStore::open(path)->add(sample("old"));
  {
    SQLite::Database database(path.string(), SQLite::OPEN_READWRITE);
    database.exec("DROP TABLE trace");
    database.exec("PRAGMA user_version = 2");
  }
  QVERIFY(SweepStore::openToRead(path)->plans().ok());
  const TraceSet set = shopTraces();
  auto store = RunStore::openExisting(path);
  QVERIFY(store.ok());
  QCOMPARE(store->load(old)->header.name, std::string("old"));
  QVERIFY(!store->traces(old)->has_value());
  const std::int64_t added = *store->add(sample("new"), &set);
  QCOMPARE(store->traces(added)->value().traces.size(), set.traces.size());
  std::ofstream(file("foreign.txt")) << "something else";
  QVERIFY(!RunStore::openExisting(file("foreign.txt")).ok());
  QCOMPARE(contents(file("foreign.txt")), std::string("something else"));
}

QTEST_APPLESS_MAIN(StoredTracesTest)
#include "stored_traces_test.moc"
