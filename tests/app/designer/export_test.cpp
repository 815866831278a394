// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "app/designer/bridge/document/document_controller.h"
#include "app/designer/bridge/export/export_controller.h"
#include "app/designer/bridge/export/plan_source.h"
#include "app/designer/bridge/text.h"
#include "model/io/design_reader.h"

using namespace windtunnel;
using namespace windtunnel::app;

namespace {

constexpr const char* kShop = R"(formatVersion: 1
name: web shop
components:
  orders:
    kind: service
    replicas: 2
  files:
    kind: object-store
connections:
  "orders -> files": {}
)";

}  // namespace

/// What the export page says and does.
class ExportTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void theSummaryCountsFindingsAndLosses();
  void theSummaryTellsNotesFromFindings();
  void theCommandIsWholeAndRunsAnywhere();
  void theFolderIsTheUsersUntilTheTargetChanges();
  void aFolderThatIsNoPathIsRefusedWithAWayOut();
  void editedFilesAreOverwrittenOnlyWhenAskedFor();
  void wordsAreQuotedForTheShell_data();
  void wordsAreQuotedForTheShell();
  void foldersFold();

 private:
  std::unique_ptr<DocumentController> m_document;
  std::unique_ptr<ExportController> m_exporter;
};

void ExportTest::init() {
  m_document = std::make_unique<DocumentController>();
  const model::ReadResult read = model::readDesign(kShop, "shop.windtunnel.yaml");
  QVERIFY(read.ok());
  m_document->reset(read.document->design);
  m_exporter = std::make_unique<ExportController>(m_document.get());
  m_exporter->refresh();
  QCOMPARE(m_exporter->problem(), QString());
}

void ExportTest::theSummaryCountsFindingsAndLosses() {
  const auto plan = planFor(m_document->design(), 0);
  QVERIFY(plan.ok());
  const QString summary = m_exporter->summary();
  QVERIFY(summary.startsWith(counted(static_cast<qsizetype>(plan->files().size()), QStringLiteral("file"),
                                     QStringLiteral("files"))));
  const auto findings = static_cast<qsizetype>(plan->findings.size());
  const auto losses = static_cast<qsizetype>(plan->losses.size());
  const QString said = findings == 0
                           ? QStringLiteral("no findings")
                           : counted(findings, QStringLiteral("finding"), QStringLiteral("findings"));
  QVERIFY2(summary.contains(said), qPrintable(summary));
  QCOMPARE(summary.contains(QStringLiteral("on what the export leaves out")), losses > 0);
  QCOMPARE(m_exporter->findings().size(), findings + losses);
}

void ExportTest::theSummaryTellsNotesFromFindings() {
  const auto plan = planFor(m_document->design(), 0);
  QVERIFY(plan.ok());
  QCOMPARE(plan->findings.size(), 0U);
  QCOMPARE(plan->losses.size(), 1U);
  QVERIFY2(
      m_exporter->summary().endsWith(QStringLiteral(", no findings, 1 note on what the export leaves out")),
      qPrintable(m_exporter->summary()));
  m_exporter->setTarget(2);
  QVERIFY2(m_exporter->summary().endsWith(QStringLiteral(", no findings")),
           qPrintable(m_exporter->summary()));
}

void ExportTest::theCommandIsWholeAndRunsAnywhere() {
  const QTemporaryDir folder;
  const QString target = folder.filePath(QStringLiteral("it's a chart"));
  m_exporter->setFolder(target);
  QVERIFY(!m_exporter->isWritten());
  QVERIFY(m_exporter->write());
  QVERIFY(m_exporter->isWritten());
  const QString command = m_exporter->installCommand();
  QVERIFY2(command.startsWith(QStringLiteral("cd '")), qPrintable(command));
  QVERIFY(command.contains(QStringLiteral(" && helm ")));
  // A shell takes the first part as it stands and finds the chart there.
  QProcess shell;
  shell.setWorkingDirectory(QStringLiteral("/"));
  shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command.section(QStringLiteral(" && "), 0, 0) +
                                                               QStringLiteral(" && cat Chart.yaml")});
  QVERIFY(shell.waitForFinished());
  QCOMPARE(shell.exitCode(), 0);
  QVERIFY(shell.readAllStandardOutput().contains("name: web-shop"));
  m_exporter->copy(command);
  QCOMPARE(QGuiApplication::clipboard()->text(), command);
}

void ExportTest::theFolderIsTheUsersUntilTheTargetChanges() {
  QCOMPARE(m_exporter->folder(), QDir::homePath() + QStringLiteral("/web-shop-helm"));
  m_exporter->setFolder(QStringLiteral("~/charts/shop"));
  QVERIFY(m_exporter->installCommand().startsWith(
      QStringLiteral("cd ") + shellWord(QDir::homePath() + QStringLiteral("/charts/shop"))));
  m_exporter->refresh();
  QCOMPARE(m_exporter->folder(), QStringLiteral("~/charts/shop"));
  m_exporter->setTarget(1);
  QCOMPARE(m_exporter->folder(), QDir::homePath() + QStringLiteral("/web-shop-kubernetes"));
  QVERIFY(m_exporter->installCommand().contains(QStringLiteral("kubectl apply")));
  m_exporter->setTarget(2);
  QCOMPARE(m_exporter->installCommand(), QString());
}

void ExportTest::aFolderThatIsNoPathIsRefusedWithAWayOut() {
  QSignalSpy notices(m_exporter.get(), &ExportController::notice);
  m_exporter->setFolder(QStringLiteral("charts"));
  QCOMPARE(m_exporter->installCommand(), QString());
  QVERIFY(!m_exporter->write());
  QCOMPARE(notices.size(), 1);
  QCOMPARE(notices[0][0].toString(), QStringLiteral("error"));
  QVERIFY(notices[0][1].toString().contains(QStringLiteral("web-shop-helm")));
}

void ExportTest::editedFilesAreOverwrittenOnlyWhenAskedFor() {
  QTemporaryDir folder;
  m_exporter->setFolder(folder.path());
  QVERIFY(m_exporter->write());
  QVERIFY(!m_exporter->isEdited());
  const auto values = [&] { return QFile(folder.filePath(QStringLiteral("values.yaml"))).size(); };
  const qint64 size = values();
  QFile edited(folder.filePath(QStringLiteral("values.yaml")));
  QVERIFY(edited.open(QIODevice::Append));
  edited.write("# mine\n");
  edited.close();
  QVERIFY(!m_exporter->write());
  QVERIFY(m_exporter->isEdited());
  QCOMPARE(values(), size + 7);
  QVERIFY(m_exporter->write(true));
  QVERIFY(!m_exporter->isEdited());
  QCOMPARE(values(), size);
}

void ExportTest::wordsAreQuotedForTheShell_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"/designs/shop", "with space", "it's", "$HOME", "a;b", "", "grün", "`x`", "a\"b"})
    QTest::newRow(text) << QString::fromUtf8(text);
}

void ExportTest::wordsAreQuotedForTheShell() {
  QFETCH(const QString, text);
  QProcess shell;
  shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("printf %s ") + shellWord(text)});
  QVERIFY(shell.waitForFinished());
  QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), text);
}

void ExportTest::foldersFold() {
  const int all = m_exporter->rowCount();
  int folder = -1;
  for (int row = 0; row < all && folder < 0; ++row) {
    if (m_exporter->data(m_exporter->index(row), ExportController::FolderRole).toBool()) folder = row;
  }
  QVERIFY(folder >= 0);
  m_exporter->toggle(folder);
  QVERIFY(m_exporter->rowCount() < all);
  QVERIFY(!m_exporter->data(m_exporter->index(folder), ExportController::ExpandedRole).toBool());
  m_exporter->toggle(folder);
  QCOMPARE(m_exporter->rowCount(), all);
}

QTEST_MAIN(ExportTest)
#include "export_test.moc"
