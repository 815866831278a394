// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "model/core/diagnostic_codes.h"
#include "model/io/design_reader.h"
#include "model/io/design_rewriter.h"
#include "model/io/design_writer.h"
#include "model/io/format_reference.h"
#include "model/io/json_schema.h"

using namespace windtunnel::model;

namespace {

constexpr const char* kSchema = WINDTUNNEL_SOURCE_DIR "/resources/schema/windtunnel.schema.json";
constexpr const char* kDocumentation = WINDTUNNEL_SOURCE_DIR "/docs/document-format.md";
constexpr const char* kBegin = "<!-- made from the property table: begin -->\n";
constexpr const char* kEnd = "<!-- made from the property table: end -->\n";

QByteArray bytesOf(const char* path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void update(const char* path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("%s cannot be written", path);
}

bool updating() {
  return qEnvironmentVariableIsSet("WINDTUNNEL_UPDATE");
}

// A format older than the first one, in which components were called boxes.
class BoxesToComponents : public Migration {
 public:
  std::int64_t from() const override { return 0; }
  std::vector<std::string> apply(YamlNode& root) const override {
    if (YamlEntry* boxes = root.find("boxes")) boxes->key = "components";
    return {"boxes are called components now"};
  }
};

Migrations withOlderFormat() {
  Migrations migrations;
  migrations.add(std::make_unique<BoxesToComponents>());
  return migrations;
}

}  // namespace

class FormatTest : public QObject {
  Q_OBJECT

 private slots:
  void theSchemaInTheTreeIsTheOneOfTheTable() {
    const QByteArray made = QByteArray::fromStdString(jsonSchema());
    if (updating()) update(kSchema, made);
    QVERIFY2(bytesOf(kSchema) == made, "run the test with WINDTUNNEL_UPDATE=1 and commit the result");
  }

  void theDocumentationHoldsTheTablesOfTheProperties() {
    const QByteArray made = kBegin + QByteArray::fromStdString(markdownReference()) + kEnd;
    QByteArray documentation = bytesOf(kDocumentation);
    const auto begin = documentation.indexOf(kBegin);
    const auto end = documentation.indexOf(kEnd);
    QVERIFY(begin >= 0 && end > begin);
    const auto length = end + static_cast<int>(std::strlen(kEnd)) - begin;
    if (updating()) update(kDocumentation, documentation.replace(begin, length, made));
    QVERIFY2(bytesOf(kDocumentation).contains(made),
             "run the test with WINDTUNNEL_UPDATE=1 and commit the result");
  }

  void everyReferenceOfTheSchemaLeadsSomewhere() {
    const QByteArray text = QByteArray::fromStdString(jsonSchema());
    const QJsonObject definitions = QJsonDocument::fromJson(text).object().value("definitions").toObject();
    QVERIFY(definitions.size() > 40);
    const QRegularExpression reference("\"#/definitions/([^\"]+)\"");
    auto matches = reference.globalMatch(QString::fromUtf8(text));
    while (matches.hasNext()) QVERIFY(definitions.contains(matches.next().captured(1)));
    for (const QString& name : definitions.keys())
      QVERIFY2(definitions.value(name).isObject(), qPrintable(name));
    const QJsonObject service = definitions.value("component.service").toObject();
    QVERIFY(service.value("properties").toObject().contains("replicas"));
    QVERIFY(!service.value("properties").toObject().contains("topics"));
    QCOMPARE(service.value("additionalProperties").toBool(true), false);
  }

  void anOlderFormatIsBroughtUpInMemory() {
    const std::string text = "# old\nformatVersion: 0\nboxes:\n  web: {kind: client}\n";
    const ReadResult result = readDesign(text, "old.yaml", withOlderFormat());
    QVERIFY(result.ok());
    QVERIFY(result.document->migrated);
    QVERIFY(result.document->design.component("web").has_value());
    QCOMPARE(result.document->text, text);
    QCOMPARE(result.diagnostics.size(), std::size_t{2});
    QCOMPARE(result.diagnostics.front().code, std::string(code::kMigrated));
    QVERIFY(result.diagnostics.front().severity == Severity::Note);
    QCOMPARE(result.diagnostics.back().message, std::string("boxes are called components now"));
    QCOMPARE(rewrite(*result.document, result.document->design).text, writeDesign(result.document->design));
  }

  void withoutItsStepAnOlderFormatIsRefused() {
    const ReadResult result = readDesign("formatVersion: 0\nboxes: {}\n", "old.yaml");
    QVERIFY(!result.ok());
    QCOMPARE(result.diagnostics.front().code, std::string(code::kUnknownKey));
  }

  void aNewerFormatIsRefusedByName() {
    const ReadResult result = readDesign("formatVersion: 2\nwhatever: [1\n  , 2]\n", "new.yaml");
    QCOMPARE(result.diagnostics.size(), std::size_t{1});
    QCOMPARE(result.diagnostics.front().code, std::string(code::kNewerVersion));
    QVERIFY(result.diagnostics.front().message.find("version 2") != std::string::npos);
  }
};

QTEST_APPLESS_MAIN(FormatTest)
#include "format_test.moc"
