// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QSignalSpy>
#include <QtTest>

#include "app/designer/bridge/run/stored_results.h"
#include "app/designer/bridge/run/tail_model.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
using namespace windtunnel::app;
using simulator::Cause;
using simulator::TailFigures;

namespace {

constexpr const char* kShop = R"(formatVersion: 1
name: shop
components:
  web: {kind: client}
  orders: {kind: service, title: Order desk}
connections:
  web -> orders: {}
)";

TailFigures tail() {
  return {"shoppers",
          0.01,
          0.812,
          214,
          {{Cause::Queueing, "orders", 0.62},
           {Cause::Network, "web -> orders", 0.3},
           {Cause::Service, "orders", 0.004}}};
}

}  // namespace

/// The causes of the slowest requests, as the results page lists them.
class TailModelTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void aRowSaysWhoAndHowSlow();
  void partsAddUpAndNameWhatTheDrawingShows();
  void equalFiguresChangeNothing();
  void tailsComeBackFromTheStore();

 private:
  QVariant inRow(TailModel::Role role) { return m_model.data(m_model.index(0), role); }

  model::Design m_design;
  TailModel m_model;
};

void TailModelTest::init() {
  const model::ReadResult read = model::readDesign(kShop, "shop.windtunnel.yaml");
  QVERIFY(read.ok());
  m_design = read.document->design;
  m_model.show({}, m_design);
  m_model.show({tail()}, m_design);
}

void TailModelTest::aRowSaysWhoAndHowSlow() {
  QCOMPARE(m_model.count(), 1);
  QCOMPARE(inRow(TailModel::TitleRole).toString(), QStringLiteral("The slowest 1 % of shoppers"));
  QCOMPARE(inRow(TailModel::DetailRole).toString(),
           QStringLiteral("812 ms and more; 214 requests looked at"));
}

void TailModelTest::partsAddUpAndNameWhatTheDrawingShows() {
  const QVariantList parts = inRow(TailModel::PartsRole).toList();
  QCOMPARE(parts.size(), 3);
  const auto at = [&](int part, const char* key) { return parts[part].toMap().value(QLatin1String(key)); };
  QCOMPARE(at(0, "words").toString(), QStringLiteral("waiting in the queue of Order desk"));
  QCOMPARE(at(0, "percent").toString(), QStringLiteral("62 %"));
  QCOMPARE(at(0, "path").toString(), QStringLiteral("components/orders"));
  QCOMPARE(at(1, "words").toString(), QStringLiteral("the network on web → Order desk"));
  QCOMPARE(at(1, "path").toString(), QStringLiteral("connections/web -> orders"));
  QCOMPARE(at(2, "words").toString(), QStringLiteral("smaller causes"));
  QCOMPARE(at(2, "path").toString(), QString());
  double sum = 0;
  for (int i = 0; i < parts.size(); ++i) sum += at(i, "share").toDouble();
  QVERIFY(qFuzzyCompare(sum, 1.0));
}

void TailModelTest::equalFiguresChangeNothing() {
  QSignalSpy changes(&m_model, &TailModel::dataChanged);
  m_model.show({tail()}, m_design);
  QCOMPARE(changes.size(), 0);
  TailFigures other = tail();
  other.requests = 215;
  m_model.show({other}, m_design);
  QCOMPARE(changes.size(), 1);
}

void TailModelTest::tailsComeBackFromTheStore() {
  simulator::Results results;
  results.tails = {tail()};
  const auto back = resultsOf(storedText(results));
  QVERIFY(back.has_value());
  QCOMPARE(back->tails.size(), std::size_t{1});
  QCOMPARE(back->tails[0].workload, std::string("shoppers"));
  QCOMPARE(back->tails[0].from, 0.812);
  QCOMPARE(back->tails[0].requests, std::uint64_t{214});
  QCOMPARE(back->tails[0].parts.size(), std::size_t{3});
  QVERIFY(back->tails[0].parts[1].cause == Cause::Network);
  QCOMPARE(back->tails[0].parts[1].element, std::string("web -> orders"));
  QCOMPARE(back->tails[0].parts[0].share, 0.62);
}

QTEST_APPLESS_MAIN(TailModelTest)
#include "tail_model_test.moc"
