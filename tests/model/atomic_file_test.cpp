// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "model/core/diagnostic_codes.h"
#include "model/io/atomic_file.h"
#include "model/io/document_lock.h"

using namespace windtunnel::model;
namespace fs = std::filesystem;

namespace {

// Lets one call of the operating system fail, or take only a part of what it was given.
class FailingSystem : public FileSystem {
 public:
  std::string call;
  int cause = 0;
  std::size_t shortWrites = 0;
  bool corrupt = false;

  int open(const std::string& path, int flags, mode_t mode) override {
    const bool writes = (flags & O_WRONLY) != 0;
    const bool folder = (flags & O_DIRECTORY) != 0;
    if (fails(writes ? "open" : folder ? "open folder" : "open to verify")) return -1;
    return FileSystem::open(path, flags, mode);
  }
  ssize_t write(int file, const char* bytes, std::size_t count) override {
    if (fails("write")) return -1;
    if (fails("write later") && m_writes++ > 0) return -1;
    const std::string damaged = std::string(count - 1, 'x') + "y";
    const std::size_t part = shortWrites > 0         ? std::min(count, shortWrites)
                             : call == "write later" ? (count + 1) / 2
                                                     : count;
    return FileSystem::write(file, corrupt ? damaged.data() : bytes, part);
  }
  ssize_t read(int file, char* bytes, std::size_t count) override {
    return fails("read") ? -1 : FileSystem::read(file, bytes, count);
  }
  int sync(int file) override { return fails("sync") ? -1 : FileSystem::sync(file); }
  int setMode(int file, mode_t mode) override { return fails("mode") ? -1 : FileSystem::setMode(file, mode); }
  int close(int file) override {
    const int answer = FileSystem::close(file);
    return fails("close") ? -1 : answer;
  }
  int rename(const std::string& from, const std::string& to) override {
    const bool backup = to.ends_with('~');
    return fails(backup ? "rename backup" : "rename") ? -1 : FileSystem::rename(from, to);
  }

 private:
  bool fails(const char* name) {
    if (call != name) return false;
    errno = cause;
    return true;
  }

  int m_writes = 0;
};

void put(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string get(const fs::path& path) {
  return readFile(path.string()).value();
}

QStringList namesIn(const QTemporaryDir& folder) {
  return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

}  // namespace

class AtomicFileTest : public QObject {
  Q_OBJECT

 private slots:
  void savesAndKeepsThePreviousGeneration() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.windtunnel.yaml").toStdString();
    QVERIFY(AtomicFile(path).save("first").ok());
    QVERIFY(AtomicFile(path).save("second").ok());
    QVERIFY(AtomicFile(path).save("third").ok());
    QCOMPARE(get(path), std::string("third"));
    QCOMPARE(get(path + "~"), std::string("second"));
    QCOMPARE(namesIn(folder), (QStringList{"shop.windtunnel.yaml", "shop.windtunnel.yaml~"}));
  }

  void failuresLeaveTheOldFile_data() {
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("cause");
    QTest::addColumn<QString>("words");
    QTest::newRow("disk full at once") << "write" << ENOSPC << "the disk is full";
    QTest::newRow("disk full half way") << "write later" << ENOSPC << "the disk is full";
    QTest::newRow("quota") << "write" << EDQUOT << "quota";
    QTest::newRow("input/output error") << "write" << EIO << "reported an error";
    QTest::newRow("no permission") << "open" << EACCES << "permission was denied";
    QTest::newRow("read-only disk") << "open" << EROFS << "read-only";
    QTest::newRow("folder gone") << "open" << ENOENT << "does not exist";
    QTest::newRow("sync fails") << "sync" << EIO << "reported an error";
    QTest::newRow("full when closed") << "close" << ENOSPC << "the disk is full";
    QTest::newRow("mode refused") << "mode" << EPERM << "not permitted";
    QTest::newRow("cannot read back") << "open to verify" << EIO << "reported an error";
    QTest::newRow("rename refused") << "rename" << EACCES << "permission was denied";
  }

  void failuresLeaveTheOldFile() {
    QFETCH(QString, call);
    QFETCH(int, cause);
    QFETCH(QString, words);
    for (const std::size_t size : {std::size_t{10}, std::size_t{100'000}, std::size_t{4'000'000}}) {
      const QTemporaryDir folder;
      const std::string path = folder.filePath("shop.yaml").toStdString();
      const std::string old(size, 'o');
      put(path, old);
      FailingSystem system;
      system.call = call.toStdString();
      system.cause = cause;
      const auto saved = AtomicFile(path, system).save(std::string(size + 7, 'n'));
      QVERIFY(!saved.ok());
      QVERIFY2(saved.error().message.find(words.toStdString()) != std::string::npos,
               saved.error().message.c_str());
      QVERIFY(!saved.error().hint.empty());
      QCOMPARE(saved.error().code, std::string(call == "open to verify" ? "file/read" : "file/write"));
      QVERIFY(get(path) == old);
      QVERIFY(!namesIn(folder).join(' ').contains(".saving-"));
    }
  }

  void whatComesBackDifferentIsNotSaved() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.yaml").toStdString();
    put(path, "old");
    FailingSystem system;
    system.corrupt = true;
    QVERIFY(!AtomicFile(path, system).save("new content").ok());
    QCOMPARE(get(path), std::string("old"));
  }

  void shortWritesAreCompleted() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.yaml").toStdString();
    FailingSystem system;
    system.shortWrites = 3;
    const std::string bytes(1000, 'b');
    QVERIFY(AtomicFile(path, system).save(bytes).ok());
    QVERIFY(get(path) == bytes);
  }

  void aChangeFromOutsideIsNoticed() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.yaml").toStdString();
    put(path, "mine");
    const FileStamp stamp = stampOf(path, "mine").value();
    put(path, "mime");
    const auto refused = AtomicFile(path).save("new", stamp);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, std::string(code::kFileChanged));
    QCOMPARE(get(path), std::string("mime"));
    QVERIFY(AtomicFile(path).save("new").ok());
    const auto stampAfter = AtomicFile(path).save("newer");
    QVERIFY(AtomicFile(path).save("newest", *stampAfter).ok());
    fs::last_write_time(path, fs::file_time_type::clock::now());
    QVERIFY(AtomicFile(path).save("a touch is no change", stampOf(path, "newest").value()).ok());
  }

  void linksAreFollowedAndPermissionsKept() {
    const QTemporaryDir folder;
    const std::string real = folder.filePath("real.yaml").toStdString();
    const std::string link = folder.filePath("link.yaml").toStdString();
    put(real, "old");
    fs::permissions(real, fs::perms(0640));
    fs::create_symlink(real, link);
    QVERIFY(AtomicFile(link).save("new").ok());
    QVERIFY(fs::is_symlink(link));
    QCOMPARE(get(real), std::string("new"));
    QCOMPARE(static_cast<int>(fs::status(real).permissions()), 0640);
  }

  void straysOfACrashAreRemoved() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.yaml").toStdString();
    put(path, "kept");
    put(folder.filePath(".shop.yaml.saving-1234").toStdString(), "half");
    put(folder.filePath(".shop.yaml.saving-1234~").toStdString(), "half");
    put(folder.filePath(".other.yaml.saving-1234").toStdString(), "of another document");
    AtomicFile(path).removeStrays();
    QCOMPARE(namesIn(folder), (QStringList{".other.yaml.saving-1234", "shop.yaml"}));
  }

  void foldersAndMissingFilesAreNamed() {
    const QTemporaryDir folder;
    QVERIFY(AtomicFile(folder.path().toStdString()).save("x").error().message.find("folder") !=
            std::string::npos);
    const auto missing = readFile(folder.filePath("missing.yaml").toStdString());
    QVERIFY(missing.error().message.find("does not exist") != std::string::npos);
    QCOMPARE(missing.error().code, std::string("file/read"));
  }

  void aLockNamesItsHolder() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.yaml").toStdString();
    auto first = DocumentLock::acquire(path);
    QVERIFY(first.ok());
    const auto second = DocumentLock::acquire(path);
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, std::string(code::kFileLocked));
    QVERIFY(second.error().message.find(std::to_string(::getpid())) != std::string::npos);
    first->release();
    QVERIFY(DocumentLock::acquire(path).ok());
    QVERIFY(namesIn(folder).isEmpty());
  }

  void aHalfWrittenLockIsTakenOver() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.yaml").toStdString();
    put(folder.filePath(".shop.yaml.lock").toStdString(), "");
    QVERIFY(DocumentLock::acquire(path).ok());
    QVERIFY(namesIn(folder).isEmpty());
  }

  void theLockOfADeadProcessIsTakenOver() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("shop.yaml").toStdString();
    const pid_t child = ::fork();
    if (child == 0) {
      auto lock = DocumentLock::acquire(path);
      ::_exit(lock.ok() ? 0 : 1);
    }
    int status = 1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    QVERIFY(!namesIn(folder).isEmpty());
    QVERIFY(DocumentLock::acquire(path).ok());
  }
};

QTEST_APPLESS_MAIN(AtomicFileTest)
#include "atomic_file_test.moc"
