// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "model/core/diagnostic_codes.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {
namespace {

// Shares are written with two digits at most by people: thirds add up to 99.99 %.
constexpr double kTolerance = 1e-3;

struct WrittenShare {
  Path path;
  double fraction = 0;
};

void check(const Path& path, const std::string& what, const std::vector<WrittenShare>& shares,
           std::vector<Finding>& found) {
  double sum = 0;
  for (const WrittenShare& share : shares) sum += share.fraction;
  if (shares.empty() || std::abs(sum - 1) <= kTolerance) return;
  Finding finding = makeFinding(code::kRuleShares,
                                fmt::format("the shares of {} are {:.4g} % together", what, sum * 100), path);
  Edit edit{"Scale to 100 %", {}};
  for (const WrittenShare& share : shares)
    edit.set(share.path,
             Value(Share{sum > 0 ? share.fraction / sum : 1.0 / static_cast<double>(shares.size())}));
  finding.fixes.push_back({edit.label, edit});
  found.push_back(std::move(finding));
}

void checkChoices(const Component& component, const std::string& operation, const Step& step,
                  std::vector<Finding>& found) {
  if (step.kind != Step::Kind::Choose) return;
  std::vector<WrittenShare> shares;
  const Path choose = step.path / "choose";
  for (std::size_t i = 0; i < step.branches.size(); ++i)
    shares.push_back({choose / std::to_string(i) / "share", step.branches[i].share});
  check(choose, fmt::format("a choice in {}/{}", component.id(), operation), shares, found);
}

}  // namespace

void shareRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Named& workload : context.design.workloads()) {
    std::vector<WrittenShare> shares;
    const Path mix = workload.path() / "mix";
    for (const auto& [entry, share] : workload.scalars("mix"))
      if (const Share* held = share.as<Share>()) shares.push_back({mix / entry, held->fraction});
    check(mix, "the mix of " + workload.id(), shares, found);
  }
  for (const Component& component : context.graph.components()) {
    if (component.kind() == "client") continue;
    for (const auto& [name, operation] : component.objects("operations")) {
      const Value* steps = operation.node().map().find("steps");
      if (!steps) continue;
      const std::string operationName = name;
      forEachStep(stepsOf(*steps, operation.path() / "steps"),
                  [&](const Step& step) { checkChoices(component, operationName, step, found); });
    }
  }
}

}  // namespace windtunnel::model
