// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

#include "app/designer/bridge/traces/trace_list_model.h"
#include "model/io/design_reader.h"
#include "simulator/simulation.h"

using namespace windtunnel;
using namespace windtunnel::app;
using simulator::Cause;
using simulator::TraceSet;

namespace {

/// Calls in a row and side by side, with a limit that makes some of them be tried twice.
constexpr const char* kShop = R"(formatVersion: 1
name: shop
components:
  web: {kind: client}
  desk:
    kind: service
    title: Order desk
    cpu: {limit: 0.5}
    operations:
      place:
        steps:
          - work: exponential(4ms)
          - parallel: [{call: stock/look}, {call: pay/take}]
          - call: stock/book
  stock: {kind: service, operations: {look: {steps: [{wait: 8ms}]}, book: {steps: [{work: exponential(6ms)}]}}}
  pay: {kind: service, title: Payment, operations: {take: {steps: [{wait: exponential(20ms)}]}}}
connections:
  web -> desk: {}
  desk -> stock: {}
  desk -> pay: {timeout: 200ms, retries: {attempts: 1, perTryTimeout: 40ms, on: timeout, backoff: constant(5ms)}}
workloads:
  shoppers: {from: web, arrivals: poisson(80/s), mix: {desk/place: 100%}}
scenarios:
  base: {duration: 30s, warmup: 2s}
)";

model::Design shop() {
  return model::readDesign(kShop, "shop.windtunnel.yaml").document->design;
}

std::shared_ptr<const TraceSet> tracesUntil(simulator::Time time) {
  simulator::RunOptions options;
  options.traces = simulator::TraceOptions{.share = 0.02, .slowest = 5};
  auto run = simulator::Run::create(shop(), "base", options);
  if (!run.ok()) qFatal("%s", run.error().message.c_str());
  run->advance(time);
  return run->result().traces;
}

}  // namespace

/// Single requests of a run: the list of those that were kept, and the calls of one of them.
class TracesTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { m_set = tracesUntil(30 * simulator::kSecond); }
  void theWholeRequestComesFirstAndItsCallsBelow();
  void everythingLiesWithinTheRequest();
  void theCriticalPathIsAsLongAsTheRequest();
  void aSecondTryIsMarked();
  void theHelpSaysWhereTheTimeWent();
  void theSlowestComeFirst();
  void theChosenOneStaysWhileTheRunGoesOn();
  void withoutTracesThereIsNothing();

 private:
  std::vector<WaterfallRow> rowsOf(const simulator::Trace& trace) {
    return waterfallOf(*m_set, trace, shop());
  }

  std::shared_ptr<const TraceSet> m_set;
};

void TracesTest::theWholeRequestComesFirstAndItsCallsBelow() {
  const std::vector<WaterfallRow> rows = rowsOf(m_set->traces.front());
  QVERIFY(rows.size() >= 5);
  QCOMPARE(rows[0].depth, 0);
  QCOMPARE(rows[0].title, QStringLiteral("web · desk/place"));
  QCOMPARE(rows[0].from, 0.0);
  QCOMPARE(rows[0].length, 1.0);
  QCOMPARE(rows[1].depth, 1);
  QCOMPARE(rows[1].title, QStringLiteral("Order desk · place"));
  QCOMPARE(rows[1].path, QStringLiteral("components/desk"));
  QCOMPARE(rows.back().title, QStringLiteral("stock · book"));
  QCOMPARE(rows.back().depth, 2);
}

void TracesTest::everythingLiesWithinTheRequest() {
  for (const simulator::Trace& trace : m_set->traces)
    for (const WaterfallRow& row : rowsOf(trace)) {
      QVERIFY(row.from >= 0 && row.from + row.length <= 1 + 1e-9);
      double reached = row.from - 1e-9;
      for (const WaterfallSegment& segment : row.segments) {
        QVERIFY(segment.from >= reached - 1e-9);
        reached = segment.from;
        QVERIFY(segment.from + segment.length <= row.from + row.length + 1e-9);
      }
    }
}

void TracesTest::theCriticalPathIsAsLongAsTheRequest() {
  for (const simulator::Trace& trace : m_set->traces) {
    double length = 0;
    for (const WaterfallRow& row : rowsOf(trace))
      for (const CriticalStretch& stretch : row.critical) length += stretch.length;
    QVERIFY(std::abs(length - 1) < 1e-6);
  }
}

void TracesTest::aSecondTryIsMarked() {
  bool found = false;
  for (const simulator::Trace& trace : m_set->traces) {
    const auto rows = rowsOf(trace);
    const auto failed =
        std::find_if(rows.begin(), rows.end(), [](const WaterfallRow& row) { return row.failed; });
    if (failed == rows.end()) continue;
    QCOMPARE(failed->title, QStringLiteral("Payment · take"));
    QVERIFY(failed->detail.contains(QStringLiteral("timed out")));
    found = std::any_of(rows.begin(), rows.end(), [](const WaterfallRow& row) {
      return row.detail.startsWith(QStringLiteral("try 2"));
    });
  }
  QVERIFY(found);
}

void TracesTest::theHelpSaysWhereTheTimeWent() {
  const std::vector<WaterfallRow> rows = rowsOf(m_set->traces.front());
  QVERIFY2(rows[1].help.startsWith(QStringLiteral("Order desk · place: ")), qPrintable(rows[1].help));
  QVERIFY(rows[1].help.contains(QStringLiteral("pod ")));
  QVERIFY(rows[1].help.contains(QStringLiteral("work ")));
  QVERIFY(rows[1].help.contains(QStringLiteral("critical path")));
}

void TracesTest::theSlowestComeFirst() {
  TraceListModel list;
  list.show(m_set, shop());
  QVERIFY(list.count() > 5);
  QCOMPARE(list.current(), 0);
  for (int row = 0; row < list.count(); ++row) {
    const QString group = list.data(list.index(row), TraceListModel::GroupRole).toString();
    QCOMPARE(group, row < 5 ? QStringLiteral("Slowest") : QStringLiteral("Sampled"));
  }
  QCOMPARE(list.data(list.index(0), TraceListModel::ShareRole).toDouble(), 1.0);
  QVERIFY(list.data(list.index(4), TraceListModel::ShareRole).toDouble() <= 1.0);
  QCOMPARE(list.data(list.index(0), TraceListModel::TitleRole).toString(), QStringLiteral("desk/place"));
  QVERIFY(list.waterfall()->rowCount() >= 5);
  QVERIFY(list.waterfall()->ticks().size() >= 2);
  const QVariantList causes = list.waterfall()->causes();
  QVERIFY(std::any_of(causes.begin(), causes.end(), [](const QVariant& cause) {
    return cause.toMap()[QStringLiteral("words")] == QStringLiteral("work");
  }));
}

void TracesTest::theChosenOneStaysWhileTheRunGoesOn() {
  TraceListModel list;
  list.show(tracesUntil(10 * simulator::kSecond), shop());
  const int last = list.count() - 1;  // of the sample, which only grows
  list.setCurrent(last);
  const QString title = list.title();
  QSignalSpy resets(list.waterfall(), &QAbstractItemModel::modelReset);
  list.show(m_set, shop());
  QCOMPARE(list.title(), title);
  QVERIFY(list.current() >= 0 && list.count() > last);
  QCOMPARE(resets.size(), 0);
}

void TracesTest::withoutTracesThereIsNothing() {
  TraceListModel list;
  list.show(m_set, shop());
  list.show(nullptr, shop());
  QCOMPARE(list.count(), 0);
  QCOMPARE(list.current(), -1);
  QCOMPARE(list.waterfall()->rowCount(), 0);
  QVERIFY(list.title().isEmpty());
}

QTEST_APPLESS_MAIN(TracesTest)
#include "traces_test.moc"
