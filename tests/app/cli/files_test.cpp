// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Commands that read and write designs without running them: new, check, schema, render, export.
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "exporters/exporter.h"
#include "model/io/json_schema.h"
#include "resources/resources.h"
#include "tests/app/cli/cli_runner.h"

class FilesTest : public QObject {
  Q_OBJECT

 private slots:
  void newListsTemplates();
  void newWritesATemplateAndNeverOverAFile();
  void newPrintsToStdout();
  void checkFindsNothingInATemplate();
  void checkReportsFindingsWithTheirPlace();
  void checkRefusesWhatIsNoDesign();
  void checkSaysWhichFileIsMissing();
  void schemaIsTheOneOfTheModel();
  void renderWritesSvgAndPng();
  void renderRefusesAnotherEnding();
  void checkSaysWhatCannotBeSimulated();
  void aSecretIsNeverRepeated();
  void exportWritesAPlanAndReports();

 private:
  std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
  std::string bytes(const std::string& file) const;

  QTemporaryDir m_folder;
};

std::string FilesTest::bytes(const std::string& file) const {
  QFile input(QString::fromStdString(file));
  return input.open(QIODevice::ReadOnly) ? input.readAll().toStdString() : std::string();
}

void FilesTest::newListsTemplates() {
  const CliCall text = callCli({"new"});
  QCOMPARE(text.code, 0);
  QVERIFY(text.says("online-boutique"));
  const auto list = callCli({"new", "--format", "json"}).json()["templates"];
  QVERIFY(list.size() == windtunnel::resources::list("templates/").size());
  for (const auto& entry : list) {
    QVERIFY(!entry["name"].get<std::string>().empty());
    QVERIFY(!entry["description"].get<std::string>().empty());
  }
}

void FilesTest::newWritesATemplateAndNeverOverAFile() {
  const std::string file = path("shop.windtunnel.yaml");
  const CliCall written = callCli({"new", "three-tier", "-o", file});
  QCOMPARE(written.code, 0);
  QVERIFY(written.says("Wrote " + file));
  QCOMPARE(bytes(file), std::string(*windtunnel::resources::find("templates/three-tier.windtunnel.yaml")));

  const CliCall again = callCli({"new", "hotel-reservation", "-o", file});
  QCOMPARE(again.code, 2);
  QVERIFY(again.complains("exists already"));
  QVERIFY(bytes(file).starts_with("formatVersion: 1\nname: Three-tier"));

  QCOMPARE(callCli({"new", "hotel-reservation", "-o", file, "--force"}).code, 0);
  QVERIFY(!bytes(file).starts_with("formatVersion: 1\nname: Three-tier"));
}

void FilesTest::newPrintsToStdout() {
  const CliCall text = callCli({"new", "three-tier", "-o", "-"});
  QCOMPARE(text.out, std::string(*windtunnel::resources::find("templates/three-tier.windtunnel.yaml")));
  QVERIFY(callCli({"new", "three-tier", "-o", "-", "--format", "json"}).json()["text"] == text.out);
}

void FilesTest::checkFindsNothingInATemplate() {
  const std::string design = callCli({"new", "three-tier", "-o", "-"}).out;
  const CliCall text = callCli({"check", "-"}, design);
  QCOMPARE(text.code, 0);
  QVERIFY(text.says("no findings ("));
  const auto json = callCli({"check", "-", "--format", "json"}, design).json();
  QVERIFY(json["ok"] == true);
  QVERIFY(json["findings"].empty());
}

void FilesTest::checkReportsFindingsWithTheirPlace() {
  std::string design = kSmallDesign;
  design.replace(design.find("edge -> shop: {timeout: 2s}"), 27, "edge -> shpo: {timeout: 2s}");
  const CliCall text = callCli({"check", "-"}, design);
  QCOMPARE(text.code, 1);
  QVERIFY2(text.says("<stdin>:"), text.out.c_str());
  QVERIFY2(text.says("[rule/dangling-arrow]"), text.out.c_str());
  QVERIFY2(text.says("hint: "), text.out.c_str());
  const auto json = callCli({"check", "-", "--format", "json"}, design).json();
  QVERIFY(json["ok"] == false);
  QVERIFY(json["findings"][0]["severity"] == "error");
  QVERIFY(json["findings"][0]["line"].get<int>() > 0);
}

void FilesTest::checkRefusesWhatIsNoDesign() {
  const CliCall text = callCli({"check", "-"}, "formatVersion: 1\ncomponent:\n  a: {kind: service}\n");
  QCOMPARE(text.code, 2);
  QVERIFY(text.out.empty());
  QVERIFY2(text.complains("<stdin>:2:1: error[document/unknown-key]"), text.err.c_str());
  QVERIFY2(text.complains("components"), text.err.c_str());
  const auto json = callCli({"check", "-", "--format", "json"}, "formatVersion: 1\ncomponent: {}\n").json();
  QVERIFY(json["diagnostics"][0]["line"] == 2);
}

void FilesTest::checkSaysWhichFileIsMissing() {
  const CliCall missing = callCli({"check", path("absent.windtunnel.yaml")});
  QCOMPARE(missing.code, 2);
  QVERIFY2(missing.complains("absent.windtunnel.yaml"), missing.err.c_str());
}

void FilesTest::schemaIsTheOneOfTheModel() {
  const CliCall schema = callCli({"schema"});
  QCOMPARE(schema.code, 0);
  QCOMPARE(schema.out, windtunnel::model::jsonSchema());
  QVERIFY(schema.json()["$schema"] == "http://json-schema.org/draft-07/schema#");
}

void FilesTest::renderWritesSvgAndPng() {
  const CliCall svg = callCli({"render", "-", "-o", path("a.svg"), "--theme", "dark"}, kSmallDesign);
  QCOMPARE(svg.code, 0);
  QVERIFY(svg.says("3 components, 2 arrows"));
  QVERIFY(bytes(path("a.svg")).find("<svg") != std::string::npos);

  const CliCall png =
      callCli({"render", "-", "-o", path("a.png"), "--scale", "1", "--format", "json"}, kSmallDesign);
  QCOMPARE(png.code, 0);
  const QImage image(QString::fromStdString(path("a.png")));
  QVERIFY(image.width() > 300 && image.height() > 50);
  QVERIFY(png.json()["bytes"] == bytes(path("a.png")).size());
}

void FilesTest::aSecretIsNeverRepeated() {
  std::string design = kSmallDesign;
  design.insert(design.find("    operations:"), "    config:\n      DB_PASSWORD: canary-7f3a9\n");
  for (const auto& arguments :
       {std::vector<std::string>{"check", "-"}, {"export", "-", "--to", "helm", "-o", path("never")}}) {
    const CliCall call = callCli(arguments, design);
    QVERIFY(call.code != 0);
    QVERIFY((call.out + call.err).find("literal-secret") != std::string::npos);
    QVERIFY2((call.out + call.err).find("canary") == std::string::npos, (call.out + call.err).c_str());
  }
  QVERIFY(!QDir(QString::fromStdString(path("never"))).exists());
}

void FilesTest::checkSaysWhatCannotBeSimulated() {
  const std::string design =
      std::string(kSmallDesign) + "  pair: {faults: [{at: 1s, kind: partition, zone: a, toZone: a}]}\n";
  const CliCall text = callCli({"check", "-"}, design);
  QCOMPARE(text.code, 1);
  QVERIFY(text.says("does not strike the way between two zones"));
  QVERIFY(text.says("error[simulation/not-simulable]"));
  QVERIFY(text.says("<stdin>:"));
}

void FilesTest::renderRefusesAnotherEnding() {
  const CliCall wrong = callCli({"render", "-", "-o", path("a.jpg")}, kSmallDesign);
  QCOMPARE(wrong.code, 2);
  QVERIFY(wrong.complains("neither .svg nor .png"));
  QVERIFY(!QFile::exists(QString::fromStdString(path("a.jpg"))));
}

void FilesTest::exportWritesAPlanAndReports() {
  for (const std::string& target : windtunnel::exporters::targets()) {
    const std::string folder = path(target.c_str());
    const CliCall first =
        callCli({"export", "-", "--to", target, "-o", folder, "--format", "json"}, kSmallDesign);
    QVERIFY2(first.code == 0 || first.code == 1, first.out.c_str());
    const auto json = first.json();
    QVERIFY(!json["files"].empty());
    if (target == "diagram") {
      QCOMPARE(json["files"].size(), std::size_t(4));
      const QImage dark(QString::fromStdString(folder + "/" + json["files"][0]["path"].get<std::string>()));
      const QImage light(QString::fromStdString(folder + "/" + json["files"][2]["path"].get<std::string>()));
      QCOMPARE(dark.size(), light.size());
      QVERIFY(qGray(dark.pixel(1, 1)) < 100 && qGray(light.pixel(1, 1)) > 200);
    }
    for (const auto& file : json["files"])
      QCOMPARE(bytes(folder + "/" + file["path"].get<std::string>()).size(),
               file["bytes"].get<std::size_t>());
    const CliCall text = callCli({"export", "-", "--to", target, "-o", folder}, kSmallDesign);
    QCOMPARE(text.code, first.code);
    QVERIFY(text.says("Written to " + folder));
  }
}

int main(int argc, char** argv) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  FilesTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "files_test.moc"
