// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <set>

#include "model/core/diagnostic_codes.h"
#include "model/design/mesh.h"
#include "model/edit/draft.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

// Three attempts in two layers are usual practice; what goes beyond is reported.
constexpr double kTolerated = 9;

// Tries of one call: the first and the retries, or what the budget lets through, and what a sidecar adds to
// each of them. What a sidecar does where nobody wrote of retries is no layer of the drawing.
double attemptsOf(const Design& design, const Connection& arrow) {
  const Element retries = arrow.object("retries");
  const double further = static_cast<double>(retries.find<std::int64_t>("attempts").value_or(0));
  const auto budget = retries.find<Share>("budget");
  const double own = budget ? 1 + std::min(further, budget->fraction) : 1 + further;
  return own > 1 ? own * (1 + sidecarRetries(design, arrow)) : 1;
}

// The way to a component on which one request becomes the most calls.
struct Worst {
  double product = 1;
  const Connection* arrow = nullptr;  // the last one that retries
  std::string before;                 // where that arrow begins
};

class RetryPaths {
 public:
  explicit RetryPaths(const RuleContext& context) : m_context(context) {}

  const Worst& worst(const std::string& id) {
    const auto known = m_worst.find(id);
    if (known != m_worst.end()) return known->second;
    if (!m_open.insert(id).second) return m_none;  // circles have a rule of their own
    Worst best;
    for (const Use* use : m_context.graph.usesOf(id)) consider(*use, best);
    m_open.erase(id);
    return m_worst.emplace(id, best).first->second;
  }

  std::vector<const Connection*> layers(const std::string& id) {
    std::vector<const Connection*> way;
    for (Worst at = worst(id); at.arrow; at = worst(at.before)) way.insert(way.begin(), at.arrow);
    return way;
  }

 private:
  void consider(const Use& use, Worst& best) {
    const Connection* arrow = m_context.graph.connection(use.from, use.to);
    if (!arrow || !use.synchronous() || use.kind == Use::Kind::Publish) return;
    const double attempts = attemptsOf(m_context.design, *arrow);
    const Worst& before = worst(use.from);
    if (before.product * attempts <= best.product) return;
    best = attempts > 1 ? Worst{before.product * attempts, arrow, use.from} : before;
  }

  const RuleContext& m_context;
  std::map<std::string, Worst> m_worst;
  std::set<std::string> m_open;
  Worst m_none;
};

bool retriesFurther(const RuleContext& context, const std::string& id) {
  for (const Use* use : context.graph.usesFrom(id)) {
    const Connection* arrow = context.graph.connection(use->from, use->to);
    if (arrow && use->synchronous() && attemptsOf(context.design, *arrow) > 1) return true;
  }
  return false;
}

std::string describe(const Design& design, const std::vector<const Connection*>& layers) {
  std::vector<std::string> parts;
  for (const Connection* arrow : layers)
    parts.push_back(fmt::format("{} ({:g})", arrow->key(), attemptsOf(design, *arrow)));
  return fmt::format("{}", fmt::join(parts, ", "));
}

QuickFix retryOnceFix(const Design& design, const std::vector<const Connection*>& layers) {
  const std::string label = fmt::format("Retry on {} alone", layers.back()->key());
  Draft draft(design, label);
  for (const Connection* arrow : layers)
    if (arrow != layers.back()) draft.removePruned(arrow->path() / "retries");
  return {label, std::move(draft).take()};
}

}  // namespace

void retryRules(const RuleContext& context, std::vector<Finding>& found) {
  RetryPaths paths(context);
  for (const Component& component : context.graph.components()) {
    const Worst& worst = paths.worst(component.id());
    const bool last = worst.arrow && worst.arrow->to() == component.id();
    if (!last || worst.product <= kTolerated || retriesFurther(context, component.id())) continue;
    const std::vector<const Connection*> layers = paths.layers(component.id());
    if (layers.size() < 2) continue;
    Finding finding = makeFinding(code::kRuleRetryProduct,
                                  fmt::format("one request becomes up to {:g} calls of {}: {}", worst.product,
                                              component.id(), describe(context.design, layers)),
                                  layers.back()->path() / "retries");
    finding.fixes.push_back(retryOnceFix(context.design, layers));
    found.push_back(std::move(finding));
  }
}

}  // namespace windtunnel::model
