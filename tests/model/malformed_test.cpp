// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <sys/resource.h>

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QThread>
#include <QtTest>

#include "model/core/diagnostic_codes.h"
#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/io/document_file.h"

using namespace windtunnel::model;

namespace {

constexpr qint64 kSlowestMilliseconds = 1000;
constexpr long kMostMemoryKiB = 256 * 1024;

// One line a diagnostic: "code line:column".
QString summary(const ReadResult& result) {
  QString text;
  for (const Diagnostic& d : result.diagnostics)
    text += QString("%1 %2:%3\n").arg(d.code.c_str()).arg(d.location.line).arg(d.location.column);
  return text;
}

QByteArray bytesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("%s cannot be read", qPrintable(path));
  return file.readAll();
}

bool tells(const ReadResult& result) {
  for (const Diagnostic& d : result.diagnostics)
    if (d.code.empty() || d.message.empty() || d.hint.empty() || !d.location.known()) return false;
  return !result.diagnostics.empty();
}

std::string codeOf(const std::string& text) {
  const ReadResult result = readDesign(text, "generated");
  return result.ok() ? "accepted" : result.diagnostics.front().code;
}

std::string repeated(const std::string& piece, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Every load ends with a design or with words; a design that was accepted can be written and read again.
void loadDamaged(const std::string& text) {
  const ReadResult result = readDesign(text, "damaged");
  if (!result.ok()) {
    QVERIFY2(tells(result), text.c_str());
    return;
  }
  const ReadResult again = readDesign(writeDesign(result.document->design), "again");
  QVERIFY2(again.ok() && again.document->design == result.document->design, text.c_str());
}

}  // namespace

class MalformedTest : public QObject {
  Q_OBJECT

 private slots:
  void eachFileIsAnsweredWithPlaceAndRemedy_data() {
    QTest::addColumn<QString>("path");
    QDirIterator files(WINDTUNNEL_TEST_DATA "/corpus/malformed", {"*.yaml"}, QDir::Files);
    int count = 0;
    for (; files.hasNext(); ++count) {
      const QString path = files.next();
      QTest::newRow(qPrintable(QFileInfo(path).baseName())) << path;
    }
    qInfo("%d malformed files", count);
    QVERIFY(count >= 80);
  }

  void eachFileIsAnsweredWithPlaceAndRemedy() {
    QFETCH(QString, path);
    const QString expected = path.chopped(5) + ".expected";
    QElapsedTimer timer;
    timer.start();
    const ReadResult result = readDesignFile(path.toStdString());
    QVERIFY(timer.elapsed() < kSlowestMilliseconds);
    QVERIFY(!result.ok());
    QVERIFY(tells(result));
    if (qEnvironmentVariableIsSet("WINDTUNNEL_UPDATE")) {
      QFile file(expected);
      QVERIFY(file.open(QIODevice::WriteOnly));
      QVERIFY(file.write(summary(result).toUtf8()) > 0);
    }
    QCOMPARE(summary(result), QString::fromUtf8(bytesOf(expected)));
  }

  void theLimitsHold() {
    const std::string head = "formatVersion: 1\ncomponents: {}\nname: ";
    QCOMPARE(codeOf(head + "\n#" + std::string(8 * 1024 * 1024, 'x')), std::string(code::kFileTooLarge));
    QCOMPARE(codeOf(head + std::string(64 * 1024 + 1, 'x')), std::string(code::kScalarTooLong));
    QCOMPARE(codeOf(head + std::string(64 * 1024, 'x')), std::string("accepted"));
    QCOMPARE(codeOf(head + "[" + repeated("1,", 500'000) + "1]"), std::string(code::kTooManyNodes));
    QCOMPARE(codeOf(head + repeated("[", 64) + repeated("]", 64)), std::string(code::kTooDeep));
    QCOMPARE(codeOf(head + repeated("[", 63) + repeated("]", 63)), std::string(code::kWrongShape));
    QCOMPARE(codeOf(repeated("[", 1'000'000)), std::string(code::kTooManyNodes));
    QCOMPARE(codeOf(repeated("[", 400'000)), std::string(code::kSyntax));
    QCOMPARE(codeOf(repeated("- ", 1'000'000)), std::string(code::kTooDeep));
    QCOMPARE(codeOf(repeated("{a: ", 1'000'000)), std::string(code::kTooManyNodes));
    QCOMPARE(codeOf("[" + repeated("1,", 4'000'000) + "1]"), std::string(code::kTooManyNodes));
  }

  // yaml-cpp alone needs 256 KiB of stack for deep texts; behind the guard a quarter of it is enough.
  void deepTextsNeedLittleStack() {
    std::string answer;
    const std::string text =
        "formatVersion: 1\ncomponents: {}\nname: " + repeated("[", 100) + repeated("]", 100);
    std::unique_ptr<QThread> thread(QThread::create([&] { answer = codeOf(text); }));
    thread->setStackSize(64 * 1024);
    thread->start();
    thread->wait();
    QCOMPARE(answer, std::string(code::kTooDeep));
  }

  void manyErrorsAreCapped() {
    std::string text = "formatVersion: 1\ncomponents:\n";
    for (int i = 0; i < 5000; ++i) text += "  c" + std::to_string(i) + ": {kind: nothing}\n";
    const ReadResult result = readDesign(text, "many");
    QCOMPARE(result.diagnostics.size(), std::size_t{101});
    QCOMPARE(result.diagnostics.back().code, std::string(code::kTooManyDiagnostics));
    QVERIFY(result.diagnostics.back().message.find("4900") != std::string::npos);
  }

  void secretsAreNeverRepeated() {
    for (const char* file :
         {"value_secret_literal", "value_secret_literal_slash", "value_config_url_password"}) {
      const ReadResult result =
          readDesignFile(std::string(WINDTUNNEL_TEST_DATA "/corpus/malformed/") + file + ".yaml");
      for (const Diagnostic& d : result.diagnostics)
        QVERIFY2(toText(d).find("hunter2") == std::string::npos, file);
    }
  }

  void damagedBytesNeverCrash() {
    const bool full = qEnvironmentVariableIsSet("WINDTUNNEL_FULL");
    const std::string sample =
        bytesOf(WINDTUNNEL_TEST_DATA "/model/samples/web_shop.windtunnel.yaml").toStdString();
    const std::string canonical = writeDesign(readDesign(sample, "sample").document->design);
    int loads = 0;
    for (const std::string& text : {sample, canonical}) {
      for (std::size_t i = 0; i < text.size(); i += full ? 1 : 23) {
        std::string damaged = text;
        damaged.erase(i, 1);
        loadDamaged(damaged);
        for (int bit = 0; bit < 8; bit += full ? 1 : 3, ++loads) {
          damaged = text;
          damaged[i] = static_cast<char>(damaged[i] ^ (1 << bit));
          loadDamaged(damaged);
          if (QTest::currentTestFailed()) return;
        }
        ++loads;
      }
    }
    qInfo("%d damaged texts loaded", loads);
  }

  void memoryStaysSmall() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    qInfo("largest memory: %ld KiB", usage.ru_maxrss);
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY(usage.ru_maxrss < kMostMemoryKiB);
#endif
  }
};

QTEST_APPLESS_MAIN(MalformedTest)
#include "malformed_test.moc"
