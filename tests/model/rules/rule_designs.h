// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>
#include <string>
#include <utility>
#include <vector>

#include "model/io/design_reader.h"
#include "model/rules/rules.h"

/// A design without findings, ways to spoil it, and the findings of one rule.
namespace windtunnel::model::testing {

inline Design designOf(const std::string& body) {
  const ReadResult result = readDesign("formatVersion: 1\n" + body, "rules.windtunnel.yaml");
  for (const Diagnostic& diagnostic : result.diagnostics) qWarning("%s", toText(diagnostic).c_str());
  return result.ok() ? result.document->design : Design();
}

inline std::vector<Finding> ofRule(const Design& design, const std::string& rule) {
  std::vector<Finding> found;
  for (Finding& finding : findings(design))
    if (finding.rule == rule) found.push_back(std::move(finding));
  return found;
}

inline const char* const kSound = R"(components:
  user: {kind: client}
  edge: {kind: gateway, routes: [{name: buy, to: shop/buy}]}
  shop:
    kind: service
    operations:
      buy:
        steps:
          - work: 1ms
          - cached: {in: hot, miss: [{call: data/read}]}
          - publish: events/sold
          - choose:
              - {share: 40%, steps: [{call: pay}]}
              - {share: 60%}
  hot: {kind: cache}
  data: {kind: database, readReplicas: 1}
  pay: {kind: external}
  events: {kind: broker, topics: {sold: {}}}
  post: {kind: worker, consumes: {events/sold: {}}, config: {LOG_LEVEL: info, TOKEN_FILE: /run/token}}
connections:
  user -> edge: {}
  edge -> shop: {timeout: 2s}
  shop -> hot: {timeout: 100ms}
  shop -> data: {timeout: 1s, retries: {attempts: 2}}
  shop -> pay: {timeout: 1s}
  shop -> events: {timeout: 1s}
  events -> post: {}
workloads:
  users: {from: user, mix: {edge/buy: 100%}}
scenarios:
  baseline: {}
  loud: {extends: baseline, load: {users: x2}, changes: {components/shop/replicas: "4"}}
)";

inline std::string sound(const std::string& from = {}, const std::string& to = {}) {
  std::string text = kSound;
  if (from.empty()) return text;
  const std::size_t at = text.find(from);
  if (at == std::string::npos) qFatal("%s is not in the sound design", from.c_str());
  return text.replace(at, from.size(), to);
}

}  // namespace windtunnel::model::testing
