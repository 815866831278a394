// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "exporters/common/plan_writer.h"
#include "exporters/common/safe_path.h"

using namespace windtunnel::exporters;
namespace fs = std::filesystem;

namespace {

ExportPlan planOf(const std::vector<std::pair<std::string, std::string>>& files) {
  ExportPlan plan;
  for (const auto& [path, bytes] : files)
    if (!plan.add(path, bytes)) throw std::logic_error("bad plan");
  return plan;
}

std::string bytesOf(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

class PlanWriterTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = fs::path(m_folder->path().toStdString()) / "out";
  }

  void unsafePathsAreRefused() {
    ExportPlan plan;
    for (const char* path : {"../x", "/etc/x", "a/../b", "a//b", "", ".", "CON", "con.yaml", "a/NUL.txt",
                             "a b", "x.", "-x", "a\\b", "{{ .Values }}", "line\nfeed", "COM1.yaml"})
      QCOMPARE(plan.add(path, "bytes").error().code, std::string("export/unsafe-path"));
    QCOMPARE(plan.add(std::string(300, 'a'), "bytes").error().code, std::string("export/unsafe-path"));
    QCOMPARE(plan.files().size(), std::size_t(0));
  }

  void namesThatDifferInCaseOnlyCollide() {
    ExportPlan plan;
    QVERIFY(plan.add("a/Orders.yaml", "1").ok());
    QCOMPARE(plan.add("a/orders.yaml", "2").error().code, std::string("export/duplicate-path"));
  }

  void writesAndThenRemovesWhatIsNoLongerPartOfIt() {
    QVERIFY(writePlan(planOf({{"a.yaml", "1"}, {"deep/b.yaml", "2"}}), m_root.string()).ok());
    QCOMPARE(bytesOf(m_root / "deep/b.yaml"), std::string("2"));
    QVERIFY(writePlan(planOf({{"a.yaml", "3"}}), m_root.string()).ok());
    QCOMPARE(bytesOf(m_root / "a.yaml"), std::string("3"));
    QVERIFY(!fs::exists(m_root / "deep"));
  }

  void neverOverwritesAForeignFile() {
    fs::create_directories(m_root);
    std::ofstream(m_root / "a.yaml") << "mine";
    QCOMPARE(writePlan(planOf({{"a.yaml", "1"}}), m_root.string()).error().code,
             std::string("export/foreign-file"));
    QCOMPARE(bytesOf(m_root / "a.yaml"), std::string("mine"));
  }

  void editedFilesNeedPermission() {
    QVERIFY(writePlan(planOf({{"a.yaml", "1"}}), m_root.string()).ok());
    std::ofstream(m_root / "a.yaml") << "edited";
    QCOMPARE(writePlan(planOf({{"a.yaml", "2"}}), m_root.string()).error().code,
             std::string("export/edited-file"));
    QVERIFY(writePlan(planOf({{"a.yaml", "2"}}), m_root.string(), {.overwriteEdited = true}).ok());
    QCOMPARE(bytesOf(m_root / "a.yaml"), std::string("2"));
  }

  void neverFollowsALink() {
    const fs::path outside = m_root.parent_path() / "outside";
    fs::create_directories(outside);
    fs::create_directories(m_root);
    fs::create_directory_symlink(outside, m_root / "deep");
    QCOMPARE(writePlan(planOf({{"deep/b.yaml", "1"}}), m_root.string()).error().code,
             std::string("export/symbolic-link"));
    QVERIFY(fs::is_empty(outside));
  }

  void kubernetesNamesAreLabelsAndStayDifferent() {
    QCOMPARE(kubernetesName("orders-db"), std::string("orders-db"));
    QVERIFY(kubernetesName("Orders") != kubernetesName("orders"));
    for (const std::string& text :
         {std::string("../x"), std::string("CON"), std::string(300, 'a'), std::string("é"), std::string()})
      QVERIFY(isLabel(kubernetesName(text)));
  }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  fs::path m_root;
};

QTEST_APPLESS_MAIN(PlanWriterTest)
#include "exporters_plan_writer.moc"
