// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The arrows model <- simulator <- app and model <- exporters <- app hold in every include and every link,
// and a sample that breaks them is caught.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "tests/architecture/include_rules.h"
#include "tests/architecture/link_rules.h"

using namespace windtunnel::architecture;

namespace {

std::string contents(const QString& file) {
  QFile input(file);
  return input.open(QIODevice::ReadOnly) ? input.readAll().toStdString() : std::string();
}

bool isQtCore(std::string_view header) {
  const QString name = QString::fromUtf8(header.data(), static_cast<qsizetype>(header.size()));
  for (const QString& folder : QString(QT_CORE_FOLDERS).split('|'))
    if (folder.endsWith("/QtCore") && QFile::exists(folder + "/" + name)) return true;
  return false;
}

QString joined(const std::vector<std::string>& lines) {
  QStringList list;
  for (const std::string& line : lines) list << QString::fromStdString(line);
  return list.join('\n');
}

}  // namespace

class ArchitectureTest : public QObject {
  Q_OBJECT

 private slots:
  void everyIncludeKeepsToTheArrows();
  void everyLinkKeepsToTheArrows();
  void aForbiddenIncludeIsCaught_data();
  void aForbiddenIncludeIsCaught();
  void anAllowedIncludeIsNot_data();
  void anAllowedIncludeIsNot();
  void aForbiddenLinkIsCaught_data();
  void aForbiddenLinkIsCaught();
  void anAllowedLinkIsNot();
};

void ArchitectureTest::everyIncludeKeepsToTheArrows() {
  const QDir root(WINDTUNNEL_SOURCE_DIR);
  std::vector<std::string> found;
  for (const char* room : {"resources", "model", "simulator", "exporters", "app"}) {
    int files = 0;
    QDirIterator walk(root.filePath(room), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    for (; walk.hasNext(); ++files) {
      const QString file = walk.next();
      const std::string path = root.relativeFilePath(file).toStdString();
      const auto violations = includeViolations(path, contents(file), isQtCore);
      found.insert(found.end(), violations.begin(), violations.end());
    }
    QVERIFY2(files > 0, room);
  }
  QVERIFY2(found.empty(), qPrintable(joined(found)));
}

void ArchitectureTest::everyLinkKeepsToTheArrows() {
  const LinkGraph graph = parseLinks(contents(LINKS_FILE));
  for (const char* target : {"windtunnel_model", "windtunnel_model_io", "windtunnel_simulator",
                             "windtunnel_exporters", "windtunnel"})
    QVERIFY2(graph.count(target) == 1 && !graph.at(target).links.empty(), target);
  const auto found = linkViolations(graph);
  QVERIFY2(found.empty(), qPrintable(joined(found)));
}

void ArchitectureTest::aForbiddenIncludeIsCaught_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("directive");
  const std::initializer_list<std::pair<const char*, const char*>> samples{
      {"model/core/a.h", "#include \"simulator/kernel/clock.h\""},
      {"model/core/a.h", "#include \"exporters/exporter.h\""},
      {"model/core/a.h", "#include \"app/cli/main.h\""},
      {"model/core/a.h", "#include <QFile>"},
      {"model/core/a.h", "#include <QtCore/QFile>"},
      {"model/rules/a.cpp", "#include \"model/io/reader.h\""},
      {"model/rules/a.cpp", "#include <yaml-cpp/yaml.h>"},
      {"model/io/a.cpp", "#include <QColor>"},
      {"model/io/a.cpp", "#include <QtGui/QColor>"},
      {"simulator/kernel/a.cpp", "#include <QString>"},
      {"simulator/kernel/a.cpp", "  #  include \"exporters/exporter.h\""},
      {"simulator/kernel/a.cpp", "#include \"app/cli/main.h\""},
      {"simulator/kernel/a.cpp", "#include \"model/io/reader.h\""},
      {"exporters/helm/a.cpp", "#include \"simulator/kernel/clock.h\""},
      {"exporters/helm/a.cpp", "#include <QImage>"},
      {"resources/a.h", "#include \"model/core/result.h\""},
      {"app/cli/a.cpp", "#include <QQuickItem>"},
      {"app/cli/a.cpp", "#include <QtQml/QQmlEngine>"},
      {"app/cli/a.cpp", "#include \"tests/architecture/link_rules.h\""},
      {"app/designer/a.cpp", "#include \"../cli/main.h\""}};
  int row = 0;
  for (const auto& [path, directive] : samples)
    QTest::addRow("%d %s %s", ++row, path, directive) << path << directive;
}

void ArchitectureTest::aForbiddenIncludeIsCaught() {
  QFETCH(const QString, path);
  QFETCH(const QString, directive);
  const std::string text = "// head\n" + directive.toStdString() + "\n";
  const auto found = includeViolations(path.toStdString(), text, isQtCore);
  QCOMPARE(found.size(), std::size_t{1});
  QVERIFY(found.front().starts_with(path.toStdString() + ":2: includes "));
}

void ArchitectureTest::anAllowedIncludeIsNot_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("directive");
  const std::initializer_list<std::pair<const char*, const char*>> samples{
      {"model/core/a.h", "#include <vector>"},
      {"model/io/a.cpp", "#include <QSaveFile>"},
      {"model/io/a.cpp", "#include <yaml-cpp/yaml.h>"},
      {"simulator/kernel/a.cpp", "#include \"model/core/duration.h\""},
      {"exporters/helm/a.cpp", "#include \"resources/resources.h\""},
      {"app/cli/a.cpp", "#include \"simulator/kernel/clock.h\""},
      {"app/designer/a.cpp", "#include <QQuickItem>"},
      {"tests/model/a.cpp", "#include <QQuickItem>"}};
  for (const auto& [path, directive] : samples) QTest::addRow("%s %s", path, directive) << path << directive;
}

void ArchitectureTest::anAllowedIncludeIsNot() {
  QFETCH(const QString, path);
  QFETCH(const QString, directive);
  const auto found = includeViolations(path.toStdString(), directive.toStdString(), isQtCore);
  QVERIFY2(found.empty(), qPrintable(joined(found)));
}

void ArchitectureTest::aForbiddenLinkIsCaught_data() {
  QTest::addColumn<QString>("links");
  QTest::addColumn<QString>("sentence");
  const QString tree =
      "m|model|\nio|model/io|m Qt6::Core\ns|simulator|m\ne|exporters|m\nq|app/view|Qt6::Quick\n";
  QTest::addRow("simulator to exporters") << tree + "x|simulator/run|e\n"
                                          << "x -> e: simulator may not link exporters";
  QTest::addRow("model to simulator") << tree + "x|model/edit|s\n"
                                      << "x -> s: model may not link simulator";
  QTest::addRow("simulator to Qt through a library") << tree + "x|simulator/run|io\n"
                                                     << "x -> io -> Qt6::Core: no Qt in simulator";
  QTest::addRow("model/io to Qt Gui") << tree + "x|model/io|Qt6::Gui\n"
                                      << "x -> Qt6::Gui: of Qt only Qt Core in model/io";
  QTest::addRow("command line to Qt Quick through a library")
      << tree + "x|app/cli|q\n"
      << "x -> q -> Qt6::Quick: no Qt Quick or Qml in the command line";
}

void ArchitectureTest::aForbiddenLinkIsCaught() {
  QFETCH(const QString, links);
  QFETCH(const QString, sentence);
  QCOMPARE(joined(linkViolations(parseLinks(links.toStdString()))), sentence);
}

void ArchitectureTest::anAllowedLinkIsNot() {
  const char* links =
      "windtunnel_flags||\nm|model|windtunnel_flags fmt::fmt\nio|model/io|m Qt6::Core yaml-cpp\n"
      "s|simulator|m\ne|exporters|m\ncli|app/cli|s e io Qt6::Gui\nw|app/designer|s e io Qt6::Quick\n";
  QCOMPARE(joined(linkViolations(parseLinks(links))), QString());
}

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
