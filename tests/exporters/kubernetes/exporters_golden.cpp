// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The exports of a small design with every kind of component, byte for byte. After a wanted change:
//   WINDTUNNEL_REGENERATE=1 ctest -R exporters_golden
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "exporters/exporter.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path(WINDTUNNEL_TEST_DATA) / "exporters/kubernetes/golden";

std::string bytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Files that are the same in every export stand in resources/ and are not kept twice.
bool isConstant(const std::string& path) {
  return path.starts_with("templates/") || path.starts_with("files/") || path == "10-shared.yaml" ||
         path == "README.md" || path == "icon.svg" || path == ".helmignore" || path == "values.schema.json";
}

}  // namespace

class GoldenTest : public QObject {
  Q_OBJECT
 private slots:
  void exportsAreAsKept_data() {
    QTest::addColumn<QString>("target");
    QTest::newRow("kubernetes") << "kubernetes";
    QTest::newRow("helm") << "helm";
  }

  void exportsAreAsKept() {
    QFETCH(QString, target);
    auto read = model::readDesign(bytesOf(kFolder / "small.windtunnel.yaml"), "small.windtunnel.yaml");
    QVERIFY(read.document.has_value());
    const auto plan = exporters::exportDesign(read.document->design, target.toStdString());
    QVERIFY(plan.ok());
    std::map<std::string, std::string> wanted{{"report.txt", exporters::reportText(*plan)}};
    for (const auto& [path, bytes] : plan->files())
      if (!isConstant(path)) wanted[path] = bytes;
    wanted["report.txt"] = withoutSizes(wanted["report.txt"]);
    if (qEnvironmentVariableIsSet("WINDTUNNEL_REGENERATE")) keep(wanted, kFolder / target.toStdString());
    QCOMPARE(filesIn(kFolder / target.toStdString()).size(), wanted.size());
    for (const auto& [path, bytes] : wanted)
      QVERIFY2(bytesOf(kFolder / target.toStdString() / path) == bytes, path.c_str());
  }

 private:
  /// Sizes of constant files would change the report with every change of a template.
  static std::string withoutSizes(const std::string& report) {
    std::istringstream lines(report);
    std::string kept, line;
    while (std::getline(lines, line))
      kept += line.substr(0, line.ends_with(" bytes)") ? line.rfind(" (") : line.size()) + '\n';
    return kept;
  }

  static void keep(const std::map<std::string, std::string>& files, const fs::path& folder) {
    fs::remove_all(folder);
    for (const auto& [path, bytes] : files) {
      fs::create_directories((folder / path).parent_path());
      std::ofstream(folder / path, std::ios::binary) << bytes;
    }
  }

  static std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) files.push_back(entry.path());
    return files;
  }
};

QTEST_APPLESS_MAIN(GoldenTest)
#include "exporters_golden.moc"
