// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The file of a design: opening, saving, other writers, and what a crash leaves behind.
#include <QTemporaryDir>
#include <QtTest>

#include "app/designer/bridge/session.h"

using namespace windtunnel;
using namespace windtunnel::app;

namespace {

QVariant at(const QAbstractItemModel& model, int row, int role) {
  return model.data(model.index(row, 0), role);
}

}  // namespace

class DesignFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup();
  void whatCannotBeOpenedIsSaidInSentences();
  void savingKeepsCommentsAndNoticesOtherWriters();
  void whatWasNotSavedIsRecovered();
  void anUnreadableJournalIsSetAside();
  void aFailedSaveAsKeepsTheFileItHad();

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<Session> m_session;
};

void DesignFilesTest::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  qputenv("WINDTUNNEL_SETTINGS", m_folder->filePath(QStringLiteral("settings.ini")).toUtf8());
  qputenv("WINDTUNNEL_JOURNALS", m_folder->filePath(QStringLiteral("journals")).toUtf8());
  qputenv("WINDTUNNEL_RUNS", m_folder->filePath(QStringLiteral("runs.sqlite")).toUtf8());
  m_session = std::make_unique<Session>(nullptr);
}

void DesignFilesTest::cleanup() {
  m_session.reset();
}

void DesignFilesTest::whatCannotBeOpenedIsSaidInSentences() {
  model::Diagnostic wrong;
  wrong.message = "\"servce\" is not a choice for kind";
  QCOMPARE(toSentence(wrong), QStringLiteral("\"servce\" is not a choice for kind."));
  wrong.hint = "did you mean service";
  QCOMPARE(toSentence(wrong), QStringLiteral("\"servce\" is not a choice for kind. Did you mean service."));
  wrong.hint = "Did you mean service?";
  QVERIFY(toSentence(wrong).endsWith(QStringLiteral("kind. Did you mean service?")));
}

void DesignFilesTest::savingKeepsCommentsAndNoticesOtherWriters() {
  const QString path = m_folder->filePath(QStringLiteral("shop.windtunnel.yaml"));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(
      "formatVersion: 1\n# the heart of it\ncomponents:\n  orders:\n    kind: service # keep me\n    "
      "replicas: 2\n");
  file.close();
  QVERIFY(m_session->files()->openFile(path));
  m_session->document()->change(QStringLiteral("Set replicas"),
                                {{model::Path::parse("components/orders/replicas"), model::Value(4)}});
  QVERIFY(m_session->document()->isModified());
  QVERIFY(m_session->files()->save());
  QVERIFY(!m_session->document()->isModified());
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QByteArray saved = file.readAll();
  file.close();
  QVERIFY(saved.contains("# the heart of it") && saved.contains("# keep me") &&
          saved.contains("replicas: 4"));

  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("formatVersion: 1\ncomponents:\n  orders: {kind: service, replicas: 9}\n");
  file.close();
  m_session->document()->change(QStringLiteral("Set replicas"),
                                {{model::Path::parse("components/orders/replicas"), model::Value(5)}});
  QVERIFY(!m_session->files()->save());
  QVERIFY(m_session->files()->isChangedOutside());
  QVERIFY(m_session->files()->reload());
  QCOMPARE(m_session->document()->design().component("orders")->get<std::int64_t>("replicas"),
           std::int64_t{9});
  m_session->document()->undo();
  QCOMPARE(m_session->document()->design().component("orders")->get<std::int64_t>("replicas"),
           std::int64_t{5});
  QVERIFY(m_session->files()->save());
  QCOMPARE(at(*m_session->recent(), 0, RecentModel::PathRole).toString(), path);
}

void DesignFilesTest::whatWasNotSavedIsRecovered() {
  // A program that was killed leaves its journal behind: here it is made by hand.
  const QString journals = m_folder->filePath(QStringLiteral("journals"));
  QVERIFY(QDir().mkpath(journals));
  {
    model::RecoveryJournal journal((journals + QStringLiteral("/lost.journal")).toStdString());
    QVERIFY(journal.begin("", "formatVersion: 1\ncomponents:\n  orders: {kind: service}\n").ok());
    model::Edit edit;
    edit.label = "Set replicas";
    edit.set(model::Path::parse("components/orders/replicas"), model::Value(4));
    QVERIFY(journal.append(edit).ok());
  }
  Session next(nullptr);
  QCOMPARE(next.recovery()->count(), 1);
  QVERIFY(
      at(*next.recovery(), 0, RecoveryModel::DetailRole).toString().startsWith(QStringLiteral("1 edit, ")));
  QVERIFY(
      at(*next.recovery(), 0, RecoveryModel::DetailRole).toString().contains(QStringLiteral("Set replicas")));
  QVERIFY(next.recovery()->recover(0));
  QCOMPARE(next.document()->design().component("orders")->get<std::int64_t>("replicas"), std::int64_t{4});
  QVERIFY(next.document()->isModified());
  QCOMPARE(next.recovery()->count(), 0);
}

void DesignFilesTest::anUnreadableJournalIsSetAside() {
  const QString journals = m_folder->filePath(QStringLiteral("journals"));
  QVERIFY(QDir().mkpath(journals));
  QFile journal(journals + QStringLiteral("/other.journal"));
  QVERIFY(journal.open(QIODevice::WriteOnly));
  journal.write("not a journal of this version");
  journal.close();
  Session next(nullptr);
  QCOMPARE(next.recovery()->count(), 0);
  QVERIFY(!QFile::exists(journal.fileName()));
  QFile aside(journal.fileName() + QStringLiteral(".unreadable"));
  QVERIFY(aside.open(QIODevice::ReadOnly));
  QCOMPARE(aside.readAll(), QByteArray("not a journal of this version"));
}

void DesignFilesTest::aFailedSaveAsKeepsTheFileItHad() {
  DocumentFiles* files = m_session->files();
  files->openNew();
  const QString path = m_folder->filePath(QStringLiteral("shop.windtunnel.yaml"));
  QVERIFY(files->saveAs(path));
  // A folder of that name: it can be locked beside, and never be written.
  const QString taken = m_folder->filePath(QStringLiteral("taken.windtunnel.yaml"));
  QVERIFY(QDir().mkpath(taken));
  QVERIFY(!files->saveAs(taken));
  QCOMPARE(files->filePath(), path);
  QVERIFY(!files->isReadOnly());
  QVERIFY(files->save());
  Session other(nullptr);
  QVERIFY(other.files()->openFile(path));
  QVERIFY2(other.files()->isReadOnly(), "the first program still holds its file");
  QVERIFY(!other.files()->save());
}

QTEST_MAIN(DesignFilesTest)
#include "design_files_test.moc"
