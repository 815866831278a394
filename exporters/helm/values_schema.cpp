// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/helm/values_schema.h"

#include <nlohmann/json.hpp>

namespace windtunnel::exporters::helm {
namespace {

using Json = nlohmann::json;

Json ofType(const char* type) {
  return {{"type", type}};
}
Json oneOf(std::initializer_list<const char*> words) {
  return {{"type", "string"}, {"enum", words}};
}
Json listOf(const char* type) {
  return {{"type", "array"}, {"items", ofType(type)}};
}
Json mapOf(Json values) {
  return {{"type", "object"}, {"additionalProperties", std::move(values)}};
}
Json whole(int least, int most = 1'000'000'000) {
  return {{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}
Json strict(Json properties) {
  return {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
}

/// A parent chart may add its own globals.
Json globals() {
  return {{"type", "object"},
          {"properties",
           {{"stub", oneOf({"missing", "all"})},
            {"rehearsalRequests", mapOf(ofType("string"))},
            {"stubImage", ofType("string")},
            {"imageRegistry", ofType("string")},
            {"imagePullPolicy", oneOf({"Always", "IfNotPresent", "Never"})},
            {"imagePullSecrets", {{"type", "array"}, {"items", strict({{"name", ofType("string")}})}}},
            {"storageClass", ofType("string")},
            {"edge", oneOf({"none", "gateway-api", "ingress"})},
            {"edgeClass", ofType("string")},
            {"edgeHost", ofType("string")},
            {"certificateIssuer", ofType("string")},
            {"monitoringNamespace", ofType("string")},
            {"dnsNamespace", ofType("string")},
            {"priority", whole(0)}}}};
}

Json entrance() {
  const Json host = strict({{"host", ofType("string")}, {"paths", listOf("string")}});
  return strict({{"hosts", {{"type", "array"}, {"items", host}}}, {"timeout", ofType("string")}});
}

Json scaling() {
  const Json policy =
      strict({{"type", oneOf({"Pods", "Percent"})}, {"value", whole(1)}, {"periodSeconds", whole(1, 1800)}});
  return strict({{"stabilizationWindowSeconds", whole(0, 3600)},
                 {"selectPolicy", oneOf({"Max", "Min", "Disabled"})},
                 {"policies", {{"type", "array"}, {"items", policy}}}});
}

Json service() {
  const Json quantities = mapOf({{"type", {"string", "integer", "number"}}});
  Json properties{
      {"controller", oneOf({"deployment", "statefulset", "cronjob", "external"})},
      {"store", ofType("boolean")},
      {"front", ofType("boolean")},
      {"port", whole(1024, 65535)},
      {"servicePort", whole(1, 65535)},
      {"replicas", whole(0, 5000)},
      {"autoscaling", strict({{"minReplicas", whole(0)},
                              {"maxReplicas", whole(1)},
                              {"cpu", whole(0)},
                              {"memory", whole(0)},
                              {"behavior", strict({{"scaleUp", scaling()}, {"scaleDown", scaling()}})}})},
      {"spread",
       strict({{"zones", oneOf({"preferred", "required"})}, {"nodes", oneOf({"preferred", "required"})}})},
      {"rollout", strict({{"recreate", ofType("boolean")},
                          {"maxSurge", ofType("string")},
                          {"maxUnavailable", ofType("string")}})},
      {"gracePeriod", whole(0)},
      {"peerPorts", {{"type", "array"}, {"items", whole(1024, 65535)}}},
      {"entrance", entrance()},
      {"env", mapOf(ofType("string"))},
      {"config", mapOf(ofType("string"))},
      {"secrets", mapOf(strict({{"secret", ofType("string")}, {"entry", ofType("string")}}))},
      {"resources", strict({{"limits", quantities}, {"requests", quantities}})}};
  for (const char* text :
       {"protocol", "appProtocol", "schedule", "image", "managed", "externalName", "dataPath", "storage"})
    properties[text] = ofType("string");
  for (const char* list : {"args", "scratch", "calls", "callers"}) properties[list] = listOf("string");
  for (const char* object : {"readiness", "liveness", "behaviour"}) properties[object] = ofType("object");
  return strict(std::move(properties));
}

}  // namespace

std::string valuesSchema() {
  const Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"type", "object"},
                    {"required", {"services"}},
                    {"properties", {{"global", globals()}, {"services", mapOf(service())}}}};
  return schema.dump(2) + '\n';
}

}  // namespace windtunnel::exporters::helm
