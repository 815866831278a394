// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// What single rules look at, and what their quick fixes make of a design.
#include <QtTest>

#include "model/core/diagnostic_codes.h"
#include "model/io/design_writer.h"
#include "tests/model/rules/rule_designs.h"

using namespace windtunnel::model;
using namespace windtunnel::model::testing;

class AdviceTest : public QObject {
  Q_OBJECT

 private slots:
  void retriesOfFourAttemptsInThreeLayersAre64Calls() {
    const Design design = designOf(R"(components:
  user: {kind: client}
  edge: {kind: gateway}
  b: {kind: service}
  c: {kind: service}
  d: {kind: external}
connections:
  user -> edge: {}
  edge -> b: {timeout: 9s, retries: 3}
  b -> c: {timeout: 3s, retries: 3}
  c -> d: {timeout: 1s, retries: 3}
)");
    const std::vector<Finding> found = ofRule(design, code::kRuleRetryProduct);
    QCOMPARE(found.size(), std::size_t(1));
    QVERIFY(found.front().message.find("up to 64 calls of d") != std::string::npos);
    const Design fixed = applied(design, found.front().fixes.front().edit);
    QVERIFY(!fixed.connection("edge", "b")->isSet("retries"));
    QVERIFY(!fixed.connection("b", "c")->isSet("retries"));
    QCOMPARE(fixed.connection("c", "d")->get<std::int64_t>("retries/attempts"), std::int64_t(3));
  }

  void aBudgetTakesTheStingOutOfRetries() {
    const Design design = designOf(R"(components:
  user: {kind: client}
  edge: {kind: gateway}
  b: {kind: service}
  c: {kind: service}
  d: {kind: external}
connections:
  user -> edge: {}
  edge -> b: {timeout: 9s, retries: {attempts: 3, budget: 20%}}
  b -> c: {timeout: 3s, retries: {attempts: 3, budget: 20%}}
  c -> d: {timeout: 1s, retries: 3}
)");
    QVERIFY(ofRule(design, code::kRuleRetryProduct).empty());
  }

  // What only the pods of the mesh's namespaces have, and only where they speak what it understands.
  void retriesOfASidecarNeedOne() {
    const auto found = [](const std::string& mesh, const std::string& protocol = "http") {
      return ofRule(
          designOf("boundaries: {in: {kind: namespace}, out: {kind: namespace}}\nplatform: {mesh: " + mesh +
                   R"(}
components:
  user: {kind: client}
  edge: {kind: gateway, in: [in]}
  b: {kind: service, protocol: )" +
                   protocol +
                   R"(}
connections:
  user -> edge: {}
  edge -> b: {timeout: 9s, retries: {attempts: 3, by: mesh}}
)"),
          code::kRuleNoSidecar);
    };
    QVERIFY(found("{product: istio}").empty());
    QVERIFY(found("{product: linkerd}").empty());
    QVERIFY(found("{product: linkerd, mode: ambient}").empty());
    QVERIFY(found("{product: istio, namespaces: [in]}").empty());
    QVERIFY(found("{product: istio, namespaces: [out]}").front().message.find("edge is in no mesh") !=
            std::string::npos);
    QVERIFY(found("{product: istio, mode: ambient}").front().message.find("ambient") != std::string::npos);
    QVERIFY(found("{product: istio}", "tcp").front().message.find("tcp") != std::string::npos);
  }

  void sharedConnectionsMatterWhereThereAreSeveralPods() {
    const auto found = [](const std::string& callee, const std::string& arrow,
                          const std::string& platform = "") {
      return ofRule(
          designOf(platform +
                   "components:\n  user: {kind: client}\n  web: {kind: service, replicas: 2}\n  "
                   "api: {kind: service, protocol: grpc, " +
                   callee + "}\nconnections:\n  user -> web: {}\n  web -> api: {timeout: 1s" + arrow + "}\n"),
          code::kRuleSharedConnection);
    };
    QCOMPARE(found("replicas: 2", "").size(), std::size_t(1));
    QVERIFY(found("replicas: 1", "").empty());
    QVERIFY(found("autoscale: {min: 1, max: 4, cpu: 70%}", "").front().message.find("of up to 4") !=
            std::string::npos);
    QVERIFY(found("replicas: 2", ", balancing: round-robin").empty());
    QVERIFY(found("replicas: 2", ", balancingLevel: connection").empty());
    QVERIFY(found("replicas: 2", "", "platform: {mesh: {product: istio}}\n").empty());
    const Design design = designOf(
        "components:\n  user: {kind: client}\n  web: {kind: service, replicas: 2}\n  api: {kind: service, "
        "replicas: 2, "
        "protocol: grpc}\nconnections:\n  user -> web: {}\n  web -> api: {timeout: 1s}\n");
    const Design fixed =
        applied(design, ofRule(design, code::kRuleSharedConnection).front().fixes.front().edit);
    QVERIFY(ofRule(fixed, code::kRuleSharedConnection).empty());
    QVERIFY(fixed.connection("web", "api")->isSet("connectionAge"));
  }

  void theProgramTakesOverTheRetriesOfAMissingSidecar() {
    const Design design = designOf(sound("  shop -> pay: {timeout: 1s}",
                                         "  shop -> pay: {timeout: 1s, retries: {attempts: 2, by: mesh}}"));
    const Design fixed = applied(design, ofRule(design, code::kRuleNoSidecar).front().fixes.front().edit);
    const Element retries = fixed.connection("shop", "pay")->object("retries");
    QCOMPARE(*retries.find<std::int64_t>("attempts"), std::int64_t(2));
    QCOMPARE(retries.text("by"), std::string("client"));
  }

  void aDatabaseInOneContextIsNotShared() {
    const std::string shared = R"(components:
  user: {kind: client}
  edge: {kind: gateway}
  a: {kind: service, in: [one]}
  b: {kind: service, in: [two]}
  data: {kind: database, readReplicas: 1, in: [one]}
connections:
  user -> edge: {}
  edge -> a: {timeout: 1s}
  edge -> b: {timeout: 1s}
  a -> data: {timeout: 1s}
  b -> data: {timeout: 1s}
)";
    const Design apart = designOf("boundaries: {one: {kind: context}, two: {kind: context}}\n" + shared);
    const std::vector<Finding> found = ofRule(apart, code::kRuleSharedDatabase);
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(found.front().message), QString("data is used by a, b"));
    const Design fixed = applied(apart, found.front().fixes.front().edit);
    QVERIFY(ofRule(fixed, code::kRuleSharedDatabase).empty());
    QVERIFY(fixed.connection("a", "data").has_value());
    QVERIFY(fixed.connection("b", "b-db").has_value());
    QCOMPARE(QString::fromStdString(fixed.component("b-db")->texts("in").front()), QString("two"));
    const Design together = designOf("boundaries: {one: {kind: context}, two: {kind: team}}\n" + shared);
    Edit edit{"", {}};
    edit.set(Path{"components", "b", "in"}, Value(ValueList{Value("one")}));
    QVERIFY(ofRule(applied(together, edit), code::kRuleSharedDatabase).empty());
  }

  void aSuggestionIsTheFirstFixOfAMisspelling() {
    const Design design = designOf(sound("{call: data/read}", "{call: data/reed}"));
    const Finding finding = ofRule(design, code::kRuleUnknownReference).front();
    QCOMPARE(QString::fromStdString(finding.hint), QString("Did you mean data/read?"));
    const Design fixed = applied(design, finding.fixes.front().edit);
    QCOMPARE(QString::fromStdString(writeDesign(fixed)),
             QString::fromStdString(writeDesign(designOf(sound()))));
  }

  void aSecretBecomesAReference() {
    const Design design = designOf(sound("LOG_LEVEL: info", "DB_PASSWORD: hunter2"));
    const Finding finding = ofRule(design, code::kRuleSecretInConfig).front();
    const Design fixed = applied(design, finding.fixes.front().edit);
    QVERIFY(!fixed.find(Path{"components", "post", "config", "DB_PASSWORD"}));
    QCOMPARE(fixed.find(Path{"components", "post", "secrets", "DB_PASSWORD"})->text(),
             std::string("post-secrets/db-password"));
    QVERIFY(finding.message.find("hunter2") == std::string::npos);
  }

  void anAddressIsCutDownToItsHost() {
    const Design design =
        designOf(sound("{kind: external}", "{kind: external, host: 'https://Pay.example.com:443/v1'}"));
    const Finding finding = ofRule(design, code::kRuleHostName).front();
    const Design fixed = applied(design, finding.fixes.front().edit);
    QCOMPARE(fixed.component("pay")->text("host"), std::string("pay.example.com"));
  }
};

QTEST_APPLESS_MAIN(AdviceTest)
#include "advice_test.moc"
