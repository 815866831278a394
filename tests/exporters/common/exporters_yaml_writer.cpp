// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <yaml-cpp/yaml.h>

#include <QtTest>

#include "exporters/common/yaml_text.h"
#include "exporters/common/yaml_writer.h"
#include "tests/exporters/common/awkward_strings.h"

using namespace windtunnel::exporters;

class YamlWriterTest : public QObject {
  Q_OBJECT
 private slots:
  void awkwardTextComesBack() {
    QVERIFY(awkward().size() >= 72);
    for (const std::string& text : awkward()) {
      const auto written = writeYaml(Yaml::map().set("value", text).set("list", Yaml::list({text})));
      QVERIFY(written.ok());
      const YAML::Node read = YAML::Load(*written);
      QCOMPARE(read["value"].as<std::string>(), text);
      QCOMPARE(read["list"][0].as<std::string>(), text);
    }
  }

  void awkwardTextIsNeverBare() {
    for (const std::string& text : awkward()) QVERIFY2(!isPlainSafe(text), text.c_str());
  }

  void plainNamesStayBare() {
    QCOMPARE(
        *writeYaml(
            Yaml::map().set("kind", "Service").set("path", "/readyz").set("port", 8080).set("size", "10m")),
        std::string("kind: Service\npath: /readyz\nport: 8080\nsize: \"10m\"\n"));
  }

  void nestedListsAndMapsAreIndented() {
    const Yaml item = Yaml::map().set("name", "a").set("inner", Yaml::list({1, 2}));
    QCOMPARE(
        *writeYaml(
            Yaml::map().set("items", Yaml::list({item})).set("none", Yaml::list()).set("empty", Yaml::map())),
        std::string("items:\n  - name: a\n    inner:\n      - 1\n      - 2\nnone: []\nempty: {}\n"));
  }

  void nonCharactersAreRefusedWithTheirPlace() {
    const auto written = writeYaml(Yaml::map().set("outer", Yaml::map().set("inner", "\xEF\xBF\xBE")));
    QVERIFY(!written.ok());
    QCOMPARE(written.error().code, std::string("export/unwritable-text"));
    QCOMPARE(written.error().path, std::string("/outer/inner"));
  }
};

QTEST_APPLESS_MAIN(YamlWriterTest)
#include "exporters_yaml_writer.moc"
