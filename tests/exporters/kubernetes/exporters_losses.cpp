// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// Goes over the property table: every property changes the export, or yields a note that it is not expressed,
// or is listed as out of scope.
#include <QtTest>

#include "exporters/exporter.h"
#include "exporters/kubernetes/behaviour.h"
#include "exporters/kubernetes/json_text.h"
#include "exporters/kubernetes/lossy_properties.h"
#include "model/io/design_reader.h"
#include "model/schema/schema.h"
#include "tests/exporters/kubernetes/property_samples.h"

using namespace windtunnel;
using exporters::referenceText;
using exporters::samples;
using exporters::valueOf;
using exporters::kubernetes::isBelow;
using exporters::kubernetes::isOutOfScope;
using model::ObjectType;
using model::Path;
using model::Property;
using model::ValueType;

namespace {

model::Design designOf(const std::string& text) {
  auto read = model::readDesign(text, "test.windtunnel.yaml");
  if (!read.document) throw std::logic_error("the design of the test cannot be read");
  return read.document->design;
}

model::Design drawingWith(const std::string& kind) {
  const bool calls = kind != "client" && kind != "external" && kind != "broker";
  return designOf(
      "formatVersion: 1\nname: all kinds\ncomponents:\n  users: {kind: client}\n"
      "  caller: {kind: service, operations: {go: {steps: [" +
      std::string(kind == "cache" ? "{cached: {in: subject}}" : "{work: 1ms}") +
      "]}}}\n"
      "  subject: {kind: " +
      kind +
      "}\n"
      "  callee: {kind: service, operations: {op: {steps: [{work: 1ms}]}}}\n"
      "  box: {kind: cache}\n  bus: {kind: broker, topics: {news: {}}}\n"
      "  poster: {kind: service, operations: {say: {steps: [{publish: subject/extra}]}}}\n"
      "connections:\n  users -> caller: {}\n" +
      (kind == "client" ? "" : "  caller -> subject: {}\n") + (calls ? "  subject -> callee: {}\n" : ""));
}

/// Everything a reader of the export can see change, and what stubs would play.
std::string signatureOf(const model::Design& design) {
  const auto plan = exporters::exportDesign(design, "kubernetes");
  if (!plan) return plan.error().message;
  std::string all;
  for (const auto& [path, bytes] : plan->files()) all += path + '\n' + bytes;
  for (const auto* list : {&plan->losses, &plan->findings})
    for (const auto& one : *list) all += one.message + '\n';
  for (const std::string& line : plan->instructions) all += line + '\n';
  for (const auto& component : design.components())
    if (component.kind() != "client")
      all += exporters::kubernetes::jsonText(exporters::kubernetes::behaviourOf(design, component));
  return all;
}

}  // namespace

class LossesTest : public QObject {
  Q_OBJECT
 private slots:
  void everyPropertyIsExpressedOrNamed_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"client", "external", "gateway", "service", "worker", "job", "database", "cache",
                             "object-store", "broker", "event-store"})
      QTest::newRow(kind) << QString(kind);
  }

  void everyPropertyIsExpressedOrNamed() {
    QFETCH(QString, kind);
    m_kind = kind.toStdString();
    m_design = drawingWith(m_kind);
    visitObject(model::componentType(), {"components", "subject"}, "components/*", m_design);
    QVERIFY2(m_silent.empty(), m_silent.c_str());
    QVERIFY2(m_checked >= (m_kind == "client" ? 0 : 9), std::to_string(m_checked).c_str());
  }

  void everyPropertyOfArrowsAndPlatform() {
    m_kind.clear();
    m_design = drawingWith("service");
    visitObject(model::connectionType(), {"connections", "caller -> subject"}, "connections/*", m_design);
    visitObject(model::platformType(), {"platform"}, "platform", m_design);
    visitObject(model::boundaryType(), {"boundaries", "extra"}, "boundaries/*",
                m_design.with({"boundaries", "extra", "kind"}, "namespace"));
    QVERIFY2(m_silent.empty(), m_silent.c_str());
    QVERIFY(m_checked > 40);
  }

  void whatStubsPlayIsNamedWhenARealImageRuns() {
    const auto plan =
        exporters::exportDesign(designOf("formatVersion: 1\ncomponents:\n  a: {kind: service, image: "
                                         "shop/a:1, concurrency: 9}\n  b: {kind: service}\n"
                                         "connections:\n  a -> b: {timeout: 2s, retries: 2, pool: 4}\n"),
                                "kubernetes");
    std::string losses;
    for (const auto& loss : plan->losses) losses += loss.message + " at " + loss.path + '\n';
    QCOMPARE(
        losses,
        std::string("Concurrency (concurrency of a): not expressed at components/a/concurrency\n"
                    "The timeout of calls (timeout of a -> b): not expressed at connections/a -> b/timeout\n"
                    "Retries (attempts of a -> b): not expressed at connections/a -> b/retries/attempts\n"
                    "The connection pool (connections of a -> b): not expressed at connections/a -> "
                    "b/pool/connections\n"));
  }

  void oneNoteNamesAllElementsOfAKind() {
    const auto plan = exporters::exportDesign(designOf("formatVersion: 1\ncomponents:\n  a: {kind: database, "
                                                       "iops: 9000}\n  b: {kind: database, iops: 8000}\n"
                                                       "  c: {kind: database, iops: 3000}\n"),
                                              "helm");
    std::vector<std::string> found;
    for (const auto& loss : plan->losses)
      if (loss.message.find("iops") != std::string::npos) found.push_back(loss.message);
    QCOMPARE(found, std::vector<std::string>{"Operations of the volume (iops of a, b): not expressed"});
  }

  void placesAreNamed() {
    for (const char* kind : {"zone", "cluster", "region"}) {
      const auto plan =
          exporters::exportDesign(designOf(std::string("formatVersion: 1\nboundaries: {east: {kind: ") +
                                           kind + "}}\ncomponents: {a: {kind: service}}\n"),
                                  "kubernetes");
      QVERIFY(plan->losses.back().message.starts_with("Being placed in east"));
    }
  }

 private:
  void visitObject(const ObjectType& type, const Path& path, const std::string& pattern,
                   const model::Design& base) {
    if (path.size() > 9) return;
    for (const Property& property : type.properties) {
      if (!property.hasKind(m_kind) && !m_kind.empty()) continue;
      if (property.key == "kind" && type.name != "authentication") continue;
      model::Design ready = base;
      if (!type.exactlyOne)
        for (const Property& other : type.properties)
          if (other.required && other.key != property.key && other.key != "kind" && !samples(other).empty())
            ready = ready.with(path / other.key, valueOf(other, samples(other).front()));
      if (type.name == "authentication" && property.key != "kind")
        ready = ready.with(path / "kind", "external");
      visit(property, path / property.key, pattern + '/' + property.key, ready);
    }
  }

  void visit(const Property& property, const Path& path, const std::string& pattern,
             const model::Design& base) {
    if (isOutOfScope(pattern)) return;
    if (property.type == ValueType::Object) return visitObject(property.object(), path, pattern, base);
    if (property.type != ValueType::MapOf && property.type != ValueType::ListOf)
      return check(property, path, pattern, base);
    const bool list = property.type == ValueType::ListOf;
    const std::string key = list ? "0" : referenceText(property.reference);
    const model::Design ready =
        list && !base.find(path) ? base.with(path, model::Value(model::ValueList{})) : base;
    const Path below = path / key;
    if (property.object) return visitObject(property.object(), below, pattern + "/*", ready);
    if (property.element) check(property.element(), below, pattern + "/*", ready);
  }

  /// Nothing listens in a job, and the protocol of an arrow may repeat its callee's.
  bool isVoid(const std::string& pattern, const std::string& text) const {
    return (m_kind == "job" && pattern == "components/*/protocol") ||
           (pattern == "connections/*/protocol" && text == "http");
  }

  void check(const Property& property, const Path& path, const std::string& pattern,
             const model::Design& base) {
    const std::string before = signatureOf(base);
    std::string within;
    for (std::size_t at = 2; at < path.size() && !m_kind.empty(); ++at)
      within += (at > 2 ? "/" : "") + path[at];
    const std::string standard = model::defaultText(property, m_kind, within);
    for (const std::string& text : samples(property)) {
      const model::Value value = valueOf(property, text);
      if ((!standard.empty() && value.text() == valueOf(property, standard).text()) || isVoid(pattern, text))
        continue;
      if (signatureOf(base.with(path, value)) == before)
        m_silent += m_kind + ": " + path.text() + " = " + text + '\n';
      ++m_checked;
    }
  }

  std::string m_kind;
  std::string m_silent;
  int m_checked = 0;
  model::Design m_design;
};

QTEST_APPLESS_MAIN(LossesTest)
#include "exporters_losses.moc"
