// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/edit/draft.h"
#include "model/rules/rule_context.h"

namespace windtunnel::model {

std::int64_t mostPods(const Component& component) {
  if (!component.kindInfo().runsPods) return 1;
  if (component.isSet("autoscale")) return component.object("autoscale").get<std::int64_t>("max");
  return component.get<std::int64_t>("replicas");
}

namespace {

struct Pool {
  Path path;
  std::int64_t connections = 0;  // of one calling pod
  std::int64_t pods = 0;
};

std::vector<Pool> poolsTo(const RuleContext& context, const std::string& database) {
  std::vector<Pool> pools;
  for (const Connection& arrow : context.design.connections()) {
    const Component* caller = context.graph.component(arrow.from());
    if (arrow.to() != database || !caller || !arrow.isSet("pool")) continue;
    const Element pool = arrow.object("pool");
    if (!pool.isSet("connections")) continue;
    pools.push_back({pool.path() / "connections", pool.get<std::int64_t>("connections"), mostPods(*caller)});
  }
  return pools;
}

// Every pool gives up the same share.
QuickFix smallerPools(const Design& design, const std::vector<Pool>& pools, std::int64_t allowed,
                      std::int64_t wanted) {
  const std::string label = "Let all pools fit";
  Draft draft(design, label);
  for (const Pool& pool : pools)
    draft.set(pool.path, Value(std::max<std::int64_t>(1, pool.connections * allowed / wanted)));
  return {label, std::move(draft).take()};
}

void checkPools(const RuleContext& context, const Component& database, std::vector<Finding>& found) {
  const std::vector<Pool> pools = poolsTo(context, database.id());
  std::int64_t wanted = 0;
  for (const Pool& pool : pools) wanted += pool.connections * pool.pods;
  const std::int64_t allowed = database.get<std::int64_t>("maxConnections") *
                               (mostPods(database) + database.get<std::int64_t>("readReplicas"));
  if (wanted <= allowed) return;
  Finding finding =
      makeFinding(code::kRulePoolsTooLarge,
                  fmt::format("The pools of all callers may open {} connections to {}, which accepts {}",
                              wanted, database.title(), allowed),
                  database.path() / "maxConnections");
  finding.fixes.push_back(smallerPools(context.design, pools, allowed, wanted));
  found.push_back(std::move(finding));
}

// Only where somebody has chosen how many partitions there are.
void checkPartitions(const RuleContext& context, const Component& reader, std::vector<Finding>& found) {
  for (const auto& [target, consumption] : reader.objects("consumes")) {
    const auto [broker, topic] = splitTarget(target);
    const Component* source = context.graph.component(broker);
    const Path partitions = Path{"components", broker, "topics", topic} / "partitions";
    if (!source || source->text("product") != "kafka" || !context.design.find(partitions)) continue;
    const auto parts = source->objects("topics");
    const auto own = std::find_if(parts.begin(), parts.end(),
                                  [&topic = topic](const auto& one) { return one.first == topic; });
    const std::int64_t count = own->second.get<std::int64_t>("partitions");
    const std::int64_t pods = mostPods(reader);
    if (pods <= count) continue;
    Finding finding =
        makeFinding(code::kRuleIdleConsumers,
                    fmt::format("{} may have {} pods, but {} has {} for them", reader.title(), pods, target,
                                count == 1 ? "one partition" : fmt::format("{} partitions", count)),
                    partitions);
    const std::string label = fmt::format("Give {} {} partitions", topic, pods);
    Draft draft(context.design, label);
    draft.set(partitions, Value(pods));
    finding.fixes.push_back({label, std::move(draft).take()});
    found.push_back(std::move(finding));
  }
}

}  // namespace

void capacityRules(const RuleContext& context, std::vector<Finding>& found) {
  for (const Component& component : context.graph.components()) {
    if (component.kind() == "database") checkPools(context, component, found);
    if (component.kind() == "worker") checkPartitions(context, component, found);
  }
}

}  // namespace windtunnel::model
