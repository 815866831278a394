// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "model/core/diagnostic_codes.h"
#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/rules/rules.h"
#include "resources/resources.h"
#include "tests/model/rules/rule_designs.h"

using namespace windtunnel::model;
using namespace windtunnel::model::testing;

class RulesTest : public QObject {
  Q_OBJECT

  void addCases() {
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* name, const std::string& body, const char* rule, const char* path) {
      QTest::newRow(name) << QString::fromStdString(body) << QString(rule) << QString(path);
    };
    row("an arrow to nothing", sound("events -> post: {}", "events -> post: {}\n  shop -> lost: {}"),
        code::kRuleDanglingArrow, "connections/shop -> lost");
    row("an arrow from nothing", sound("events -> post: {}", "events -> post: {}\n  lost -> shop: {}"),
        code::kRuleDanglingArrow, "connections/lost -> shop");
    row("a call without arrow", sound("  shop -> pay: {timeout: 1s}\n", ""), code::kRuleCallWithoutArrow,
        "components/shop/operations/buy/steps/3/choose/0/steps/0/call");
    row("a cached read without arrow", sound("  shop -> hot: {timeout: 100ms}\n", ""),
        code::kRuleCallWithoutArrow, "components/shop/operations/buy/steps/1/cached/in");
    row("a publish without arrow", sound("  shop -> events: {timeout: 1s}\n", ""),
        code::kRuleCallWithoutArrow, "components/shop/operations/buy/steps/2/publish");
    row("a route without arrow", sound("  edge -> shop: {timeout: 2s}\n", ""), code::kRuleCallWithoutArrow,
        "components/edge/routes/0/to");
    row("a mix without arrow", sound("  user -> edge: {}\n", ""), code::kRuleCallWithoutArrow,
        "workloads/users/mix/edge~1buy");
    row("a consumer without arrow", sound("  events -> post: {}\n", ""), code::kRuleCallWithoutArrow,
        "components/post/consumes/events~1sold");
    row("a route behind a wider one",
        sound("{name: buy, to: shop/buy}]",
              "{name: all, to: shop/buy}, {name: buy, match: {path: /buy, method: POST}, to: shop/buy}]"),
        code::kRuleHiddenRoute, "components/edge/routes/1");
    row("calls of gRPC on one connection",
        "components:\n  user: {kind: client}\n  web: {kind: service, replicas: 2}\n  api: {kind: service, "
        "replicas: 2, "
        "protocol: grpc}\nconnections:\n  user -> web: {}\n  web -> api: {timeout: 1s}\n",
        code::kRuleSharedConnection, "connections/web -> api");
    const auto byMesh = [&](const std::string& platform) {
      return platform + sound("  shop -> pay: {timeout: 1s}",
                              "  shop -> pay: {timeout: 1s, retries: {attempts: 2, by: mesh}}");
    };
    row("retries by no mesh", byMesh(""), code::kRuleNoSidecar, "connections/shop -> pay/retries/by");
    row("retries by a mesh without sidecars", byMesh("platform: {mesh: {product: istio, mode: ambient}}\n"),
        code::kRuleNoSidecar, "connections/shop -> pay/retries/by");
    row("pools larger than the database",
        sound("shop -> data: {timeout: 1s,", "shop -> data: {pool: {connections: 500}, timeout: 1s,"),
        code::kRulePoolsTooLarge, "components/data/maxConnections");
    row("more consumers than partitions",
        sound("topics: {sold: {}}}\n  post: {kind: worker,",
              "topics: {sold: {partitions: 3}}}\n  post: {kind: worker, replicas: 4,"),
        code::kRuleIdleConsumers, "components/events/topics/sold/partitions");
    row("no client", "components: {shop: {kind: service}}\n", code::kRuleMissingEntry, "components");
    row("a client that calls nothing", "components: {user: {kind: client}, shop: {kind: service}}\n",
        code::kRuleMissingEntry, "components/user");
    row("a component nobody reaches",
        sound("  hot: {kind: cache}", "  alone: {kind: service}\n  hot: {kind: cache}"),
        code::kRuleUnreachable, "components/alone");
    row("calls in a circle", R"(components:
  user: {kind: client}
  a: {kind: gateway, routes: [{name: go, to: b/go}]}
  b: {kind: service, operations: {go: {steps: [{call: c/go}]}}}
  c: {kind: service, operations: {go: {steps: [{work: 1ms}, {call: b/go}]}}}
connections: {user -> a: {}, a -> b: {timeout: 1s}, b -> c: {timeout: 1s}, c -> b: {timeout: 1s}}
workloads: {users: {from: user, mix: {a/go: 100%}}}
)",
        code::kRuleCallCycle, "components/c/operations/go/steps/1/call");
    row("arrows in a circle", R"(components:
  user: {kind: client}
  edge: {kind: gateway}
  b: {kind: service}
  c: {kind: service}
connections: {user -> edge: {}, edge -> b: {timeout: 1s}, b -> c: {timeout: 1s}, c -> b: {timeout: 1s}}
)",
        code::kRuleCallCycle, "connections/c -> b");
    const auto unknown = [&](const char* name, const char* from, const char* to, const char* path) {
      row(name, sound(from, to), code::kRuleUnknownReference, path);
    };
    unknown("an unknown operation", "{call: data/read}", "{call: data/reed}",
            "components/shop/operations/buy/steps/1/cached/miss/0/call");
    unknown("an unknown component", "to: shop/buy", "to: shap/buy", "components/edge/routes/0/to");
    unknown("a cache that is none", "in: hot", "in: data",
            "components/shop/operations/buy/steps/1/cached/in");
    unknown("an unknown topic", "publish: events/sold", "publish: events/solt",
            "components/shop/operations/buy/steps/2/publish");
    unknown("a broker that is none", "publish: events/sold", "publish: data/sold",
            "components/shop/operations/buy/steps/2/publish");
    unknown("an unknown entry", "mix: {edge/buy: 100%}", "mix: {edge/bye: 100%}",
            "workloads/users/mix/edge~1bye");
    unknown("a sender that is no client", "{from: user,", "{from: shop,", "workloads/users/from");
    unknown("an unknown workload", "load: {users: x2}", "load: {user: x2}", "scenarios/loud/load/user");
    unknown("an objective about nothing", "scenarios:\n",
            "objectives: {up: {of: user, success: 99%}}\nscenarios:\n", "objectives/up/of");
    unknown("an unknown scenario", "extends: baseline", "extends: basline", "scenarios/loud/extends");
    unknown("an unknown boundary", "{kind: database,", "{kind: database, in: nowhere,",
            "components/data/in/0");
    unknown("a change of nothing", "components/shop/replicas:", "components/shop/replica:",
            "scenarios/loud/changes/components~1shop~1replica");
    unknown("a change to something else", "replicas: \"4\"", "replicas: many",
            "scenarios/loud/changes/components~1shop~1replicas");
    unknown("an unknown zone", "{extends: baseline,",
            "{extends: baseline, faults: [{at: 1m, kind: outage, zone: q}],", "scenarios/loud/faults/0/zone");
    unknown("an unknown arrow", "{extends: baseline,",
            "{extends: baseline, faults: [{at: 1m, kind: latency, add: 1s, connection: shop -> dato}],",
            "scenarios/loud/faults/0/connection");
    unknown("an operation the worker lacks", "{events/sold: {}}", "{events/sold: {operation: mend}}",
            "components/post/consumes/events~1sold/operation");
    row("scenarios in a circle", sound("baseline: {}", "baseline: {extends: loud}"), code::kRuleScenarioCycle,
        "scenarios/baseline/extends");
    row("boundaries in a circle",
        "boundaries: {p: {kind: team, in: q}, q: {kind: context, in: p}}\n" + sound(),
        code::kRuleBoundaryCycle, "boundaries/p/in");
    row("two boundaries of one kind",
        "boundaries: {p: {kind: team}, q: {kind: team}}\n" +
            sound("{kind: database,", "{kind: database, in: [p, q],"),
        code::kRuleBoundaryTwice, "components/data/in");
    row("a mix of 90 %", sound("edge/buy: 100%", "edge/buy: 90%"), code::kRuleShares, "workloads/users/mix");
    row("a choice of 120 %", sound("share: 60%", "share: 80%"), code::kRuleShares,
        "components/shop/operations/buy/steps/3/choose");
    row("a call without timeout", sound("{timeout: 1s}\n  shop -> events", "{}\n  shop -> events"),
        code::kRuleNoTimeout, "connections/shop -> pay/timeout");
    row("a single database", sound(", readReplicas: 1", ""), code::kRuleSingleReplica, "components/data");
    row("a single gateway", sound("{kind: gateway,", "{kind: gateway, replicas: 1,"),
        code::kRuleSingleReplica, "components/edge");
    row("an autoscaler that starts at one",
        sound("    kind: service", "    kind: service\n    autoscale: {min: 1, cpu: 70%}"),
        code::kRuleSingleReplica, "components/shop");
    row("no gateway", R"(components: {user: {kind: client}, shop: {kind: service}}
connections: {user -> shop: {}}
)",
        code::kRuleNoGateway, "connections/user -> shop");
    row("a shared database", R"(components:
  user: {kind: client}
  edge: {kind: gateway}
  a: {kind: service}
  b: {kind: service}
  data: {kind: database, readReplicas: 1}
connections: {user -> edge: {}, edge -> a: {timeout: 1s}, edge -> b: {timeout: 1s}, a -> data: {timeout: 1s}, b -> data: {timeout: 1s}}
)",
        code::kRuleSharedDatabase, "components/data");
    row("a literal secret", sound("LOG_LEVEL: info", "DB_PASSWORD: hunter2"), code::kRuleSecretInConfig,
        "components/post/config/DB_PASSWORD");
    row("a request above its limit",
        sound("    kind: service", "    kind: service\n    cpu: {request: 2, limit: 1}"),
        code::kRuleCrossedBounds, "components/shop/cpu/request");
    row("a limit below the usual request",
        sound("    kind: service", "    kind: service\n    memory: {limit: 64Mi}"), code::kRuleCrossedBounds,
        "components/shop/memory/limit");
    row("fewest pods above most",
        sound("    kind: service", "    kind: service\n    autoscale: {min: 5, max: 3}"),
        code::kRuleCrossedBounds, "components/shop/autoscale/max");
    row("a schedule in words",
        sound("  hot: {kind: cache}", "  night: {kind: job, schedule: every monday}\n  hot: {kind: cache}"),
        code::kRuleSchedule, "components/night/schedule");
    row("an address for a host",
        sound("{kind: external}", "{kind: external, host: 'https://Pay.example.com:443/v1'}"),
        code::kRuleHostName, "components/pay/host");
    row("a route for no host", sound("{name: buy, to", "{name: buy, match: {host: shop_1}, to"),
        code::kRuleHostName, "components/edge/routes/0/match/host");
    row("retries in three layers", R"(components:
  user: {kind: client}
  edge: {kind: gateway}
  b: {kind: service}
  c: {kind: service}
connections:
  user -> edge: {}
  edge -> b: {timeout: 9s, retries: 3}
  b -> c: {timeout: 3s, retries: 3}
)",
        code::kRuleRetryProduct, "connections/b -> c/retries");
  }

 private slots:
  void aSoundDesignHasNoFindings() {
    for (const Finding& finding : findings(designOf(sound())))
      QFAIL((finding.rule + ": " + finding.message + " at " + finding.path.text()).c_str());
  }

  void finds_data() { addCases(); }
  void finds() {
    QFETCH(QString, body);
    QFETCH(QString, rule);
    QFETCH(QString, path);
    const std::vector<Finding> found = ofRule(designOf(body.toStdString()), rule.toStdString());
    QVERIFY(!found.empty());
    QCOMPARE(QString::fromStdString(found.front().path.text()), path);
    QVERIFY(!found.front().message.empty());
    QVERIFY(!found.front().hint.empty());
    QVERIFY(!found.front().fixes.empty());
  }

  // Each quick fix is applied on its own: the finding is gone, and the design can still be written and read.
  void everyQuickFixRemovesItsFinding_data() { addCases(); }
  void everyQuickFixRemovesItsFinding() {
    QFETCH(QString, body);
    QFETCH(QString, rule);
    QFETCH(QString, path);
    const Design design = designOf(body.toStdString());
    for (const Finding& finding : ofRule(design, rule.toStdString())) {
      for (const QuickFix& fix : finding.fixes) {
        const Design fixed = applied(design, fix.edit);
        QVERIFY2(!fix.label.empty() && !(fixed == design), fix.label.c_str());
        for (const Finding& left : ofRule(fixed, rule.toStdString()))
          QVERIFY2(left.path != finding.path || left.message != finding.message, fix.label.c_str());
        const ReadResult again = readDesign(writeDesign(fixed), "fixed.windtunnel.yaml");
        QVERIFY2(again.ok() && again.diagnostics.empty(), writeDesign(fixed).c_str());
        QVERIFY(apply(fixed, apply(design, fix.edit).inverse).design == design);
      }
    }
  }

  void templatesHaveNoFindings_data() {
    QTest::addColumn<QString>("name");
    for (const std::string_view name : windtunnel::resources::list("templates/"))
      QTest::addRow("%s", std::string(name).c_str()) << QString::fromStdString(std::string(name));
  }
  void templatesHaveNoFindings() {
    QFETCH(QString, name);
    const std::string file = name.toStdString();
    const ReadResult result = readDesign(std::string(*windtunnel::resources::find(file)), file);
    QVERIFY(result.ok());
    for (const Finding& finding : findings(result.document->design))
      QFAIL((finding.rule + ": " + finding.message + " at " + finding.path.text()).c_str());
  }

  void everyRuleIsDocumented() {
    std::ifstream file(std::string(WINDTUNNEL_SOURCE_DIR) + "/docs/rules.md");
    std::stringstream text;
    text << file.rdbuf();
    QVERIFY2(text.str().find(rulesTable()) != std::string::npos, "docs/rules.md has another table of rules");
  }

  void aThousandComponentsAreJudged() {
    Design design;
    for (int i = 0; i < 1000; ++i)
      design = design.with(Path{"components", "s" + std::to_string(i)},
                           Value(ValueMap{{"kind", Value("service")}}));
    for (int i = 0; i < 2000; ++i) {
      const int from = i % 1000;
      const int to = from + 1 + (i / 1000) * 7;
      if (to >= 1000) continue;
      const std::string key = connectionKey("s" + std::to_string(from), "s" + std::to_string(to));
      design = design.with(Path{"connections", key},
                           Value(ValueMap{{"timeout", Value(Duration::fromSeconds(1))}}));
    }
    design = design.with(Path{"components", "user"}, Value(ValueMap{{"kind", Value("client")}}))
                 .with(Path{"components", "edge"}, Value(ValueMap{{"kind", Value("gateway")}}))
                 .with(Path{"connections", "user -> edge"}, Value(ValueMap{}))
                 .with(Path{"connections", "edge -> s0"},
                       Value(ValueMap{{"timeout", Value(Duration::fromSeconds(1))}}));
    QCOMPARE(findings(design).size(), std::size_t(0));
  }
};

QTEST_APPLESS_MAIN(RulesTest)
#include "rules_test.moc"
