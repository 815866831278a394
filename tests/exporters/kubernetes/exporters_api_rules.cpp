// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/api_rules.h"

#include <yaml-cpp/yaml.h>

#include <QtTest>
#include <algorithm>

#include "exporters/common/export_codes.h"
#include "exporters/exporter.h"
#include "model/io/design_reader.h"

using namespace windtunnel;

namespace {

exporters::ExportPlan planOf(const std::string& component) {
  auto read = model::readDesign("formatVersion: 1\ncomponents:\n  web: {kind: client}\n  shop: " + component +
                                    "\nconnections: {web -> shop: {}}\n",
                                "test.windtunnel.yaml");
  if (!read.document) throw std::logic_error("the design of the test cannot be read");
  auto plan = exporters::exportDesign(read.document->design, "kubernetes");
  if (!plan) throw std::logic_error(plan.error().message);
  return *plan;
}

YAML::Node specOf(const exporters::ExportPlan& plan, const std::string& kind) {
  for (const YAML::Node& document : YAML::LoadAll(plan.files().at("components/shop.yaml")))
    if (document["kind"].as<std::string>() == kind) return document["spec"];
  return {};
}

bool says(const std::vector<model::Diagnostic>& list, const char* code, const std::string& words) {
  return std::any_of(list.begin(), list.end(), [&](const model::Diagnostic& one) {
    return one.code == code && one.message.find(words) != std::string::npos;
  });
}

}  // namespace

/// What a design may say and the API server refuses is never written.
class ApiRulesTest : public QObject {
  Q_OBJECT
 private slots:
  void scalingToZeroKeepsOneReplica() {
    const auto plan = planOf("{kind: service, autoscale: {min: 0, max: 5}}");
    QCOMPARE(specOf(plan, "HorizontalPodAutoscaler")["minReplicas"].as<int>(), 1);
    QVERIFY(says(plan.losses, exporters::code::kNotExpressed, "Scaling shop to zero"));
  }

  void withoutWindowsTheControllerKeepsItsOwnBehaviour() {
    const auto plan = planOf("{kind: service, autoscale: {min: 2, max: 5}}");
    QVERIFY(!specOf(plan, "HorizontalPodAutoscaler")["behavior"]);
  }

  void crossedBoundsBecomeEqual() {
    const auto plan = planOf("{kind: service, autoscale: {min: 5, max: 3, scaleDownWindow: 2h}}");
    const YAML::Node spec = specOf(plan, "HorizontalPodAutoscaler");
    QCOMPARE(spec["minReplicas"].as<int>(), 5);
    QCOMPARE(spec["maxReplicas"].as<int>(), 5);
    QCOMPARE(spec["behavior"]["scaleDown"]["stabilizationWindowSeconds"].as<int>(), 3600);
    QVERIFY(says(plan.findings, exporters::code::kRefusedValue, "most replicas of shop"));
    QVERIFY(says(plan.losses, exporters::code::kNotExpressed, "beyond an hour"));
  }

  void requestsStayWithinLimits() {
    const auto plan =
        planOf("{kind: service, cpu: {request: 2, limit: 1}, memory: {request: 1Gi, limit: 512Mi}}");
    const YAML::Node requests =
        specOf(plan, "Deployment")["template"]["spec"]["containers"][0]["resources"]["requests"];
    QCOMPARE(requests["cpu"].as<std::string>(), std::string("1"));
    QCOMPARE(requests["memory"].as<std::string>(), std::string("512Mi"));
    QVERIFY(says(plan.findings, exporters::code::kRefusedValue, "requests more cpu"));
    QVERIFY(says(plan.findings, exporters::code::kRefusedValue, "requests more memory"));
  }

  void anUpdateCanMove() {
    const auto plan = planOf("{kind: service, rollout: {maxSurge: 0%, maxUnavailable: 0%}}");
    QCOMPARE(specOf(plan, "Deployment")["strategy"]["rollingUpdate"]["maxSurge"].as<std::string>(),
             std::string("25%"));
    QVERIFY(says(plan.losses, exporters::code::kNotExpressed, "neither add nor remove"));
  }

  void onlyHostNamesAreExternal() {
    for (const char* host : {"http://api.example.com/v1", "10.0.0.1", "API.example.com", "*.example.com"}) {
      const auto plan = planOf("{kind: external, host: '" + std::string(host) + "'}");
      QVERIFY2(says(plan.findings, exporters::code::kRefusedValue, "is no host name"), host);
      QVERIFY2(!specOf(plan, "Service")["externalName"], host);
    }
    const auto plan = planOf("{kind: external, host: api.example.com}");
    QCOMPARE(specOf(plan, "Service")["externalName"].as<std::string>(), std::string("api.example.com"));
  }

  void anImageIsToldWhenItsPortIsShifted() {
    const auto plan = planOf("{kind: service, image: 'nginx:1.29', port: 80}");
    QVERIFY(says(plan.findings, exporters::code::kShiftedPort, "port 8080, its Service on 80"));
    QVERIFY(!says(planOf("{kind: service, port: 80}").findings, exporters::code::kShiftedPort, ""));
  }

  void aScheduleThatIsNoneIsReplaced() {
    const auto plan = planOf("{kind: job, schedule: every monday}");
    QCOMPARE(specOf(plan, "CronJob")["schedule"].as<std::string>(), std::string("0 3 * * *"));
    QVERIFY(says(plan.findings, exporters::code::kRefusedValue, "\"every monday\" of shop"));
  }
};

QTEST_APPLESS_MAIN(ApiRulesTest)
#include "exporters_api_rules.moc"
