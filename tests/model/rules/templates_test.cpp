// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include <algorithm>
#include <cmath>

#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "resources/resources.h"

using namespace windtunnel::model;

namespace {

constexpr double kBoxWidth = 168;
constexpr double kBoxHeight = 72;

std::vector<std::string_view> templates() {
  return windtunnel::resources::list("templates/");
}

ReadResult read(std::string_view name) {
  return readDesign(std::string(*windtunnel::resources::find(name)), std::string(name));
}

struct Box {
  std::string id;
  double x;
  double y;
};

std::vector<Box> boxes(const Design& design) {
  std::vector<Box> all;
  for (const Component& component : design.components()) {
    const auto placement = design.placement(component.id());
    if (placement) all.push_back({component.id(), placement->get<double>("x"), placement->get<double>("y")});
  }
  return all;
}

}  // namespace

class TemplatesTest : public QObject {
  Q_OBJECT

  void addRows() {
    QTest::addColumn<QString>("name");
    for (const std::string_view name : templates())
      QTest::addRow("%s", std::string(name).c_str()) << QString::fromStdString(std::string(name));
  }

 private slots:
  void thereAreSeven() { QCOMPARE(templates().size(), std::size_t(7)); }

  void readsWithoutDiagnostics_data() { addRows(); }
  void readsWithoutDiagnostics() {
    QFETCH(QString, name);
    const ReadResult result = read(name.toStdString());
    for (const Diagnostic& diagnostic : result.diagnostics) qWarning("%s", toText(diagnostic).c_str());
    QVERIFY(result.ok());
    QVERIFY(result.diagnostics.empty());
  }

  void isWrittenInTheCanonicalForm_data() { addRows(); }
  void isWrittenInTheCanonicalForm() {
    QFETCH(QString, name);
    const ReadResult result = read(name.toStdString());
    QVERIFY(result.ok());
    QCOMPARE(writeDesign(result.document->design), result.document->text);
  }

  void everyBoxHasAPlaceOfItsOwn_data() { addRows(); }
  void everyBoxHasAPlaceOfItsOwn() {
    QFETCH(QString, name);
    const ReadResult result = read(name.toStdString());
    QVERIFY(result.ok());
    const std::vector<Box> all = boxes(result.document->design);
    QCOMPARE(all.size(), result.document->design.components().size());
    for (const Box& a : all) {
      QCOMPARE(std::fmod(a.x, 20.0), 0.0);
      QCOMPARE(std::fmod(a.y, 20.0), 0.0);
      for (const Box& b : all) {
        const bool clear = std::abs(a.x - b.x) >= kBoxWidth + 60 || std::abs(a.y - b.y) >= kBoxHeight + 40;
        QVERIFY2(a.id == b.id || clear, (a.id + " and " + b.id).c_str());
      }
    }
  }

  void hasObjectivesAndScenarios_data() { addRows(); }
  void hasObjectivesAndScenarios() {
    QFETCH(QString, name);
    const ReadResult result = read(name.toStdString());
    QVERIFY(result.ok());
    const Design& design = result.document->design;
    QVERIFY(design.objectives().size() >= 2);
    QVERIFY(design.scenarios().size() >= 2);
    QVERIFY(design.scenario("baseline").has_value());
    for (const Named& workload : design.workloads()) {
      double sum = 0;
      for (const auto& [entry, share] : workload.scalars("mix")) sum += share.as<Share>()->fraction;
      QVERIFY2(std::abs(sum - 1) < 1e-9, workload.id().c_str());
    }
  }
};

QTEST_APPLESS_MAIN(TemplatesTest)
#include "templates_test.moc"
