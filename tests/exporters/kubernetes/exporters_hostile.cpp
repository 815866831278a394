// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Two hundred hostile texts through every target: what was put in comes back, nothing leaves the folder, and
// the same design gives the same bytes.
#include <yaml-cpp/yaml.h>

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

#include "exporters/common/export_codes.h"
#include "exporters/common/safe_path.h"
#include "exporters/exporter.h"
#include "model/io/design_reader.h"
#include "tests/exporters/kubernetes/hostile_texts.h"

using namespace windtunnel;
using exporters::hostileTexts;
namespace fs = std::filesystem;

namespace {

model::Design shop() {
  auto read = model::readDesign(
      "formatVersion: 1\ncomponents:\n  web: {kind: client}\n"
      "  edge: {kind: gateway, routes: [{match: {path: /}, to: orders/place}]}\n"
      "  orders: {kind: service, operations: {place: {steps: [{work: 1ms}]}}}\n"
      "platform: {edge: gateway-api}\n"
      "connections: {web -> edge: {}, edge -> orders: {}}\n",
      "test.windtunnel.yaml");
  if (!read.document) throw std::logic_error("the design of the test cannot be read");
  return read.document->design;
}

/// The text wherever a design holds free text.
model::Design hostile(const std::string& text) {
  const model::Path orders{"components", "orders"}, route{"components", "edge", "routes", "0", "match"};
  return shop()
      .with({"name"}, text)
      .with({"description"}, text)
      .with(orders / "title", text)
      .with(orders / "description", text)
      .with(orders / "image", text)
      .with(orders / "config" / "TEXT", text)
      .with(route / "path", text)
      .with(route / "host", text)
      .with(route / "header", text)
      .with({"platform", "edge", "className"}, text)
      .with({"connections", "edge -> orders", "title"}, text);
}

exporters::ExportPlan planOf(const model::Design& design, const std::string& target) {
  auto plan = exporters::exportDesign(design, target);
  if (!plan) throw std::logic_error(target + ": " + plan.error().message);
  return *plan;
}

}  // namespace

class HostileTest : public QObject {
  Q_OBJECT
 private slots:
  void thereAreTwoHundred() {
    QVERIFY2(hostileTexts().size() >= 200, std::to_string(hostileTexts().size()).c_str());
  }

  void textsComeBackFromManifests() {
    for (const std::string& text : hostileTexts()) {
      const auto files = planOf(hostile(text), "kubernetes").files();
      bool inConfig = false, inImage = false;
      for (const YAML::Node& document : YAML::LoadAll(files.at("components/orders.yaml"))) {
        const std::string kind = document["kind"].as<std::string>();
        if (kind == "ConfigMap" && document["data"]["TEXT"])
          inConfig = document["data"]["TEXT"].as<std::string>() == text;
        if (kind == "Deployment")
          inImage = document["spec"]["template"]["spec"]["containers"][0]["image"].as<std::string>() == text;
      }
      QVERIFY2(inConfig && inImage, text.c_str());
      for (const auto& [path, bytes] : files)
        for (const YAML::Node& document : YAML::LoadAll(bytes))
          QVERIFY2(document["kind"].IsScalar(), path.c_str());
    }
  }

  void textsComeBackFromValues() {
    const auto constants = planOf(shop(), "helm").files();
    for (const std::string& text : hostileTexts()) {
      const auto files = planOf(hostile(text), "helm").files();
      const YAML::Node values = YAML::Load(files.at("values.yaml"));
      QCOMPARE(values["services"]["orders"]["config"]["TEXT"].as<std::string>(), text);
      QCOMPARE(values["services"]["orders"]["image"].as<std::string>(), text);
      QCOMPARE(values["global"]["edgeClass"].as<std::string>(), text);
      for (const auto& [path, bytes] : files)
        if (path != "values.yaml" && path != "Chart.yaml")
          QVERIFY2(constants.at(path) == bytes, path.c_str());
    }
  }

  void drawingsStayWellFormed() {
    for (const std::string& text : hostileTexts()) {
      const auto plan = planOf(hostile(text), "diagram");
      QCOMPARE(plan.files().size(), std::size_t(2));
      const std::string& svg = plan.files().begin()->second;
      QXmlStreamReader reader(QByteArray::fromStdString(svg));
      while (!reader.atEnd()) {
        reader.readNext();
        QVERIFY2(reader.name() != QLatin1String("script"), text.c_str());
      }
      QVERIFY2(!reader.hasError(), (text + ": " + reader.errorString().toStdString()).c_str());
    }
  }

  void sameBytesTwice() {
    for (const std::string& text : hostileTexts())
      for (const char* target : {"kubernetes", "helm", "diagram"})
        QVERIFY2(planOf(hostile(text), target).files() == planOf(hostile(text), target).files(),
                 text.c_str());
  }

  void nothingIsWrittenOutsideTheFolder() {
    QTemporaryDir folder;
    const fs::path root = fs::path(folder.path().toStdString());
    for (const char* text : {"../x", "/etc/passwd", "CON", "{{ .Values }}", "a\nb"})
      for (const char* target : {"kubernetes", "helm", "diagram"})
        QVERIFY(exporters::writePlan(planOf(hostile(text), target), (root / "out" / target).string()).ok());
    std::vector<std::string> beside;
    for (const auto& entry : fs::directory_iterator(root)) beside.push_back(entry.path().filename().string());
    QCOMPARE(beside, std::vector<std::string>{"out"});
  }

  void releaseNamesAreLabels() {
    for (const std::string& text : hostileTexts()) {
      const YAML::Node space =
          YAML::Load(planOf(hostile(text), "kubernetes").files().at("00-namespace.yaml"));
      const std::string name = space["metadata"]["name"].as<std::string>();
      QVERIFY2(exporters::isLabel(name) && name.size() <= 53, name.c_str());
    }
  }

  void longIdsAreShortened() {
    const std::string one(63, 'a'), other = std::string(62, 'a') + 'b';
    const auto design =
        shop()
            .with({"components", one, "kind"}, "job")
            .with({"components", other, "kind"}, "database")
            .with({"connections", one + " -> " + other, "timeout"}, *model::Duration::parse("1s"));
    std::set<std::string> names;
    const auto plan = planOf(design, "kubernetes");
    for (const auto& [path, bytes] : plan.files())
      for (const YAML::Node& document : YAML::LoadAll(bytes)) {
        const std::string kind = document["kind"].as<std::string>();
        if (kind != "CronJob" && kind != "StatefulSet") continue;
        names.insert(document["metadata"]["name"].as<std::string>());
        QVERIFY(document["metadata"]["name"].as<std::string>().size() <= 52);
      }
    QCOMPARE(names.size(), std::size_t(2));
  }

  void secretsAreNeverWritten() {
    const std::string canary = "canary-7f3a9";
    const auto design = shop()
                            .with({"components", "orders", "secrets", "SIGNATURE"}, canary + "/" + canary)
                            .with({"components", "vault", "kind"}, "database");
    for (const char* target : {"kubernetes", "helm", "diagram"}) {
      const auto plan = planOf(design, target);
      for (const auto& [path, bytes] : plan.files()) {
        for (std::size_t at = bytes.find(canary); at != std::string::npos; at = bytes.find(canary, at + 1)) {
          const std::string line = bytes.substr(bytes.rfind('\n', at) + 1, at - bytes.rfind('\n', at) - 1);
          QVERIFY2(line.ends_with("name: ") || line.ends_with("key: ") || line.ends_with("secret: ") ||
                       line.ends_with("entry: "),
                   (path + ": " + line).c_str());
        }
        if (std::string(target) != "diagram" && path.ends_with(".yaml"))
          QVERIFY2(bytes.find("stringData") == std::string::npos, path.c_str());
      }
    }
  }

  void literalSecretsAreRefused_data() {
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::newRow("named like one") << "DB_PASSWORD"
                                    << "canary-7f3a9";
    QTest::newRow("an address with a password") << "DATABASE"
                                                << "postgres://shop:canary-7f3a9@db/shop";
    QTest::newRow("a short name") << "DB_PASS"
                                  << "canary-7f3a9";
    QTest::newRow("a key by its use") << "ENCRYPTION_KEY"
                                      << "canary-7f3a9";
    QTest::newRow("a passphrase") << "PASSPHRASE"
                                  << "canary horse";
    QTest::newRow("half a reference") << "API_TOKEN"
                                      << "$(X)canary-7f3a9";
    QTest::newRow("an authorization") << "UPSTREAM"
                                      << "Bearer canary-7f3a9-7f3a9";
    QTest::newRow("an access key") << "REGION_HINT"
                                   << "AKIACANARY7F3A9CANARY";
    QTest::newRow("a private key") << "CERTIFICATE"
                                   << "-----BEGIN EC PRIVATE KEY----- canary-7f3a9";
  }

  void literalSecretsAreRefused() {
    QFETCH(QString, variable);
    QFETCH(QString, value);
    const auto design =
        shop().with({"components", "orders", "config", variable.toStdString()}, value.toStdString());
    for (const char* target : {"kubernetes", "helm"}) {
      const auto plan = exporters::exportDesign(design, target);
      QVERIFY(!plan.ok());
      QCOMPARE(plan.error().code, std::string(exporters::code::kLiteralSecret));
      QCOMPARE(plan.error().path, "components/orders/config/" + variable.toStdString());
      QVERIFY(plan.error().hint.find("orders-secrets/") != std::string::npos);
      QVERIFY(model::toText(plan.error()).find("anary") == std::string::npos);
    }
    const auto drawing = planOf(design, "diagram");
    for (const auto& [path, bytes] : drawing.files())
      QVERIFY2(bytes.find("canary") == std::string::npos, path.c_str());
  }

  void whatOnlySoundsLikeASecretIsExported() {
    const auto design =
        shop()
            .with({"components", "orders", "config", "TOKEN"}, "/var/run/token")
            .with({"components", "orders", "config", "REQUIRE_PASSWORD"}, "TRUE")
            .with({"components", "orders", "config", "MAX_TOKEN"}, "3600")
            .with({"components", "orders", "config", "BYPASS"}, "nothing")
            .with({"components", "orders", "config", "DB_PASSWORD"}, "$(MOUNTED)")
            .with({"components", "orders", "config", "PAGE"}, "https://shop.example.com:8443/@you");
    QVERIFY(exporters::exportDesign(design, "helm").ok());
  }
};

QTEST_APPLESS_MAIN(HostileTest)
#include "exporters_hostile.moc"
