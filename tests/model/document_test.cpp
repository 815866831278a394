// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "design_generator.h"
#include "model/io/design_reader.h"
#include "model/io/design_rewriter.h"
#include "model/io/design_writer.h"
#include "model/io/document_file.h"
#include "model/schema/schema.h"

using namespace windtunnel::model;

namespace {

QString words(const ReadResult& result) {
  std::string text;
  for (const Diagnostic& d : result.diagnostics) text += toText(d) + "\n";
  return QString::fromStdString(text);
}

Document read(const std::string& text) {
  ReadResult result = readDesign(text, "test.windtunnel.yaml");
  if (!result.ok()) qFatal("%s\n%s", qPrintable(words(result)), text.c_str());
  return *result.document;
}

// Lines of b that a does not have at their place, by the longest common head and tail.
int changedLines(const std::string& a, const std::string& b) {
  const QStringList before = QString::fromStdString(a).split('\n');
  const QStringList after = QString::fromStdString(b).split('\n');
  int head = 0;
  while (head < before.size() && head < after.size() && before[head] == after[head]) ++head;
  int tail = 0;
  while (tail < before.size() - head && tail < after.size() - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  return static_cast<int>(after.size()) - head - tail;
}

std::string sample() {
  const OpenedDocument opened = openDocument(WINDTUNNEL_TEST_DATA "/model/samples/web_shop.windtunnel.yaml");
  return opened.result.document->text;
}

}  // namespace

class DocumentTest : public QObject {
  Q_OBJECT

 private slots:
  void theSampleOfTheFormatReads() {
    const OpenedDocument opened =
        openDocument(WINDTUNNEL_TEST_DATA "/model/samples/web_shop.windtunnel.yaml");
    QVERIFY2(opened.result.ok(), qPrintable(words(opened.result)));
    const Design& design = opened.result.document->design;
    QCOMPARE(design.name(), std::string("Web shop"));
    QCOMPARE(design.components().size(), std::size_t{7});
    QCOMPARE(design.connection("orders", "payment")->get<Duration>("timeout").text(), std::string("800ms"));
    QCOMPARE(design.connection("orders", "payment")->get<Backoff>("retries/backoff").text(),
             std::string("exponential(25ms, max 250ms)"));
    QCOMPARE(design.component("sessions")->get<Memory>("memory/limit").text(), std::string("512Mi"));
    QCOMPARE(design.component("orders")->texts("in"), (std::vector<std::string>{"shop", "ordering"}));
  }

  void aDrawingOfBoxesAndArrowsIsComplete() {
    const Document document = read(
        "formatVersion: 1\ncomponents:\n  web: {kind: client}\n  shop: {kind: service}\n"
        "connections:\n  web->shop:\n");
    QVERIFY(document.design.connection("web", "shop").has_value());
    QCOMPARE(document.design.component("shop")->get<std::int64_t>("replicas"), 2);
  }

  void canonicalTextIsAFixedPoint() {
    const Document first = read(sample());
    const std::string text = writeDesign(first.design);
    const Document second = read(text);
    QVERIFY(second.design == first.design);
    QCOMPARE(QString::fromStdString(writeDesign(second.design)), QString::fromStdString(text));
  }

  void generatedDesignsComeBackAsTheyWere() {
    for (std::uint64_t seed = 1; seed <= generated(); ++seed) {
      const Design design = DesignGenerator(seed).design();
      const std::string text = writeDesign(design);
      const ReadResult result = readDesign(text, "generated");
      QVERIFY2(result.ok(), qPrintable(QString("seed %1\n").arg(seed) + words(result)));
      QVERIFY2(result.document->design == design, qPrintable(QString("seed %1\n").arg(seed) + text.c_str()));
      QVERIFY2(writeDesign(result.document->design) == text, qPrintable(QString("seed %1").arg(seed)));
    }
  }

  void everyRandomChangeIsWrittenIntoTheText() {
    int canonicalised = 0;
    int changes = 0;
    for (std::uint64_t seed = 1; seed <= generated() / 5; ++seed) {
      DesignGenerator generator(seed);
      const Design design = generator.design();
      Document document = read("# kept\n" + writeDesign(design));
      for (int i = 0; i < 5; ++i, ++changes) {
        const Design next = generator.changed(document.design);
        const std::string text = rewrite(document, next).text;
        if (!text.starts_with("# kept")) ++canonicalised;
        const ReadResult result = readDesign(text, "rewritten");
        QVERIFY2(result.ok(), qPrintable(QString("seed %1\n").arg(seed) + words(result)));
        QVERIFY2(result.document->design == next, qPrintable(QString("seed %1").arg(seed)));
        document = *result.document;
        if (!text.starts_with("# kept")) document = read("# kept\n" + text);
      }
    }
    qInfo("%d changes, %d of them needed the whole text to be canonical", changes, canonicalised);
    QVERIFY(canonicalised * 50 <= changes);
  }

  void aChangedScalarIsAChangedLine_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("block") << "components/orders/replicas"
                           << "5";
    QTest::newRow("inside brackets") << "components/orders/cpu/limit"
                                     << "2";
    QTest::newRow("quoted") << "connections/orders -> payment/retries/backoff"
                            << "exponential(50ms, max 250ms)";
    QTest::newRow("list element") << "components/orders/operations/place/steps/0/work"
                                  << "exponential(4ms)";
    QTest::newRow("bracketed component") << "components/orders-db/storage"
                                         << "50Gi";
    QTest::newRow("shorthand") << "components/sessions/memory/limit"
                               << "1Gi";
    QTest::newRow("new key") << "components/orders/readinessDelay"
                             << "";
    QTest::newRow("layout") << "layout/orders/x"
                            << "12.5";
    QTest::newRow("new layout") << "layout/web"
                                << "";
  }

  void aChangedScalarIsAChangedLine() {
    QFETCH(QString, path);
    QFETCH(QString, text);
    const Document document = read(sample());
    Path where = Path::parse(path.toStdString());
    Value value;
    if (path == "layout/web") {
      value = Value(ValueMap{{"x", Value(1.0)}, {"y", Value(2.0)}});
    } else if (path.endsWith("readinessDelay")) {
      where = Path{"components", "orders", "drain"};
      value = Value(Duration{1'000'000'000});
    } else {
      value = parseScalar(*propertyAt(document.design, where)->property, text.toStdString()).value();
    }
    const Design changed = document.design.with(where, value);
    const std::string rewritten = rewrite(document, changed).text;
    QCOMPARE(changedLines(document.text, rewritten), 1);
    QVERIFY(rewritten.find("# drawn as containers") != std::string::npos);
    QVERIFY(read(rewritten).design == canonical(changed));
  }

  void commentsAndOrderSurviveRemovals() {
    const Document document = read(sample());
    const Design changed =
        document.design.without(Path{"components", "mailer"}).without(Path{"components", "edge", "replicas"});
    const std::string text = rewrite(document, changed).text;
    QVERIFY(text.find("mailer:\n") == std::string::npos);
    QCOMPARE(std::count(text.begin(), text.end(), '#'),
             std::count(document.text.begin(), document.text.end(), '#'));
  }

  void windowsLineEndsStay() {
    const Document document = read("formatVersion: 1\r\ncomponents:\r\n  a: {kind: client}\r\n");
    const Design changed = document.design.with(Path{"name"}, Value("Shop"));
    QCOMPARE(QString::fromStdString(rewrite(document, changed).text),
             QString("formatVersion: 1\r\nname: Shop\r\ncomponents:\r\n  a: {kind: client}\r\n"));
  }

  void anUnchangedDesignKeepsItsBytes() {
    const Document document = read(sample());
    QVERIFY(rewrite(document, document.design).text == document.text);
  }

  void everyPathHasAPlaceInTheText() {
    const Document document = read(sample());
    const SourceLocation place = document.locations.locate(Path{"components", "orders", "replicas"});
    QCOMPARE(place.line, 32);
    QCOMPARE(place.column, 5);
    QCOMPARE(document.locations.locate(Path{"components", "orders", "replicas", "nothing"}).line, 32);
  }

  void aThousandComponentsReadFast() {
    std::string text = "formatVersion: 1\ncomponents:\n";
    for (int i = 0; i < 1000; ++i)
      text +=
          "  c" + std::to_string(i) +
          ":\n    kind: service\n    replicas: 3\n    cpu: {request: 250m, limit: 1}\n"
          "    operations:\n      get:\n        steps:\n          - work: lognormal(median 3ms, p99 20ms)\n";
    text += "connections:\n";
    for (int i = 0; i < 2000; ++i)
      text += "  c" + std::to_string(i % 1000) + " -> c" + std::to_string((i * 7 + 1 + i / 1000) % 1000) +
              ": {timeout: 1s}\n";
    QElapsedTimer timer;
    timer.start();
    const Document document = read(text);
    const auto elapsed = timer.elapsed();
    qInfo("1000 components, 2000 arrows: %lld ms", static_cast<long long>(elapsed));
    QCOMPARE(document.design.components().size(), std::size_t{1000});
    QVERIFY(elapsed < 1000);
  }

 private:
  // How many designs to generate; more by the environment, for a long run.
  static std::uint64_t generated() {
    bool ok = false;
    const qulonglong wanted = qEnvironmentVariable("WINDTUNNEL_GENERATED").toULongLong(&ok);
    return ok ? wanted : 1000;
  }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
