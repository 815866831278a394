// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QtTest>

#include "app/designer/bridge/drawing/overlay_builder.h"
#include "app/designer/bridge/session.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
using namespace windtunnel::app;
using simulator::Bottleneck;
using simulator::Estimate;

namespace {

// 100 requests a second of 20 ms of CPU each on four pods with one CPU: half of what there is.
constexpr const char* kShop = R"(formatVersion: 1
name: shop
components:
  web: {kind: client}
  orders: {kind: service, title: Order desk, replicas: 4, cpu: {limit: 1}, operations: {place: {steps: [{work: 20ms}]}}}
  pay: {kind: external}
connections:
  web -> orders: {}
  orders -> pay: {}
workloads:
  shoppers: {from: web, arrivals: poisson(100/s), mix: {orders/place: 100%}}
scenarios:
  calm: {}
  rush: {load: {shoppers: x3}}
)";

model::Design shop() {
  return model::readDesign(kShop, "shop.windtunnel.yaml").document->design;
}

Estimate handMade() {
  Estimate estimate;
  estimate.workloads.push_back({"shoppers", 100, 98, 0.02, simulator::EstimatedLatency{0.0312, 0.21}});
  estimate.components.push_back({"orders", "service", 4, 100, 0.62, 0.1, false, {}, {}});
  estimate.bottleneck = Bottleneck{"orders", "cpu", "components/orders/replicas", 0.62, 1.61};
  return estimate;
}

QString valueOf(const QVariantList& figures, const char* label) {
  for (const QVariant& figure : figures)
    if (figure.toMap()[QStringLiteral("label")] == QLatin1String(label))
      return figure.toMap()[QStringLiteral("value")].toString();
  return {};
}

}  // namespace

/// The estimate of the open design, as the strip and the canvas show it.
class EstimateTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { m_session.reset(); }
  void figuresAreSaidAsRoughOnes();
  void overloadIsSaidInWords();
  void aHotSpotSaysWhatItNeeds();
  void theOpenDesignIsEstimated();
  void everyEditIsAnsweredAndTheLastOneStays();
  void theLoadSliderCounts();
  void theScenarioCounts();
  void aRunTakesItsPlaceUntilTheDesignChanges();
  void aRefusedDesignSaysWhy();
  void theCanvasShowsItAsAnEstimate();

 private:
  EstimateController* estimate() { return m_session->estimate(); }
  void settle() { QTRY_VERIFY(estimate()->isUpToDate()); }
  double usedUp() { return estimate()->estimate()->bottleneck->utilisation; }
  void setReplicas(int count, const QString& mergeKey = {});

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Session> m_session;
};

void EstimateTest::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  qputenv("WINDTUNNEL_SETTINGS", m_folder->filePath(QStringLiteral("settings.ini")).toUtf8());
  qputenv("WINDTUNNEL_JOURNALS", m_folder->filePath(QStringLiteral("journals")).toUtf8());
  qputenv("WINDTUNNEL_RUNS", m_folder->filePath(QStringLiteral("runs.sqlite")).toUtf8());
  m_session = std::make_unique<Session>(nullptr);
  m_session->document()->reset(shop());
  settle();
}

void EstimateTest::setReplicas(int count, const QString& mergeKey) {
  m_session->document()->change(QStringLiteral("Set replicas"),
                                {{model::Path{"components", "orders", "replicas"}, model::Value(count)}},
                                mergeKey);
}

void EstimateTest::figuresAreSaidAsRoughOnes() {
  const EstimateWords words = wordsOf(handMade(), shop());
  QCOMPARE(words.severity, QStringLiteral("good"));
  QCOMPARE(words.sentence,
           QStringLiteral("Used up first: the CPU of Order desk (62 % in use), at 1.6× this load."));
  QCOMPARE(words.path, QStringLiteral("components/orders/replicas"));
  QCOMPARE(words.element, QStringLiteral("components/orders"));
  QCOMPARE(valueOf(words.figures, "Throughput"), QStringLiteral("~98/s"));
  QCOMPARE(valueOf(words.figures, "Mean"), QStringLiteral("~31.2 ms"));
  QCOMPARE(valueOf(words.figures, "p99"), QStringLiteral("~210 ms"));
  QCOMPARE(valueOf(words.figures, "Errors"), QStringLiteral("~2.0 %"));
  Estimate busy = handMade();
  busy.bottleneck =
      Bottleneck{"web -> orders", "pool", "connections/web -> orders/pool/connections", 0.91, 1.1};
  QCOMPARE(wordsOf(busy, shop()).severity, QStringLiteral("warning"));
  QVERIFY(
      wordsOf(busy, shop()).sentence.contains(QStringLiteral("the connection pool web → Order desk (91 %")));
}

void EstimateTest::overloadIsSaidInWords() {
  Estimate estimate = handMade();
  estimate.isOverloaded = true;
  estimate.components[0].isOverloaded = true;
  estimate.components.push_back({"pay", "external", 1, 100, 0, 1.5, true, {}, {}});
  estimate.workloads[0].throughput.reset();
  estimate.workloads[0].latency.reset();
  estimate.workloads[0].errorShare.reset();
  estimate.bottleneck = Bottleneck{"orders", "slots", "components/orders/concurrency", 1.3, 0.77};
  const EstimateWords words = wordsOf(estimate, shop());
  QCOMPARE(words.severity, QStringLiteral("error"));
  QCOMPARE(words.sentence,
           QStringLiteral("Overloaded: the concurrency of Order desk is asked for 130 % of what there is; it "
                          "saturates at 0.77× this load. So is pay."));
  QCOMPARE(valueOf(words.figures, "Throughput"), QStringLiteral("–"));
  QCOMPARE(valueOf(words.figures, "p99"), QStringLiteral("–"));
}

void EstimateTest::aHotSpotSaysWhatItNeeds() {
  simulator::ComponentEstimate orders = handMade().components[0];
  QVERIFY(hotWords(orders).isEmpty());
  orders.isOverloaded = true;
  orders.cpuUtilisation = 1.3;
  QCOMPARE(hotWords(orders), QStringLiteral("needs 130 % of its CPU"));
  orders.slotUtilisation = 2;
  QCOMPARE(hotWords(orders), QStringLiteral("needs 200 % of its concurrency"));
}

void EstimateTest::theOpenDesignIsEstimated() {
  QVERIFY(estimate()->isShown() && estimate()->isKnown());
  QCOMPARE(usedUp(), 0.5);  // 100/s times 20 ms on 4 CPUs
  const auto expected = simulator::estimate(shop(), "calm");
  QVERIFY(expected.ok());
  QCOMPARE(estimate()->estimate()->workloads[0].latency->p99, expected->workloads[0].latency->p99);
  QCOMPARE(estimate()->path(), QStringLiteral("components/orders/replicas"));
  QCOMPARE(valueOf(estimate()->figures(), "Throughput"), QStringLiteral("~100/s"));
}

void EstimateTest::everyEditIsAnsweredAndTheLastOneStays() {
  for (int replicas = 200; replicas >= 3; --replicas) setReplicas(replicas, QStringLiteral("nudge"));
  QVERIFY(!estimate()->isUpToDate());
  settle();
  QVERIFY(qAbs(usedUp() - 2.0 / 3) < 1e-9);
  m_session->document()->undo();
  settle();
  QCOMPARE(usedUp(), 0.5);
}

void EstimateTest::theLoadSliderCounts() {
  m_session->run()->setLoadFactor(1.5);
  settle();
  QCOMPARE(usedUp(), 0.75);
  QVERIFY(!estimate()->estimate()->isOverloaded);
  m_session->run()->setLoadFactor(3);
  settle();
  QVERIFY(estimate()->estimate()->isOverloaded);
  QCOMPARE(estimate()->severity(), QStringLiteral("error"));
  QVERIFY2(estimate()->sentence().startsWith(QStringLiteral("Overloaded: the CPU of Order desk")),
           qPrintable(estimate()->sentence()));
}

void EstimateTest::theScenarioCounts() {
  m_session->run()->setScenario(QStringLiteral("rush"));
  settle();
  QCOMPARE(usedUp(), 1.5);
  setReplicas(8);
  settle();
  QCOMPARE(usedUp(), 0.75);
}

void EstimateTest::aRunTakesItsPlaceUntilTheDesignChanges() {
  RunController* run = m_session->run();
  run->step();
  QTRY_VERIFY(run->hasResults());
  QVERIFY(!estimate()->isShown());
  const auto connection = m_session->document()->design().connections().front();
  m_session->document()->change(
      QStringLiteral("Set timeout"),
      {{connection.path() / "timeout", model::Value(model::Duration::fromSeconds(0.5))}});
  QVERIFY(run->isStale());
  QVERIFY(estimate()->isShown());
  run->setCursorTime(0);  // an instant of the run is asked for
  QVERIFY(!estimate()->isShown());
  run->setCursorTime(-1);
  run->clear();
  QVERIFY(estimate()->isShown());
}

void EstimateTest::aRefusedDesignSaysWhy() {
  m_session->document()->change(QStringLiteral("Set from"),
                                {{model::Path{"workloads", "shoppers", "from"}, model::Value("nobody")}});
  settle();
  QVERIFY(estimate()->isShown() && !estimate()->isKnown());
  QVERIFY2(
      estimate()->sentence().startsWith(QStringLiteral("No estimate: The workload \"shoppers\" comes from")),
      qPrintable(estimate()->sentence()));
  QVERIFY(estimate()->figures().isEmpty());
  QVERIFY(overlayOf(*estimate()).components.empty());
}

void EstimateTest::theCanvasShowsItAsAnEstimate() {
  const CanvasOverlay overlay = overlayOf(*estimate());
  QVERIFY(overlay.estimated && !overlay.live);
  QCOMPARE(overlay.components.at("orders").utilisation, 0.5);
  QVERIFY(overlay.components.at("pay").utilisation < 0);
  QVERIFY(overlay.components.at("orders").pods.empty());
  QCOMPARE(overlay.arrows.at("web -> orders").rate, 100.0);
}

QTEST_MAIN(EstimateTest)
#include "estimate_test.moc"
