// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <cmath>

#include "edit_designs.h"
#include "model/edit/connection_edits.h"
#include "model/edit/removal_edits.h"

using namespace windtunnel::model;
using namespace windtunnel::model::testing;

class RemovalsTest : public QObject {
  Q_OBJECT

 private slots:
  void aRemovedComponentTakesItsReferencesAlong() {
    const Design design = templateNamed("three-tier");
    const Design after = applied(design, removeComponents(design, {"products"}));
    QVERIFY(!has(after, "components/products"));
    QVERIFY(!has(after, "connections/shop -> products"));
    QVERIFY(!has(after, "layout/products"));
    QCOMPARE(at(after, "components/shop/operations/browse/steps/1/call"), std::string("database/read"));
    QCOMPARE(findingsOf(after), std::size_t(0));
  }

  // In binary 1 %, 32 %, 56 % and 11 % add up to a little more than one.
  void theLastShareOfAMixIsNoMoreThanAll() {
    const std::string text =
        "formatVersion: 1\n"
        "components: {user: {kind: client}, a: {kind: service}, b: {kind: service}, c: {kind: service}, d: "
        "{kind: "
        "service}}\nconnections: {user -> a: {}, user -> b: {}, user -> c: {}, user -> d: {}}\n"
        "workloads: {load: {from: user, mix: {a: 1%, b: 32%, c: 56%, d: 11%}}}\n";
    const Design design = readDesign(text, "mix.windtunnel.yaml").document->design;
    const Design after = applied(design, removeComponents(design, {"a", "b", "c"}));
    QCOMPARE(at(after, "workloads/load/mix/d"), std::string("100%"));
  }

  void aRemovedServiceTakesItsRoutesAndTheirShares() {
    const Design design = templateNamed("modular-monolith");
    const Design after = applied(design, removeComponents(design, {"search", "search-index"}));
    QVERIFY(!has(after, "workloads/visitors/mix/edge~1search"));
    double sum = 0;
    for (const auto& [entry, share] : after.workload("visitors")->scalars("mix"))
      sum += share.as<Share>()->fraction;
    QVERIFY(std::abs(sum - 1) < 1e-9);
    QCOMPARE(after.component("edge")->list("routes").size(), std::size_t(4));
    QCOMPARE(findingsOf(after), std::size_t(0));
  }

  void aRemovedClientTakesItsWorkloadsObjectivesAndLoads() {
    const Design design = templateNamed("three-tier");
    const Design after = applied(design, removeComponents(design, {"customers"}));
    QCOMPARE(after.workloads().size(), std::size_t(0));
    QCOMPARE(after.objectives().size(), std::size_t(0));
    QVERIFY(!has(after, "scenarios/rush/load"));
    QCOMPARE(QString::fromStdString(
                 textOf(applied(after, apply(design, removeComponents(design, {"customers"})).inverse))),
             QString::fromStdString(textOf(design)));
  }

  void aRemovedArrowTakesTheCallsAlong() {
    const Design design = templateNamed("three-tier");
    const Design after = applied(design, removeConnection(design, "shop", "database"));
    QCOMPARE(after.component("shop")->objects("operations").size(), std::size_t(2));
    QVERIFY(!has(after, "components/shop/operations/browse/steps/1/cached/miss"));
    QCOMPARE(design.find(Path::parse("components/shop/operations/order/steps"))->list().size(),
             std::size_t(3));
    QCOMPARE(after.find(Path::parse("components/shop/operations/order/steps"))->list().size(),
             std::size_t(1));
    QVERIFY(!has(after, "scenarios/slow-database/faults"));
  }

  void anObjectiveAboutAReaderGoesWithTheLastItReads() {
    const Design design = templateNamed("outbox");
    QVERIFY(design.find(Path{"objectives", "shipping-delay"}));
    const Edit removal = removeConnection(design, "events", "shipping-worker");
    const Design changed = applied(design, removal);
    QVERIFY(!changed.find(Path{"objectives", "shipping-delay"}));
    QVERIFY(changed.find(Path{"objectives", "outbox-delay"}));
    QVERIFY(applied(changed, apply(design, removal).inverse) == design);
  }
};

QTEST_APPLESS_MAIN(RemovalsTest)
#include "removals_test.moc"
