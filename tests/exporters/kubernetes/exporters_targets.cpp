// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "exporters/exporter.h"
#include "model/io/design_reader.h"
#include "resources/resources.h"

using namespace windtunnel;

namespace {

const char* const kShop = R"(formatVersion: 1
name: "{{ .Values.x }} shop"
components:
  web: {kind: client}
  edge: {kind: gateway, routes: [{match: {path: /orders}, to: orders/place}]}
  orders:
    kind: service
    config: {GREETING: "{{ .Release.Name }}"}
    secrets: {DB_PASSWORD: orders-db/password}
    operations: {place: {steps: [{call: orders-db/write}]}}
  orders-db: {kind: database}
connections:
  web -> edge: {}
  edge -> orders: {}
  orders -> orders-db: {timeout: 1s}
)";

model::Design designOf(const std::string& text) {
  auto read = model::readDesign(text, "test.windtunnel.yaml");
  if (!read.document) throw std::logic_error("the design of the test cannot be read");
  return read.document->design;
}

exporters::ExportPlan planOf(const char* target) {
  auto plan = exporters::exportDesign(designOf(kShop), target);
  if (!plan) throw std::logic_error(plan.error().message);
  return *plan;
}

}  // namespace

class TargetsTest : public QObject {
  Q_OBJECT
 private slots:
  void sameDesignGivesSameBytes() {
    for (const std::string& target : exporters::targets())
      QCOMPARE(planOf(target.c_str()).files(), planOf(target.c_str()).files());
  }

  void templatesAreConstants() {
    const auto plan = planOf("helm");
    const auto constant = *resources::find("helm/templates/component.yaml");
    for (const char* id : {"edge", "orders", "orders-db"})
      QCOMPARE(plan.files().at(std::string("templates/components/") + id + ".yaml"), std::string(constant));
    for (const auto& [path, bytes] : plan.files())
      if (path != "values.yaml") QVERIFY(bytes.find("GREETING") == std::string::npos);
  }

  void secretsAreReferencesOnly() {
    const std::string orders = planOf("kubernetes").files().at("components/orders-db.yaml");
    QVERIFY(
        orders.find("secretKeyRef:\n                  name: orders-db\n                  key: password") !=
        std::string::npos);
    const auto plan = planOf("kubernetes");
    for (const auto& [path, bytes] : plan.files()) QVERIFY(bytes.find("kind: Secret\n") == std::string::npos);
  }

  void policiesFollowTheArrows() {
    const auto files = planOf("kubernetes").files();
    const std::string& database = files.at("components/orders-db.yaml");
    const std::string policy = database.substr(database.find("kind: NetworkPolicy"));
    QVERIFY(policy.find("app.kubernetes.io/name: orders\n") != std::string::npos);
    QVERIFY(policy.find("app.kubernetes.io/name: edge\n") == std::string::npos);
    QVERIFY(files.at("components/edge.yaml").find("- namespaceSelector: {}") != std::string::npos);
  }

  void callersGetTheAddressOfTheirCallees() {
    QVERIFY(planOf("kubernetes").files().at("components/edge.yaml").find("value: \"http://orders:8080\"") !=
            std::string::npos);
  }

  void unknownTargetsAreRefused() { QVERIFY(!exporters::exportDesign(designOf(kShop), "punch-cards").ok()); }

  void aDrawingWithoutWorkloadsIsRefused() {
    const auto plan =
        exporters::exportDesign(designOf("formatVersion: 1\ncomponents:\n  web: {kind: client}\n"), "helm");
    QCOMPARE(plan.error().code, std::string("export/nothing"));
  }
};

QTEST_APPLESS_MAIN(TargetsTest)
#include "exporters_targets.moc"
