// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "app/designer/bridge/drawing/insertion.h"
#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/rules/rules.h"

using namespace windtunnel;
using namespace windtunnel::app;

namespace {

constexpr const char* kShop = R"(formatVersion: 1
name: shop
components:
  web:
    kind: client
  orders:
    kind: service
    operations:
      place:
        steps:
          - call: stock/take
  checks:
    kind: service
    operations:
      audit:
        steps:
          - work: constant(2ms)
  stock:
    kind: service
    operations:
      take:
        steps:
          - work: constant(1ms)
  store:
    kind: database
connections:
  web -> orders: {}
  orders -> stock: {timeout: 1s}
  checks -> stock: {}
workloads:
  shoppers:
    from: web
    arrivals: poisson(10/s)
    mix:
      orders/place: 100%
)";

model::Design shop() {
  const model::ReadResult read = model::readDesign(kShop, "shop.windtunnel.yaml");
  for (const model::Diagnostic& diagnostic : read.diagnostics) qWarning("%s", diagnostic.message.c_str());
  return read.ok() ? read.document->design : model::Design();
}

std::string textAt(const model::Design& design, const model::Path& path) {
  const model::Value* value = design.find(path);
  return value != nullptr ? value->text() : "nothing";
}

}  // namespace

/// A component of the drawing put into an arrow.
class InsertionTest : public QObject {
  Q_OBJECT

 private slots:
  void callsGoThroughTheComponent();
  void whatItDidItStillDoes();
  void clientsEnterThroughIt();
  void whatCannotPassOnIsRefused();
  void oneEditLeadsThereAndBack();
};

void InsertionTest::callsGoThroughTheComponent() {
  const model::Design before = shop();
  const auto edit = insertExisting(before, "checks", "orders", "stock");
  QVERIFY(edit.ok());
  QCOMPARE(edit->label, std::string("Insert checks into orders -> stock"));
  const model::Design after = model::applied(before, edit.value());
  QVERIFY(after.find({"connections", "orders -> stock"}) == nullptr);
  QVERIFY(after.find({"connections", "orders -> checks"}) != nullptr);
  QVERIFY(after.find({"connections", "checks -> stock"}) != nullptr);
  QCOMPARE(after.components().size(), before.components().size());
  QCOMPARE(textAt(after, {"components", "orders", "operations", "place", "steps", "0", "call"}),
           std::string("checks/take"));
  QCOMPARE(textAt(after, {"components", "checks", "operations", "take", "steps", "0", "call"}),
           std::string("stock/take"));
}

void InsertionTest::whatItDidItStillDoes() {
  const model::Design before = shop();
  const model::Design after =
      model::applied(before, insertExisting(before, "checks", "orders", "stock").value());
  QVERIFY(after.find({"components", "checks", "operations", "audit"}) != nullptr);
  for (const model::Finding& finding : model::findings(after))
    QVERIFY2(finding.severity != model::Severity::Error, finding.message.c_str());
}

void InsertionTest::clientsEnterThroughIt() {
  const model::Design before = shop();
  const auto edit = insertExisting(before, "checks", "web", "orders");
  QVERIFY(edit.ok());
  const model::Design after = model::applied(before, edit.value());
  QVERIFY(after.find({"workloads", "shoppers", "mix", "checks/place"}) != nullptr);
  QVERIFY(after.find({"workloads", "shoppers", "mix", "orders/place"}) == nullptr);
}

void InsertionTest::whatCannotPassOnIsRefused() {
  QVERIFY(!insertExisting(shop(), "store", "orders", "stock").ok());
  QVERIFY(!insertExisting(shop(), "orders", "orders", "stock").ok());
  QVERIFY(!insertExisting(shop(), "nobody", "orders", "stock").ok());
}

void InsertionTest::oneEditLeadsThereAndBack() {
  const model::Design before = shop();
  const auto edit = insertExisting(before, "checks", "orders", "stock");
  const model::Applied there = model::apply(before, edit.value());
  QVERIFY(model::apply(there.design, there.inverse).design == before);
  QCOMPARE(model::writeDesign(model::apply(there.design, there.inverse).design), model::writeDesign(before));
}

QTEST_APPLESS_MAIN(InsertionTest)
#include "insertion_test.moc"
