// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <yaml-cpp/yaml.h>

#include <QtTest>

#include "exporters/exporter.h"
#include "model/io/design_reader.h"

using namespace windtunnel;

namespace {

exporters::ExportPlan planOf(const std::string& store, const char* target = "kubernetes") {
  auto read = model::readDesign("formatVersion: 1\ncomponents:\n  app: {kind: service}\n  store: " + store +
                                    "\nconnections: {app -> store: {}}\n",
                                "test.windtunnel.yaml");
  if (!read.document) throw std::logic_error("the design of the test cannot be read");
  auto plan = exporters::exportDesign(read.document->design, target);
  if (!plan) throw std::logic_error(plan.error().message);
  return *plan;
}

YAML::Node objectOf(const exporters::ExportPlan& plan, const std::string& kind,
                    const std::string& name = "store") {
  for (const YAML::Node& document : YAML::LoadAll(plan.files().at("components/store.yaml")))
    if (document["kind"].as<std::string>() == kind && document["metadata"]["name"].as<std::string>() == name)
      return document;
  return {};
}

YAML::Node containerOf(const exporters::ExportPlan& plan) {
  return objectOf(plan, "StatefulSet")["spec"]["template"]["spec"]["containers"][0];
}

std::string variable(const YAML::Node& container, const std::string& name) {
  for (const YAML::Node& entry : container["env"])
    if (entry["name"].as<std::string>() == name) return entry["value"].as<std::string>();
  return "not set";
}

bool hasArgument(const YAML::Node& container, const std::string& text) {
  for (const YAML::Node& word : container["args"])
    if (word.as<std::string>().find(text) != std::string::npos) return true;
  return false;
}

}  // namespace

class StoresTest : public QObject {
  Q_OBJECT
 private slots:
  void threeKafkaPodsFormOneCluster() {
    const auto plan = planOf("{kind: broker}");
    const YAML::Node kafka = containerOf(plan);
    QCOMPARE(variable(kafka, "KAFKA_CONTROLLER_QUORUM_VOTERS"),
             std::string("0@store-0.store-pods:9093,1@store-1.store-pods:9093,2@store-2.store-pods:9093"));
    QCOMPARE(variable(kafka, "KAFKA_PROCESS_ROLES"), std::string("broker,controller"));
    QCOMPARE(variable(kafka, "KAFKA_LISTENERS"), std::string("PLAINTEXT://:9092,CONTROLLER://:9093"));
    QCOMPARE(variable(kafka, "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"), std::string("3"));
    QCOMPARE(variable(kafka, "CLUSTER_ID").size(), std::size_t(22));
    QVERIFY(hasArgument(kafka, "KAFKA_NODE_ID=\"${HOSTNAME##*-}\""));
    QVERIFY(objectOf(plan, "Service", "store-pods")["spec"]["publishNotReadyAddresses"].as<bool>());
    const YAML::Node peers = objectOf(plan, "NetworkPolicy")["spec"]["ingress"][1];
    QCOMPARE(peers["ports"][0]["port"].as<int>(), 9093);
  }

  void oneKafkaPodNeedsNoOther() {
    const YAML::Node kafka = containerOf(planOf("{kind: broker, replicas: 1, port: 9093}"));
    QCOMPARE(variable(kafka, "KAFKA_CONTROLLER_QUORUM_VOTERS"), std::string("0@store-0.store-pods:9094"));
    QCOMPARE(variable(kafka, "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"), std::string("1"));
    QCOMPARE(variable(kafka, "KAFKA_MIN_INSYNC_REPLICAS"), std::string("1"));
  }

  void everyProductListensOnTheDrawnPort_data() {
    QTest::addColumn<QString>("store");
    QTest::addColumn<QString>("word");
    QTest::newRow("mysql") << "{kind: database, product: mysql, port: 7001}"
                           << "--port=7001";
    QTest::newRow("mariadb") << "{kind: database, product: mariadb, port: 7001}"
                             << "--port=7001";
    QTest::newRow("mongodb") << "{kind: database, product: mongodb, port: 7001}"
                             << "7001";
    QTest::newRow("redis") << "{kind: cache, port: 7001}"
                           << "7001";
    QTest::newRow("valkey") << "{kind: cache, product: valkey, port: 7001}"
                            << "7001";
    QTest::newRow("memcached") << "{kind: cache, product: memcached, port: 7001}"
                               << "7001";
    QTest::newRow("nats") << "{kind: broker, product: nats, port: 7001}"
                          << "7001";
    QTest::newRow("minio") << "{kind: object-store, port: 7001}"
                           << ":7001";
  }

  void everyProductListensOnTheDrawnPort() {
    QFETCH(QString, store);
    QFETCH(QString, word);
    const YAML::Node container = containerOf(planOf(store.toStdString()));
    QVERIFY(hasArgument(container, word.toStdString()));
    QCOMPARE(container["ports"][0]["containerPort"].as<int>(), 7001);
  }

  void capacityIsHandedOn() {
    QVERIFY(hasArgument(containerOf(planOf("{kind: database, maxConnections: 33}")), "max_connections=33"));
    const YAML::Node cache = containerOf(planOf("{kind: cache, eviction: lfu, memory: 100Mi}"));
    QVERIFY(hasArgument(cache, "allkeys-lfu"));
    QVERIFY(hasArgument(cache, "83886080"));  // Four fifths of 100 Mi.
  }

  void aPasswordIsAskedForOnce() {
    const auto plan = planOf("{kind: database, secrets: {POSTGRES_PASSWORD: vault/main}}");
    int count = 0;
    const YAML::Node container = containerOf(plan);
    for (const YAML::Node& entry : container["env"])
      if (entry["name"].as<std::string>() == "POSTGRES_PASSWORD") {
        ++count;
        QCOMPARE(entry["valueFrom"]["secretKeyRef"]["name"].as<std::string>(), std::string("vault"));
      }
    QCOMPARE(count, 1);
  }

  void aManagedStoreIsPlayedUntilItsHostIsKnown() {
    const auto plan = planOf("{kind: database, managed: aws-rds}", "helm");
    const YAML::Node values = YAML::Load(plan.files().at("values.yaml"))["services"]["store"];
    QCOMPARE(values["managed"].as<std::string>(), std::string("aws-rds"));
    QCOMPARE(values["externalName"].as<std::string>(), std::string());
    QVERIFY(std::any_of(plan.instructions.begin(), plan.instructions.end(), [](const std::string& line) {
      return line.find("services.store.externalName") != std::string::npos;
    }));
  }

  void podsThatDoNotReplicateAreNamed() {
    const auto plan = planOf("{kind: database, replicas: 3}");
    QVERIFY(std::any_of(plan.losses.begin(), plan.losses.end(), [](const model::Diagnostic& loss) {
      return loss.message == "The 3 pods of store stand side by side: they do not replicate to each other";
    }));
  }
};

QTEST_APPLESS_MAIN(StoresTest)
#include "exporters_stores.moc"
