// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <yaml-cpp/yaml.h>

#include <QtTest>

#include "exporters/common/yaml_text.h"
#include "exporters/common/yaml_writer.h"

using namespace windtunnel::exporters;

namespace {

/// Strings that some reader takes for something else when they stand bare.
const std::vector<std::string>& awkward() {
  static const std::vector<std::string> texts{"no",
                                              "yes",
                                              "on",
                                              "off",
                                              "true",
                                              "False",
                                              "NULL",
                                              "null",
                                              "~",
                                              "y",
                                              "N",
                                              "123",
                                              "0123",
                                              "0o17",
                                              "1.10",
                                              "1e3",
                                              "1E-3",
                                              ".5",
                                              "-1",
                                              "+1",
                                              "12:30:45",
                                              "2001-12-14",
                                              "2001-12-14T21:59:43Z",
                                              "0x1F",
                                              "0b11",
                                              ".inf",
                                              "-.INF",
                                              ".nan",
                                              "1_000",
                                              "=",
                                              "<<",
                                              "",
                                              " ",
                                              " lead",
                                              "trail ",
                                              "a: b",
                                              "a:",
                                              ":a",
                                              "a #b",
                                              "#a",
                                              "- a",
                                              "-",
                                              "--",
                                              "---",
                                              "...",
                                              "? a",
                                              "?",
                                              "!tag",
                                              "!!str x",
                                              "&anchor",
                                              "*alias",
                                              "@at",
                                              "`tick",
                                              "%percent",
                                              "{a: b}",
                                              "[a]",
                                              "]",
                                              "}",
                                              ",",
                                              "|",
                                              ">",
                                              "'single'",
                                              "\"double\"",
                                              "back\\slash",
                                              "line\nfeed",
                                              "two\nlines\n",
                                              "tab\there",
                                              "carriage\rreturn",
                                              "\xE2\x80\xA8",
                                              "\xC2\x85",
                                              "\xEF\xBB\xBF"
                                              "bom",
                                              "caf\xC3\xA9",
                                              "\xF0\x9F\x98\x80",
                                              "{{ .Values.x }}",
                                              "$(id)",
                                              std::string("nul\0byte", 8),
                                              "\x1b[0m"};
  return texts;
}

}  // namespace

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
