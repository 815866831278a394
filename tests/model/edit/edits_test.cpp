// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <algorithm>

#include "edit_designs.h"
#include "model/edit/boundary_edits.h"
#include "model/edit/clipboard_edits.h"
#include "model/edit/component_edits.h"
#include "model/edit/connection_edits.h"
#include "model/edit/layout_edits.h"
#include "model/edit/property_edits.h"
#include "model/edit/refactoring_edits.h"
#include "model/edit/removal_edits.h"
#include "model/edit/rename_edits.h"
#include "model/edit/trial_edits.h"
#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/rules/rules.h"

using namespace windtunnel::model;
using namespace windtunnel::model::testing;

namespace {

std::size_t occurrences(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

}  // namespace

class EditsTest : public QObject {
  Q_OBJECT

 private slots:
  void aRenamedComponentIsRenamedEverywhere() {
    const Design design = templateNamed("three-tier");
    const Design after = applied(design, *renameComponent(design, "shop", "store"));
    std::string expected = textOf(design);
    QCOMPARE(occurrences(textOf(after), "shop/"), std::size_t(0));
    QVERIFY(has(after, "connections/edge -> store"));
    QVERIFY(has(after, "connections/store -> database"));
    QCOMPARE(at(after, "components/edge/routes/0/to"), std::string("store/order"));
    QVERIFY(has(after, "scenarios/rush-with-six/changes/components~1store~1replicas"));
    QCOMPARE(at(after, "scenarios/slow-database/faults/0/connection"), std::string("store -> database"));
    QVERIFY(has(after, "layout/store"));
    QCOMPARE(findingsOf(after), std::size_t(0));
    const Design back = applied(after, *renameComponent(after, "store", "shop"));
    QCOMPARE(QString::fromStdString(textOf(back)), QString::fromStdString(expected));
  }

  void aRenamedBrokerKeepsItsTopicsAndConsumers() {
    const Design design = templateNamed("order-platform");
    const Design after = applied(design, *renameComponent(design, "events", "bus"));
    QVERIFY(has(after, "components/payment-worker/consumes/bus~1order-placed"));
    QCOMPARE(at(after, "components/order-commands/operations/place/steps/2/publish"),
             std::string("bus/order-placed"));
    QCOMPARE(findingsOf(after), std::size_t(0));
  }

  void operationsTopicsRoutesWorkloadsAndScenariosCanBeRenamed() {
    Design design = templateNamed("order-platform");
    design = applied(design, *rename(design, {ReferenceTo::Operation, "place", "submit", "order-commands"}));
    QCOMPARE(at(design, "components/edge/routes/0/to"), std::string("order-commands/submit"));
    design = applied(design, *rename(design, {ReferenceTo::Operation, "pay", "charge", "payment-worker"}));
    QCOMPARE(at(design, "components/payment-worker/consumes/events~1order-placed/operation"),
             std::string("charge"));
    design = applied(design, *rename(design, {ReferenceTo::Topic, "order-paid", "paid", "events"}));
    QVERIFY(has(design, "components/mail-worker/consumes/events~1paid"));
    design = applied(design, *rename(design, {ReferenceTo::Entry, "place-order", "order", "edge"}));
    QVERIFY(has(design, "workloads/buyers/mix/edge~1order"));
    design = applied(design, *rename(design, {ReferenceTo::Workload, "buyers", "people", {}}));
    QCOMPARE(at(design, "objectives/availability/of"), std::string("people"));
    QVERIFY(has(design, "scenarios/flash-sale/load/people"));
    design = applied(design, *rename(design, {ReferenceTo::Scenario, "baseline", "usual", {}}));
    QCOMPARE(at(design, "scenarios/flash-sale/extends"), std::string("usual"));
    design = applied(design, *renameBoundary(design, "read-side", "queries"));
    QCOMPARE(at(design, "components/order-views/in/1"), std::string("queries"));
    design = applied(design, *renameObjective(design, "availability", "up"));
    QVERIFY(has(design, "objectives/up"));
    QCOMPARE(findingsOf(design), std::size_t(0));
  }

  void anObjectiveAboutAReaderFollowsIt() {
    Design design = templateNamed("order-platform");
    design = design.with(Path{"objectives", "freshness", "of"}, Value("mail-worker"))
                 .with(Path{"objectives", "freshness", "staleness"}, Value(*Duration::parse("5s")));
    design = applied(design, *renameComponent(design, "mail-worker", "mailer"));
    QCOMPARE(at(design, "objectives/freshness/of"), std::string("mailer"));
    QVERIFY(!has(applied(design, removeComponents(design, {"mailer"})), "objectives/freshness"));
  }

  void aRenameIsRefusedForBadAndTakenNames() {
    const Design design = templateNamed("three-tier");
    QVERIFY(!renameComponent(design, "shop", "Shop").ok());
    QVERIFY(!renameComponent(design, "shop", "edge").ok());
    QVERIFY(!renameComponent(design, "nobody", "somebody").ok());
    QCOMPARE(renameComponent(design, "shop", "edge").error().message, std::string("the name edge is taken"));
    QCOMPARE(renameComponent(design, "shop", "edge").error().code, std::string("edit/refused"));
  }

  void newComponentsGetFreeNames() {
    Design design;
    const Creation first = *addComponent(design, "service", {20, 40});
    design = applied(design, first.edit);
    const Creation second = *addComponent(design, "service", {40, 40});
    QCOMPARE(first.id, std::string("service"));
    QCOMPARE(second.id, std::string("service-2"));
    QCOMPARE(second.edit.label, std::string("Add service-2"));
    QCOMPARE(at(design, "layout/service/y"), std::string("40"));
    QVERIFY(!addComponent(design, "blimp", {}).ok());
  }

  void arrowsThatMakeNoSenseAreRefusedInWords() {
    const Design design = templateNamed("three-tier");
    QVERIFY(!connectionProblem(design, "edge", "database"));
    QCOMPARE(connectionProblem(design, "database", "shop")->message, std::string("a database calls nobody"));
    QCOMPARE(connectionProblem(design, "shop", "customers")->message, std::string("a client is not called"));
    QVERIFY(connectionProblem(design, "shop", "shop").has_value());
    QVERIFY(connectionProblem(design, "edge", "shop").has_value());
    QVERIFY(connectionProblem(design, "edge", "nobody").has_value());
  }

  void anArrowFromABrokerMakesAConsumer() {
    Design design = templateNamed("order-platform");
    design = applied(design, addComponent(design, "worker", {}, "audit")->edit);
    design = applied(design, *windtunnel::model::connect(design, "events", "audit"));
    QVERIFY(has(design, "components/audit/consumes/events~1order-placed"));
  }

  void anObjectiveDoesNotStayWithAFormerReader() {
    const Design design = templateNamed("outbox");
    const auto moved = reconnect(design, "orders-db", "relay", "orders-db", "shipping-worker");
    QVERIFY(moved.ok());
    QVERIFY(!applied(design, *moved).find(Path{"objectives", "outbox-delay"}));
  }

  void aReconnectedArrowTakesTheCallsToTheNewEnd() {
    Design design = templateNamed("three-tier");
    design = applied(design, addComponent(design, "database", {}, "archive")->edit);
    design = applied(design, *reconnect(design, "shop", "database", "shop", "archive"));
    QVERIFY(!has(design, "connections/shop -> database"));
    QCOMPARE(at(design, "connections/shop -> archive/pool/connections"), std::string("20"));
    QCOMPARE(occurrences(textOf(design), "call: database"), std::size_t(0));
    QCOMPARE(occurrences(textOf(design), "call: archive"), std::size_t(3));
    QCOMPARE(at(design, "scenarios/slow-database/faults/0/connection"), std::string("shop -> archive"));
  }

  void aPropertyOfManyIsSetAndReset() {
    const Design design = templateNamed("three-tier");
    const std::vector<Path> paths{Path::parse("components/edge/cpu/limit"),
                                  Path::parse("components/shop/cpu/limit")};
    const Edit edit = *setText(design, paths, "1500m");
    QCOMPARE(edit.label, std::string("Set cpu limit of 2 components"));
    const Design after = applied(design, edit);
    QCOMPARE(at(after, "components/edge/cpu/limit"), std::string("1.5"));
    const Design reset = applied(after, resetProperty(after, paths));
    QVERIFY(!has(reset, "components/edge/cpu"));
    QVERIFY(has(reset, "components/shop/cpu/request"));
    const Result<Edit> refused = setText(design, paths, "lots");
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().path, std::string("components/edge/cpu/limit"));
    QVERIFY(!setText(design, {Path::parse("components/nobody/replicas")}, "2").ok());
  }

  void elementsOfListsCanBeMoved() {
    const Design design = templateNamed("three-tier");
    const Path steps = Path::parse("components/shop/operations/order/steps");
    const Design after = applied(design, *moveElement(design, steps, 2, 0));
    QCOMPARE(at(after, "components/shop/operations/order/steps/0/call"), std::string("database/write"));
    QVERIFY(!moveElement(design, steps, 3, 0).ok());
  }

  void boundariesAreMadeFilledNestedAndRemoved() {
    Design design = templateNamed("three-tier");
    const Creation team = *createBoundary(design, "team", "Payments", {"shop", "database"});
    QCOMPARE(team.id, std::string("payments"));
    design = applied(design, team.edit);
    QCOMPARE(at(design, "boundaries/payments/title"), std::string("Payments"));
    QCOMPARE(design.component("shop")->texts("in"), (std::vector<std::string>{"web-shop", "payments"}));
    design = applied(design, *nestBoundary(design, "payments", "web-shop"));
    QVERIFY(!nestBoundary(design, "web-shop", "payments").ok());
    const Creation other = *createBoundary(design, "namespace", "other", {"shop"});
    design = applied(design, other.edit);
    QCOMPARE(design.component("shop")->texts("in"), (std::vector<std::string>{"payments", "other"}));
    design = applied(design, takeOutOfBoundary(design, {"shop"}, "payments"));
    design = applied(design, removeBoundary(design, "other"));
    QVERIFY(!has(design, "components/shop/in"));
    QVERIFY(!createBoundary(design, "castle", "x", {}).ok());
  }

  void aCopyGetsNewIdsAndKeepsItsInnerArrows() {
    const Design design = templateNamed("three-tier");
    const Pasting pasting = duplicate(design, {"shop", "products"}, {20, 40});
    QCOMPARE(pasting.ids.at("shop"), std::string("shop-2"));
    QCOMPARE(pasting.edit.label, std::string("Duplicate 2 components"));
    const Design after = applied(design, pasting.edit);
    QVERIFY(has(after, "connections/shop-2 -> products-2"));
    QVERIFY(!has(after, "connections/shop-2 -> database"));
    QCOMPARE(at(after, "components/shop-2/operations/browse/steps/1/cached/in"), std::string("products-2"));
    QCOMPARE(occurrences(textOf(after), "call: database"), occurrences(textOf(design), "call: database"));
    QCOMPARE(at(after, "layout/shop-2/x"), std::string("580"));
    QCOMPARE(at(after, "layout/shop-2/y"), std::string("220"));
  }

  void aFragmentTravelsAsText() {
    const Design design = templateNamed("order-platform");
    const std::string text = textOf(fragmentOf(design, {"events", "payment-worker"}));
    const ReadResult read = readDesign(text, "clipboard");
    QVERIFY(read.ok());
    const Pasting pasting = paste(Design(), read.document->design, {});
    const Design after = applied(Design(), pasting.edit);
    QCOMPARE(after.components().size(), std::size_t(2));
    QVERIFY(has(after, "components/payment-worker/consumes/events~1order-placed"));
    QVERIFY(has(after, "connections/events -> payment-worker"));
    QVERIFY(has(after, "boundaries/fulfilment"));
    QCOMPARE(occurrences(text, "payment-provider"), std::size_t(0));
  }

  void anOperationBecomesAService() {
    const Design design = templateNamed("modular-monolith");
    const Creation extraction = *extractOperation(design, "monolith", "report", "reporting");
    const Design after = applied(design, extraction.edit);
    QCOMPARE(extraction.id, std::string("reporting"));
    QVERIFY(has(after, "components/reporting/operations/report"));
    QVERIFY(!has(after, "components/monolith/operations/report"));
    QCOMPARE(at(after, "components/edge/routes/4/to"), std::string("reporting/report"));
    QCOMPARE(at(after, "connections/edge -> reporting/timeout"), std::string("5s"));
    QCOMPARE(at(after, "connections/reporting -> shop-db/pool/connections"), std::string("30"));
    QVERIFY(has(after, "connections/monolith -> shop-db"));
    QCOMPARE(at(after, "components/reporting/replicas"), std::string("4"));
    const std::vector<Finding> left = findings(after);
    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(left.front().rule, std::string("rule/shared-database"));
    const Design checkout = applied(after, extractOperation(after, "monolith", "checkout")->edit);
    QVERIFY(!has(checkout, "connections/monolith -> payment-provider"));
    QVERIFY(has(checkout, "connections/checkout -> payment-provider"));
    QVERIFY(!extractOperation(design, "search", "query").ok());
  }

  void aGatewayGoesIntoAnArrow() {
    const ReadResult read = readDesign(
        "formatVersion: 1\ncomponents: {user: {kind: client}, shop: {kind: service, operations: {buy: {}}}}\n"
        "connections: {user -> shop: {timeout: 3s}}\nworkloads: {users: {from: user, mix: {shop/buy: "
        "100%}}}\n",
        "x");
    QVERIFY(read.ok());
    const Design design = read.document->design;
    const Creation gateway = *insertOnConnection(design, "user", "shop", "gateway", {100, 0});
    const Design after = applied(design, gateway.edit);
    QVERIFY(has(after, "workloads/users/mix/gateway~1buy"));
    QCOMPARE(at(after, "components/gateway/routes/0/to"), std::string("shop/buy"));
    QCOMPARE(at(after, "connections/gateway -> shop/timeout"), std::string("3s"));
    QVERIFY(!has(after, "connections/user -> shop"));
    QCOMPARE(findingsOf(after), std::size_t(0));
    QVERIFY(!insertOnConnection(design, "user", "shop", "broker", {}).ok());
  }

  void whatReadsAnEventStoreReadsItDirectly() {
    for (const char* kind : {"gateway", "service"})
      QCOMPARE(insertOnConnection(templateNamed("outbox"), "orders-db", "relay", kind, {0, 0}).error().code,
               std::string("edit/refused"));
  }

  void aCacheGoesBeforeADatabase() {
    const Design design = templateNamed("modular-monolith");
    const Creation cache = *insertOnConnection(design, "search", "search-index", "cache", {});
    const Design after = applied(design, cache.edit);
    const std::string step = "components/search/operations/query/steps/1/cached";
    QCOMPARE(at(after, step + "/in"), std::string("cache"));
    QCOMPARE(at(after, step + "/miss/0/call"), std::string("search-index/read"));
    QVERIFY(has(after, "connections/search -> cache"));
    QVERIFY(has(after, "connections/search -> search-index"));
  }

  void trialsAreEdited() {
    Design design = templateNamed("three-tier");
    const Creation workload = *addWorkload(design, "customers", "bots");
    design = applied(design, workload.edit);
    design = applied(design, addObjective(design, "bots")->edit);
    design = applied(design, addScenario(design, "baseline", "chaos")->edit);
    const Value fault(
        ValueMap{{"at", Value(Duration::fromSeconds(60))}, {"kind", Value("outage")}, {"zone", Value("a")}});
    design = applied(design, *addFault(design, "chaos", fault));
    QCOMPARE(at(design, "objectives/availability-2/of"), std::string("bots"));
    QCOMPARE(at(design, "scenarios/chaos/faults/0/zone"), std::string("a"));
    design = applied(design, *setMixShare(design, "shoppers", "edge/order", 0.4));
    QCOMPARE(at(design, "workloads/shoppers/mix/edge~1browse"), std::string("60%"));
    QVERIFY(!addWorkload(design, "shop").ok());
    QVERIFY(!addFault(design, "nothing", fault).ok());
    QCOMPARE(findingsOf(design), std::size_t(0));
  }

  void lockedBoxesStayWhenTheDrawingIsLaidOut() {
    Design design = templateNamed("three-tier");
    design = applied(design, lockPlaces(design, {"edge"}, true));
    const Edit edit = layOut(design, {{"edge", {0, 0}}, {"shop", {1, 2}}});
    QCOMPARE(edit.label, std::string("Lay out shop"));
    design = applied(design, edit);
    QCOMPARE(at(design, "layout/edge/x"), std::string("300"));
    QCOMPARE(at(design, "layout/shop/x"), std::string("1"));
    design = applied(design, collapseBoundary(design, "web-shop", true));
    QCOMPARE(at(design, "layout/web-shop/collapsed"), std::string("true"));
  }

  void manyMovedBoxesAreOneChange() {
    Design design;
    std::map<std::string, Position> positions;
    for (int i = 0; i < 40; ++i) positions["s" + std::to_string(i)] = {i * 1.0, 0};
    const Edit edit = moveComponents(design, positions);
    QCOMPARE(edit.changes.size(), std::size_t(1));
    QCOMPARE(edit.label, std::string("Move 40 components"));
    QCOMPARE(at(applied(design, edit), "layout/s39/x"), std::string("39"));
  }
};

QTEST_APPLESS_MAIN(EditsTest)
#include "edits_test.moc"
