// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The trace files against the rules of their formats: opentelemetry-proto 1.3 with its JSON encoding, and the
// model of Jaeger's interface.
#include <QTest>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "shop_design.h"
#include "simulator/tracing/trace_json.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;
using nlohmann::json;

namespace {

bool isHex(const json& value, std::size_t digits) {
  const std::string text = value.get<std::string>();
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos &&
         text.find_first_not_of('0') != std::string::npos;
}

Time timeOf(const json& value) {
  return std::stoll(value.get<std::string>());
}

json attribute(const json& holder, const std::string& key) {
  for (const json& one : holder["attributes"])
    if (one["key"] == key) return one["value"];
  return nullptr;
}

json tag(const json& holder, const std::string& key) {
  for (const json& one : holder["tags"])
    if (one["key"] == key) return one["value"];
  return nullptr;
}

}  // namespace

class TraceFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void otlpFollowsItsProtocol() {
    const json file = json::parse(toOtlpJson(*tracedShop().traces));
    std::map<std::string, json> spans;
    std::set<std::string> services;
    for (const json& resource : file["resourceSpans"]) {
      services.insert(attribute(resource["resource"], "service.name")["stringValue"]);
      QCOMPARE(resource["scopeSpans"].size(), std::size_t{1});
      QVERIFY(resource["scopeSpans"][0]["scope"]["name"] == "windtunnel");
      for (json span : resource["scopeSpans"][0]["spans"]) {
        span["pod"] = attribute(resource["resource"], "k8s.pod.name");
        QVERIFY(isHex(span["traceId"], 32));
        QVERIFY(isHex(span["spanId"], 16));
        QVERIFY(span["parentSpanId"] == "" || isHex(span["parentSpanId"], 16));
        QVERIFY(span["name"].is_string() && !span["name"].get<std::string>().empty());
        QVERIFY(span["kind"] >= 1 && span["kind"] <= 5);
        QVERIFY(span["startTimeUnixNano"].is_string() && span["endTimeUnixNano"].is_string());
        QVERIFY(timeOf(span["startTimeUnixNano"]) > kTraceEpoch);
        QVERIFY(span["status"]["code"] >= 0 && span["status"]["code"] <= 2);
        for (const json& one : span["attributes"])
          for (const auto& [type, value] : one["value"].items())
            QVERIFY(type == "boolValue" ? value.is_boolean()
                                        : (type == "stringValue" || type == "intValue") && value.is_string());
        QVERIFY(spans.emplace(span["spanId"], span).second);
      }
    }
    QCOMPARE(services, std::set<std::string>({"user", "api", "db"}));
    checkTree(spans);
  }

  void errorsAndFaultsAreAttributes() {
    const json file = json::parse(toOtlpJson(*tracedShop().traces));
    int failed = 0;
    int marked = 0;
    int under = 0;
    for (const json& resource : file["resourceSpans"])
      for (const json& span : resource["scopeSpans"][0]["spans"]) {
        const bool isError = span["status"]["code"] == 2;
        QCOMPARE(isError, !attribute(span, "error.type").is_null());
        failed += isError ? 1 : 0;
        marked += attribute(span, "windtunnel.fault") == json{{"stringValue", "failed"}} ? 1 : 0;
        under += attribute(span, "windtunnel.faults").is_null() ? 0 : 1;
      }
    QVERIFY(failed > 20);
    QVERIFY(marked > 5);
    QVERIFY(under > 5);
  }

  void jaegerFollowsItsModel() {
    const Results results = tracedShop();
    const json file = json::parse(toJaegerJson(*results.traces));
    QCOMPARE(file["data"].size(), results.traces->traces.size());
    for (const json& trace : file["data"]) {
      QVERIFY(isHex(trace["traceID"], 32));
      std::map<std::string, json> spans;
      for (const json& span : trace["spans"]) {
        QVERIFY(span["traceID"] == trace["traceID"]);
        QVERIFY(isHex(span["spanID"], 16));
        QVERIFY(span["operationName"].is_string());
        QVERIFY(span["startTime"].is_number_integer() && span["duration"].is_number_integer());
        QVERIFY(span["duration"] >= 0);
        QVERIFY(span["logs"].is_array());
        const json& process = trace["processes"][span["processID"].get<std::string>()];
        QVERIFY(process["serviceName"].is_string() && process["tags"].is_array());
        for (const json& one : span["tags"])
          QVERIFY(one["type"] == "string"  ? one["value"].is_string()
                  : one["type"] == "int64" ? one["value"].is_number_integer()
                                           : one["type"] == "bool" && one["value"].is_boolean());
        spans[span["spanID"]] = span;
      }
      int roots = 0;
      for (const auto& [id, span] : spans) {
        roots += span["references"].empty() ? 1 : 0;
        for (const json& reference : span["references"]) {
          QVERIFY(reference["refType"] == "CHILD_OF" && reference["traceID"] == trace["traceID"]);
          const json& parent = spans.at(reference["spanID"]);
          const auto begin = span["startTime"].get<Time>();
          QVERIFY(begin >= parent["startTime"].get<Time>());
          QVERIFY(begin + span["duration"].get<Time>() <=
                  parent["startTime"].get<Time>() + parent["duration"].get<Time>());
        }
      }
      QCOMPARE(roots, 1);
    }
    const json& first = file["data"][0]["spans"][1];
    QVERIFY(tag(first, "peer.service") == "api" && tag(first, "span.kind") == "client");
  }

  void theSameRunGivesTheSameFile() {
    QCOMPARE(toOtlpJson(*tracedShop().traces), toOtlpJson(*tracedShop().traces));
  }

 private:
  static void checkTree(const std::map<std::string, json>& spans) {
    for (const auto& [id, span] : spans) {
      if (span["parentSpanId"] == "") {
        QVERIFY(span["kind"] == 1 && !attribute(span, "windtunnel.workload").is_null());
        continue;
      }
      const json& parent = spans.at(span["parentSpanId"]);
      QVERIFY(parent["traceId"] == span["traceId"]);
      QVERIFY(timeOf(span["startTimeUnixNano"]) >= timeOf(parent["startTimeUnixNano"]));
      QVERIFY(timeOf(span["endTimeUnixNano"]) <= timeOf(parent["endTimeUnixNano"]));
      if (span["kind"] == 2) QVERIFY(parent["kind"] == 3 && span["pod"].is_object());
    }
  }
};

QTEST_APPLESS_MAIN(TraceFilesTest)
#include "trace_files_test.moc"
