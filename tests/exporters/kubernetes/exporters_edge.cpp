// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <yaml-cpp/yaml.h>

#include <QtTest>

#include "exporters/exporter.h"
#include "exporters/kubernetes/entrance.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
using exporters::kubernetes::gatewayDuration;
using exporters::kubernetes::isPathPrefix;

namespace {

exporters::ExportPlan planOf(const std::string& edge, const char* target = "kubernetes") {
  auto read = model::readDesign(
      "formatVersion: 1\ncomponents:\n  web: {kind: client}\n"
      "  edge:\n    kind: gateway\n    routes:\n"
      "      - {match: {host: a.example.com, path: /a}, to: orders/place}\n"
      "      - {match: {path: /b}, to: orders/place}\n"
      "  inner: {kind: gateway}\n"
      "  orders: {kind: service, operations: {place: {steps: [{work: 1ms}]}}}\n" +
          edge + "connections: {web -> edge: {timeout: 1500ms}, edge -> inner: {}, inner -> orders: {}}\n",
      "test.windtunnel.yaml");
  if (!read.document) throw std::logic_error("the design of the test cannot be read");
  auto plan = exporters::exportDesign(read.document->design, target);
  if (!plan) throw std::logic_error(plan.error().message);
  return *plan;
}

std::vector<YAML::Node> objectsOf(const exporters::ExportPlan& plan, const std::string& file,
                                  const std::string& kind) {
  std::vector<YAML::Node> found;
  for (const YAML::Node& document : YAML::LoadAll(plan.files().at(file)))
    if (document["kind"].as<std::string>() == kind) found.push_back(document);
  return found;
}

bool loses(const exporters::ExportPlan& plan, const std::string& text) {
  for (const auto& loss : plan.losses)
    if (loss.message.find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

class EdgeTest : public QObject {
  Q_OBJECT
 private slots:
  void withoutAnEdgeThereIsAHint() {
    const auto plan = planOf("");
    QVERIFY(objectsOf(plan, "components/edge.yaml", "Gateway").empty());
    QVERIFY(loses(plan, "No edge is drawn: edge"));
  }

  void clientsEnterByAGatewayWithTheTimeoutOfTheirArrow() {
    const auto plan =
        planOf("platform: {edge: {api: gateway-api, className: cilium, certificates: cert-manager}}\n");
    const auto gateways = objectsOf(plan, "components/edge.yaml", "Gateway");
    QCOMPARE(gateways.size(), std::size_t(1));
    QCOMPARE(gateways[0]["spec"]["gatewayClassName"].as<std::string>(), std::string("cilium"));
    QCOMPARE(gateways[0]["spec"]["listeners"].size(), std::size_t(2));
    QCOMPARE(gateways[0]["spec"]["listeners"][1]["hostname"].as<std::string>(), std::string("a.example.com"));
    QCOMPARE(gateways[0]["metadata"]["annotations"]["cert-manager.io/cluster-issuer"].as<std::string>(),
             std::string("letsencrypt"));
    const auto routes = objectsOf(plan, "components/edge.yaml", "HTTPRoute");
    QCOMPARE(routes.size(), std::size_t(2));
    const YAML::Node rule = routes[1]["spec"]["rules"][0];
    QCOMPARE(rule["timeouts"]["request"].as<std::string>(), std::string("1s500ms"));
    QCOMPARE(rule["matches"][0]["path"]["value"].as<std::string>(), std::string("/a"));
    QCOMPARE(rule["matches"][1]["path"]["value"].as<std::string>(), std::string("/b"));
    QCOMPARE(rule["backendRefs"][0]["port"].as<int>(), 8080);
    QVERIFY(!loses(plan, "What clients do"));
  }

  void onlyWhatClientsEnterIsOpened() {
    const auto plan = planOf("platform: {edge: gateway-api}\n");
    QVERIFY(objectsOf(plan, "components/inner.yaml", "Gateway").empty());
    QVERIFY(objectsOf(plan, "components/orders.yaml", "HTTPRoute").empty());
  }

  void anIngressSaysWhatItCannot() {
    const auto plan = planOf("platform: {edge: {api: ingress, className: nginx}}\n");
    const auto found = objectsOf(plan, "components/edge.yaml", "Ingress");
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0]["spec"]["ingressClassName"].as<std::string>(), std::string("nginx"));
    QCOMPARE(found[0]["spec"]["tls"][0]["secretName"].as<std::string>(), std::string("edge-tls"));
    QCOMPARE(found[0]["spec"]["tls"][0]["hosts"][0].as<std::string>(), std::string("a.example.com"));
    QCOMPARE(found[0]["spec"]["rules"].size(), std::size_t(2));
    QVERIFY(loses(plan, "An Ingress has no word for the timeout of edge"));
  }

  void theChartTakesTheDrawnEdgeAsItsDefault() {
    const YAML::Node drawn =
        YAML::Load(planOf("platform: {edge: ingress}\n", "helm").files().at("values.yaml"));
    QCOMPARE(drawn["global"]["edge"].as<std::string>(), std::string("ingress"));
    const YAML::Node bare = YAML::Load(planOf("", "helm").files().at("values.yaml"));
    QCOMPARE(bare["global"]["edge"].as<std::string>(), std::string("none"));
    QCOMPARE(bare["services"]["edge"]["entrance"]["timeout"].as<std::string>(), std::string("1s500ms"));
    QCOMPARE(bare["services"]["inner"]["entrance"].size(), std::size_t(0));
  }

  void durationsAreWrittenAsGatewayApiReadsThem() {
    QCOMPARE(gatewayDuration(*model::Duration::parse("90500ms")), std::string("1m30s500ms"));
    QCOMPARE(gatewayDuration(*model::Duration::parse("1us")), std::string("1ms"));
    QCOMPARE(gatewayDuration(*model::Duration::parse("7d")), std::string("168h"));
    QCOMPARE(gatewayDuration({}), std::string("0s"));
  }

  void pathsAreChecked() {
    for (const char* path : {"/", "/a/b", "/v1/", "/a~b"}) QVERIFY2(isPathPrefix(path), path);
    for (const char* path : {"", "a", "//", "/../a", "/a/..", "/a b", "/%2f", "/{{ x }}", "/a?b", "/a#b"})
      QVERIFY2(!isPathPrefix(path), path);
  }
};

QTEST_APPLESS_MAIN(EdgeTest)
#include "exporters_edge.moc"
