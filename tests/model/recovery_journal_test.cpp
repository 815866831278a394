// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>

#include "design_generator.h"
#include "model/core/diagnostic_codes.h"
#include "model/io/atomic_file.h"
#include "model/io/design_writer.h"
#include "model/io/edit_text.h"
#include "model/io/recovery_journal.h"

using namespace windtunnel::model;

namespace {

constexpr int kKills = 30;

Edit numbered(int i) {
  Edit edit;
  edit.label = "Change " + std::to_string(i);
  edit.set(Path{"name"}, Value("step " + std::to_string(i)));
  edit.set(Path{"components", "c" + std::to_string(i)}, Value(ValueMap{{"kind", Value("service")}}));
  return edit;
}

std::string journalOf(const QTemporaryDir& folder, int edits) {
  const std::string path = folder.filePath("journal").toStdString();
  RecoveryJournal journal(path);
  if (!journal.begin("/designs/shop.yaml", writeDesign(Design())).ok()) qFatal("the journal does not begin");
  for (int i = 0; i < edits; ++i)
    if (!journal.append(numbered(i)).ok()) qFatal("the journal does not take an edit");
  return path;
}

}  // namespace

class RecoveryJournalTest : public QObject {
  Q_OBJECT

 private slots:
  void editsOfEveryTypeComeBack() {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      Edit edit;
      edit.label = "with \"quotes\", caf\xc3\xa9 and\nlines";
      edit.set(Path(), DesignGenerator(seed).design().root());
      edit.set(Path{"layout", "a/b~c"}, Value(-12.5), 3);
      edit.remove(Path{"name"});
      const std::string text = editText(edit);
      QVERIFY(text.find('\n') == std::string::npos);
      const auto read = parseEdit(text);
      QVERIFY2(read.ok() && *read == edit, qPrintable(QString("seed %1").arg(seed)));
    }
  }

  void damagedEditsAreRefused() {
    for (const char* text : {"", "{", "[]", "{\"label\":1}", R"({"label":"x","changes":[{"path":3}]})",
                             R"({"label":"x","changes":[{"path":"a","value":["duration","5"]}]})",
                             R"({"label":"x","changes":[{"path":"a","value":["what","5s"]}]})",
                             R"({"label":"x","changes":[{"path":"a","value":{}}]})"})
      QVERIFY2(!parseEdit(text).ok(), text);
  }

  void everyFinishedEditIsRestored() {
    const QTemporaryDir folder;
    const std::string path = journalOf(folder, 20);
    const auto read = readJournal(path);
    QVERIFY(read.ok());
    QCOMPARE(read->recovery.documentFile, std::string("/designs/shop.yaml"));
    QCOMPARE(read->recovery.edits.size(), std::size_t{20});
    QVERIFY(!read->recovery.torn);
    QCOMPARE(read->recovery.edits[7], numbered(7));
    const auto design = restored(read->recovery);
    QVERIFY(design.ok());
    QCOMPARE(design->name(), std::string("step 19"));
    QCOMPARE(design->components().size(), std::size_t{20});
  }

  void aJournalCutAtAnyByteGivesTheLongestWholePrefix() {
    const QTemporaryDir folder;
    const std::string path = journalOf(folder, 6);
    const std::string bytes = readFile(path).value();
    std::size_t before = 0;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      const auto read = parseJournal(std::string_view(bytes).substr(0, cut), path);
      if (!read) {
        QCOMPARE(before, std::size_t{0});
        continue;
      }
      const std::size_t edits = read->recovery.edits.size();
      QVERIFY(edits == before || edits == before + 1);
      QCOMPARE(read->recovery.torn, read->length != cut);
      QVERIFY(restored(read->recovery).ok());
      before = edits;
    }
    QCOMPARE(before, std::size_t{6});
  }

  void aDamagedByteEndsTheJournalBeforeIt() {
    const QTemporaryDir folder;
    const std::string path = journalOf(folder, 4);
    const std::string bytes = readFile(path).value();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      std::string damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x01);
      const auto read = parseJournal(damaged, path);
      if (!read) continue;
      QVERIFY(read->length <= i);
      QVERIFY(read->recovery.edits.size() < 4);
    }
  }

  void aJournalGoesOnBehindItsTornTail() {
    const QTemporaryDir folder;
    const std::string path = journalOf(folder, 3);
    QVERIFY(AtomicFile(path).save(readFile(path).value() + "E 00000100 12345678\n{\"lab").ok());
    const auto read = readJournal(path);
    QVERIFY(read->recovery.torn);
    RecoveryJournal journal(path);
    QVERIFY(journal.continueAt(read->length).ok());
    QVERIFY(journal.append(numbered(3)).ok());
    const auto again = readJournal(path);
    QVERIFY(!again->recovery.torn);
    QCOMPARE(again->recovery.edits.size(), std::size_t{4});
  }

  void foreignFilesAndEmptyOnesAreSetAside() {
    QCOMPARE(parseJournal("", "j").error().code, std::string(code::kJournal));
    QVERIFY(!parseJournal("formatVersion: 1\n", "j").ok());
    QVERIFY(!parseJournal(std::string(100, '\0'), "j").ok());
    QVERIFY(!readJournal("/nowhere/journal").ok());
  }

  void aDiscardedJournalIsGone() {
    const QTemporaryDir folder;
    RecoveryJournal journal(folder.filePath("journal").toStdString());
    QVERIFY(journal.begin("", "formatVersion: 1\ncomponents: {}\n").ok());
    journal.discard();
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    QVERIFY(!journal.append(numbered(1)).ok());
  }

  // The child tells each finished edit through a pipe; after its death all told edits must be there.
  void aKillLosesNoFinishedEdit() {
    const QTemporaryDir folder;
    for (int trial = 0; trial < kKills; ++trial) {
      const std::string path = folder.filePath(QString("journal-%1").arg(trial)).toStdString();
      int pipes[2];
      QCOMPARE(::pipe(pipes), 0);
      const pid_t child = ::fork();
      if (child == 0) {
        RecoveryJournal journal(path);
        if (!journal.begin("", writeDesign(Design()))) ::_exit(1);
        for (int i = 0; journal.append(numbered(i)); ++i)
          if (::write(pipes[1], "x", 1) != 1) ::_exit(1);
        ::_exit(1);
      }
      ::close(pipes[1]);
      char byte = 0;
      QCOMPARE(::read(pipes[0], &byte, 1), ssize_t{1});
      ::usleep(static_cast<useconds_t>(trial * 300));
      ::kill(child, SIGKILL);
      ::waitpid(child, nullptr, 0);
      std::size_t told = 1;
      while (::read(pipes[0], &byte, 1) == 1) ++told;
      ::close(pipes[0]);
      const auto read = readJournal(path);
      QVERIFY(read.ok());
      QVERIFY(read->recovery.edits.size() >= told);
      QVERIFY(read->recovery.edits.size() <= told + 1);
    }
  }
};

QTEST_APPLESS_MAIN(RecoveryJournalTest)
#include "recovery_journal_test.moc"
