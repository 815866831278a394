// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QClipboard>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QtTest>

#include "app/designer/bridge/session.h"
#include "model/io/design_writer.h"

using namespace windtunnel;
using namespace windtunnel::app;

namespace {

int rowOf(const InspectorModel& inspector, const char* path) {
  for (int row = 0; row < inspector.rowCount(); ++row) {
    if (inspector.data(inspector.index(row), InspectorModel::PathRole).toString() == QLatin1String(path))
      return row;
  }
  return -1;
}

QVariant at(const QAbstractItemModel& model, int row, int role) {
  return model.data(model.index(row, 0), role);
}

}  // namespace

class DocumentTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();
  void everyTemplateOpens();
  void gesturesAreNamedAndUndone();
  void anInvalidConnectionSaysWhy();
  void renamingChangesReferences();
  void clipboardCarriesPartsAsText();
  void inspectorShowsDefaultsAndResets();
  void inspectorKeepsTheOldValueOfARefusedText();
  void severalElementsAreEditedTogether();
  void stepsAreAddedChangedMovedAndRemoved();
  void revealUnfoldsTheWayToAField();
  void outlineFiltersByKind();
  void commandPaletteFindsByLetters();
  void problemsOfferFixes();

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Session> m_session;
  QStringList m_notices;
};

void DocumentTest::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  qputenv("WINDTUNNEL_SETTINGS", m_folder->filePath(QStringLiteral("settings.ini")).toUtf8());
  qputenv("WINDTUNNEL_JOURNALS", m_folder->filePath(QStringLiteral("journals")).toUtf8());
  qputenv("WINDTUNNEL_RUNS", m_folder->filePath(QStringLiteral("runs.sqlite")).toUtf8());
  m_session = std::make_unique<Session>(nullptr);
  m_notices.clear();
  connect(m_session.get(), &Session::notice, this, [this](const QString& severity, const QString& text) {
    m_notices.append(severity + QStringLiteral(": ") + text);
  });
}

void DocumentTest::cleanup() {
  m_session.reset();
}

void DocumentTest::everyTemplateOpens() {
  TemplateModel* templates = m_session->templates();
  QVERIFY(templates->rowCount() >= 5);
  for (int row = 0; row < templates->rowCount(); ++row) {
    const QString name = at(*templates, row, TemplateModel::NameRole).toString();
    QVERIFY2(m_session->files()->openTemplate(name), qPrintable(name));
    QVERIFY(m_session->document()->componentCount() > 2);
    QVERIFY(!m_session->document()->isModified());
    QVERIFY(!at(*templates, row, TemplateModel::TitleRole).toString().isEmpty());
  }
  QVERIFY(m_session->isOpen());
}

void DocumentTest::gesturesAreNamedAndUndone() {
  DocumentController* document = m_session->document();
  m_session->files()->openNew();
  const QString service = document->addElement(QStringLiteral("service"), 100, 100);
  const QString database = document->addElement(QStringLiteral("database"), 400, 100);
  QVERIFY(document->connectComponents(service, database));
  const model::Design drawn = document->design();
  document->select({QStringLiteral("components/") + database});
  document->removeSelected();
  QCOMPARE(document->componentCount(), 1);
  QVERIFY(document->design().connections().empty());
  QVERIFY(document->selection().isEmpty());
  QCOMPARE(m_session->actions()->action(QStringLiteral("edit.undo"))->text(), document->undoText());
  QVERIFY(document->undoText().startsWith(QStringLiteral("Undo ")) && document->undoText().size() > 5);
  document->undo();
  QVERIFY(document->design() == drawn);
  while (document->canUndo()) document->undo();
  QVERIFY(document->isEmpty());
  QVERIFY(!document->isModified());
  while (document->canRedo()) document->redo();
  QCOMPARE(document->componentCount(), 1);
}

void DocumentTest::anInvalidConnectionSaysWhy() {
  m_session->files()->openNew();
  const QString service = m_session->document()->addElement(QStringLiteral("service"), 0, 0);
  const QString client = m_session->document()->addElement(QStringLiteral("client"), 300, 0);
  QVERIFY(!m_session->document()->connectComponents(service, client));
  QCOMPARE(m_notices.size(), 1);
  QVERIFY(m_notices.first().startsWith(QStringLiteral("warning: ")));
  QVERIFY(m_session->document()->design().connections().empty());
}

void DocumentTest::renamingChangesReferences() {
  m_session->files()->openNew();
  DocumentController* document = m_session->document();
  const QString service = document->addElement(QStringLiteral("service"), 0, 0);
  const QString database = document->addElement(QStringLiteral("database"), 300, 0);
  document->connectComponents(service, database);
  QCOMPARE(document->renameElement(database, QStringLiteral("Orders DB")), QString());
  const auto connections = document->design().connections();
  QCOMPARE(connections.size(), std::size_t{1});
  QCOMPARE(connections[0].to(), std::string("orders-db"));
  QCOMPARE(document->design().component("orders-db")->title(), std::string("Orders DB"));
  QCOMPARE(document->selection(), QStringList{QStringLiteral("components/orders-db")});
  QVERIFY(!document->renameElement(QStringLiteral("orders-db"), QStringLiteral("  ")).isEmpty());
  document->undo();
  QVERIFY(document->design().component(database.toStdString()).has_value());
}

void DocumentTest::clipboardCarriesPartsAsText() {
  m_session->files()->openNew();
  DocumentController* document = m_session->document();
  const QString service = document->addElement(QStringLiteral("service"), 0, 0);
  const QString database = document->addElement(QStringLiteral("database"), 300, 0);
  document->connectComponents(service, database);
  document->selectAll();
  document->copySelected();
  QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("components:")));
  document->paste();
  QCOMPARE(document->componentCount(), 4);
  QCOMPARE(document->design().connections().size(), std::size_t{2});
  QCOMPARE(document->selection().size(), 2);
  QGuiApplication::clipboard()->setText(QStringLiteral("just words"));
  document->paste();
  QCOMPARE(document->componentCount(), 4);
  QVERIFY(m_notices.last().contains(QStringLiteral("clipboard")));
}

void DocumentTest::inspectorShowsDefaultsAndResets() {
  m_session->files()->openNew();
  const QString id = m_session->document()->addElement(QStringLiteral("service"), 0, 0);
  InspectorModel* inspector = m_session->inspector();
  const std::string path = "components/" + id.toStdString() + "/replicas";
  const int row = rowOf(*inspector, path.c_str());
  QVERIFY(row >= 0);
  QVERIFY(!at(*inspector, row, InspectorModel::WrittenRole).toBool());
  const QString standard = at(*inspector, row, InspectorModel::DefaultRole).toString();
  QVERIFY(!standard.isEmpty());
  QVERIFY(inspector->setText(row, QStringLiteral("4")));
  QCOMPARE(at(*inspector, row, InspectorModel::TextRole).toString(), QStringLiteral("4"));
  QVERIFY(at(*inspector, row, InspectorModel::WrittenRole).toBool());
  QVERIFY(inspector->nudge(row, 1));
  QVERIFY(inspector->nudge(row, 1));
  QCOMPARE(at(*inspector, row, InspectorModel::TextRole).toString(), QStringLiteral("6"));
  m_session->document()->undo();  // both nudges are one step
  QCOMPARE(at(*inspector, row, InspectorModel::TextRole).toString(), QStringLiteral("4"));
  inspector->reset(row);
  QVERIFY(!at(*inspector, row, InspectorModel::WrittenRole).toBool());
  QVERIFY(m_session->document()->design().find(model::Path::parse(path)) == nullptr);
}

void DocumentTest::inspectorKeepsTheOldValueOfARefusedText() {
  m_session->files()->openNew();
  const QString id = m_session->document()->addElement(QStringLiteral("service"), 0, 0);
  InspectorModel* inspector = m_session->inspector();
  const int row = rowOf(*inspector, ("components/" + id.toStdString() + "/replicas").c_str());
  QVERIFY(inspector->setText(row, QStringLiteral("3")));
  QVERIFY(!inspector->setText(row, QStringLiteral("many")));
  QVERIFY(!at(*inspector, row, InspectorModel::ErrorRole).toString().isEmpty());
  QCOMPARE(at(*inspector, row, InspectorModel::TextRole).toString(), QStringLiteral("many"));
  QCOMPARE(m_session->document()->design().component(id.toStdString())->get<std::int64_t>("replicas"),
           std::int64_t{3});
  QVERIFY(inspector->setText(row, QStringLiteral("5")));
  QVERIFY(at(*inspector, row, InspectorModel::ErrorRole).toString().isEmpty());
}

void DocumentTest::severalElementsAreEditedTogether() {
  m_session->files()->openNew();
  DocumentController* document = m_session->document();
  const QString a = document->addElement(QStringLiteral("service"), 0, 0);
  const QString b = document->addElement(QStringLiteral("worker"), 300, 0);
  InspectorModel* inspector = m_session->inspector();
  document->select({QStringLiteral("components/") + a});
  inspector->setText(rowOf(*inspector, ("components/" + a.toStdString() + "/replicas").c_str()),
                     QStringLiteral("3"));
  document->selectAll();
  const int row = rowOf(*inspector, ("components/" + a.toStdString() + "/replicas").c_str());
  QVERIFY(at(*inspector, row, InspectorModel::MixedRole).toBool());
  QVERIFY(inspector->setText(row, QStringLiteral("7")));
  QVERIFY(!at(*inspector, row, InspectorModel::MixedRole).toBool());
  for (const QString& id : {a, b})
    QCOMPARE(document->design().component(id.toStdString())->get<std::int64_t>("replicas"), std::int64_t{7});
  document->undo();
  QVERIFY(at(*inspector, row, InspectorModel::MixedRole).toBool());
}

void DocumentTest::stepsAreAddedChangedMovedAndRemoved() {
  m_session->files()->openTemplate(QStringLiteral("online-boutique"));
  DocumentController* document = m_session->document();
  InspectorModel* inspector = m_session->inspector();
  document->select({QStringLiteral("components/frontend")});
  QVERIFY(inspector->reveal(QStringLiteral("components/frontend/operations/set-currency/steps")));
  const std::string base = "components/frontend/operations/set-currency/steps";
  const auto steps = [&] { return document->design().find(model::Path::parse(base))->list(); };
  QCOMPARE(steps().size(), std::size_t{1});
  inspector->add(rowOf(*inspector, base.c_str()));
  QCOMPARE(steps().size(), std::size_t{2});
  const int second = rowOf(*inspector, (base + "/1").c_str());
  QVERIFY(second > 0);
  inspector->setStep(second, QStringLiteral("call"));
  QVERIFY(inspector->setText(rowOf(*inspector, (base + "/1").c_str()),
                             QStringLiteral("currencyservice/convert")));
  QCOMPARE(steps()[1].map().find("call")->text(), std::string("currencyservice/convert"));
  inspector->move(rowOf(*inspector, (base + "/1").c_str()), -1);
  QVERIFY(steps()[0].map().contains("call"));
  inspector->remove(rowOf(*inspector, (base + "/0").c_str()));
  QCOMPARE(steps().size(), std::size_t{1});
  QVERIFY(steps()[0].map().contains("work"));
}

void DocumentTest::revealUnfoldsTheWayToAField() {
  m_session->files()->openTemplate(QStringLiteral("online-boutique"));
  QSignalSpy revealed(m_session->inspector(), &InspectorModel::revealed);
  m_session->jumpTo(QStringLiteral("components/frontend/memory/limit"));
  QCOMPARE(m_session->document()->selection(), QStringList{QStringLiteral("components/frontend")});
  QCOMPARE(revealed.count(), 1);
  const int row = revealed.first().first().toInt();
  QCOMPARE(at(*m_session->inspector(), row, InspectorModel::PathRole).toString(),
           QStringLiteral("components/frontend/memory/limit"));
}

void DocumentTest::outlineFiltersByKind() {
  m_session->files()->openTemplate(QStringLiteral("three-tier"));
  OutlineModel* outline = m_session->outline();
  const int all = outline->count();
  outline->setQuery(QStringLiteral("kind:cache"));
  QVERIFY(outline->count() > 0 && outline->count() < all);
  bool cache = false;
  for (int row = 0; row < outline->count(); ++row) {
    const QString path = at(*outline, row, OutlineModel::PathRole).toString();
    if (!path.startsWith(QStringLiteral("components/"))) continue;
    QCOMPARE(at(*outline, row, OutlineModel::IconRole).toString(), QStringLiteral("cache"));
    cache = true;
  }
  QVERIFY(cache);
}

void DocumentTest::commandPaletteFindsByLetters() {
  m_session->files()->openNew();
  CommandPaletteModel* palette = m_session->commandPalette();
  palette->setQuery(QStringLiteral("lay ev"));
  QVERIFY(palette->count() >= 1);
  const auto* action = at(*palette, 0, ActionRegistry::ActionRole).value<AppAction*>();
  QCOMPARE(action->name(), QStringLiteral("edit.layout"));
  palette->setQuery(QStringLiteral("qqqq"));
  QCOMPARE(palette->count(), 0);
}

void DocumentTest::problemsOfferFixes() {
  m_session->files()->openNew();
  DocumentController* document = m_session->document();
  const QString a = document->addElement(QStringLiteral("service"), 0, 0);
  const QString b = document->addElement(QStringLiteral("service"), 300, 0);
  document->connectComponents(a, b);
  ProblemsModel* problems = m_session->problems();
  problems->refresh();
  QVERIFY(problems->count() > 0);
  for (int row = 0; row < problems->count(); ++row) {
    if (at(*problems, row, ProblemsModel::FixesRole).toStringList().isEmpty()) continue;
    const QString message = at(*problems, row, ProblemsModel::MessageRole).toString();
    const int before = problems->count();
    problems->applyFix(row, 0);
    QVERIFY(document->canUndo());
    QVERIFY(problems->count() < before ||
            at(*problems, row, ProblemsModel::MessageRole).toString() != message);
    return;
  }
  QFAIL("no finding offers a fix");
}

QTEST_MAIN(DocumentTest)
#include "document_test.moc"
