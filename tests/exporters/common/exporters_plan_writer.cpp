// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "exporters/common/plan_writer.h"
#include "exporters/common/safe_path.h"

using namespace windtunnel::exporters;
namespace fs = std::filesystem;

namespace {

/// How many more renames succeed before the program ends as if it was killed; negative: all.
int renamesLeft = -1;

}  // namespace

/// Takes the place of the C library's in this program.
extern "C" int rename(const char* from, const char* to) noexcept {
  if (renamesLeft == 0) _exit(9);
  if (renamesLeft > 0) --renamesLeft;
  return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

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

  void aForeignListOfFilesIsNotBelieved() {
    fs::create_directories(m_root);
    for (const char* list : {"not JSON", "{}", R"({"format": 2, "files": {}})",
                             R"({"format": 1, "files": {"../../outside": "0"}})"}) {
      std::ofstream(m_root / ".windtunnel-export.json") << list;
      QCOMPARE(writePlan(planOf({{"a.yaml", "1"}}), m_root.string()).error().code,
               std::string("export/bad-record"));
      QVERIFY(!fs::exists(m_root / "a.yaml"));
    }
  }

  void aFileInPlaceOfTheFolderIsSaid() {
    std::ofstream(m_root) << "a file";
    const auto written = writePlan(planOf({{"a.yaml", "1"}}), m_root.string());
    QCOMPARE(written.error().code, std::string("export/io-failure"));
    QVERIFY(written.error().message.find(m_root.string()) != std::string::npos);
    QCOMPARE(bytesOf(m_root), std::string("a file"));
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

  void aKilledExportCanBeRepeated() {
    const ExportPlan first = planOf({{"a.yaml", "1"}, {"b.yaml", "2"}, {"old/c.yaml", "3"}});
    const ExportPlan second = planOf({{"a.yaml", "10"}, {"b.yaml", "2"}, {"new/d.yaml", "4"}});
    int kills = 0;
    for (int at = 0; at < 20; ++at) {
      fs::remove_all(m_root);
      QVERIFY(writePlan(first, m_root.string()).ok());
      std::ofstream(m_root / "mine.txt") << "mine";
      const bool killed = endsKilled(second, at);
      kills += killed ? 1 : 0;
      QCOMPARE(bytesOf(m_root / "mine.txt"), std::string("mine"));
      for (const char* file : {"a.yaml", "b.yaml"})
        QVERIFY(bytesOf(m_root / file) == first.files().at(file) ||
                bytesOf(m_root / file) == second.files().at(file));
      QVERIFY(writePlan(second, m_root.string()).ok());
      QCOMPARE(namesIn(m_root), (std::set<std::string>{".windtunnel-export.json", "a.yaml", "b.yaml",
                                                       "mine.txt", "new/d.yaml"}));
      for (const auto& [path, bytes] : second.files()) QCOMPARE(bytesOf(m_root / path), bytes);
      if (!killed) break;
    }
    QCOMPARE(kills, 5);  // Three files, and the record before and after them.
  }

  void kubernetesNamesAreLabelsAndStayDifferent() {
    QCOMPARE(kubernetesName("orders-db"), std::string("orders-db"));
    QVERIFY(kubernetesName("Orders") != kubernetesName("orders"));
    for (const std::string& text :
         {std::string("../x"), std::string("CON"), std::string(300, 'a'), std::string("é"), std::string()})
      QVERIFY(isLabel(kubernetesName(text)));
  }

 private:
  /// Whether the export of a child process was ended by its rename number `at`.
  bool endsKilled(const ExportPlan& plan, int at) const {
    const pid_t child = fork();
    if (child == 0) {
      renamesLeft = at;
      _exit(writePlan(plan, m_root.string()).ok() ? 0 : 1);
    }
    int state = 0;
    waitpid(child, &state, 0);
    if (!WIFEXITED(state) || (WEXITSTATUS(state) != 0 && WEXITSTATUS(state) != 9))
      throw std::logic_error("the export of the child failed");
    return WEXITSTATUS(state) == 9;
  }

  static std::set<std::string> namesIn(const fs::path& root) {
    std::set<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(root))
      if (entry.is_regular_file()) names.insert(entry.path().lexically_relative(root).string());
    return names;
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  fs::path m_root;
};

QTEST_APPLESS_MAIN(PlanWriterTest)
#include "exporters_plan_writer.moc"
