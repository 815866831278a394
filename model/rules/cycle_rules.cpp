// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "model/core/diagnostic_codes.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

// Depth-first search over "component/operation"; a use that leads back onto the path closes a circle.
class CircleSearch {
 public:
  explicit CircleSearch(const CallGraph& graph) : m_graph(graph) {
    for (const Use& use : graph.uses())
      if (isCall(use)) m_calls[nodeOf(use)].push_back(&use);
  }

  struct Circle {
    std::vector<std::string> nodes;
    const Use* closing;
  };

  std::vector<Circle> run() {
    for (const auto& [node, calls] : m_calls) visit(node);
    return std::move(m_circles);
  }

 private:
  static bool isCall(const Use& use) {
    return use.kind == Use::Kind::Call || use.kind == Use::Kind::Route || use.kind == Use::Kind::Cached;
  }

  std::string nodeOf(const Use& use) const {
    if (!use.operation.empty()) return use.from + "/" + use.operation;
    return use.from + "/" + defaultOperation(use.from);
  }

  std::string defaultOperation(const std::string& id) const {
    const Component* component = m_graph.component(id);
    if (!component) return {};
    const std::vector<std::string> operations = m_graph.operationsOf(*component);
    return operations.empty() ? std::string() : operations.front();
  }

  std::string targetOf(const Use& use) const {
    const std::string operation = splitTarget(use.target).second;
    return use.to + "/" + (operation.empty() ? defaultOperation(use.to) : operation);
  }

  void visit(const std::string& node) {
    int& state = m_state[node];
    if (state != 0) return;
    state = 1;
    m_path.push_back(node);
    const auto calls = m_calls.find(node);
    if (calls != m_calls.end())
      for (const Use* use : calls->second) follow(*use);
    m_path.pop_back();
    m_state[node] = 2;
  }

  void follow(const Use& use) {
    const std::string target = targetOf(use);
    if (m_state[target] == 1) {
      const auto start = std::find(m_path.begin(), m_path.end(), target);
      m_circles.push_back({{start, m_path.end()}, &use});
    } else {
      visit(target);
    }
  }

  const CallGraph& m_graph;
  std::map<std::string, std::vector<const Use*>> m_calls;
  std::map<std::string, int> m_state;
  std::vector<std::string> m_path;
  std::vector<Circle> m_circles;
};

}  // namespace

void cycleRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const CircleSearch::Circle& circle : CircleSearch(context.graph).run()) {
    const Use& closing = *circle.closing;
    const std::string way = fmt::format("{}", fmt::join(circle.nodes, " -> "));
    Finding finding =
        makeFinding(code::kRuleCallCycle,
                    fmt::format("calls run in a circle: {} -> {}", way, circle.nodes.front()), closing.path);
    const std::string label = fmt::format("Remove the {} from {} to {}", closing.implied ? "arrow" : "call",
                                          closing.from, closing.to);
    finding.fixes.push_back(removalFix(context.design, label, closing.path, closing.implied));
    found.push_back(std::move(finding));
  }
}

}  // namespace windtunnel::model
