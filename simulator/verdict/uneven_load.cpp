// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/design/step.h"
#include "simulator/verdict/verdict.h"

/// One pod at its limit while the others have room: more replicas do not help.
namespace windtunnel::simulator {
namespace {

struct Reason {
  std::string text;
  std::string path;
  std::string suggestion;
};

bool hasPrimary(const Network& network, Index component) {
  return std::any_of(network.operations.begin(), network.operations.end(),
                     [&](const OperationSpec& operation) {
                       return operation.component == component && operation.needsPrimary;
                     });
}

// The arrow that brings most calls.
Index busiestArrow(const Network& network, const Tally& tally, Index component) {
  Index busiest = kNone;
  for (Index i = 0; i < network.connections.size(); ++i) {
    if (network.connections[i].to != component) continue;
    if (busiest == kNone || tally.connections[i].tries > tally.connections[busiest].tries) busiest = i;
  }
  return busiest;
}

// Of the partitions of a log, each of which is read by one pod.
std::optional<Reason> partitionsOf(const Network& network, const Tally& tally, Index component) {
  const auto consumer =
      std::find_if(network.consumers.begin(), network.consumers.end(),
                   [&](const ConsumerSpec& one) { return one.component == component && one.partitions > 0; });
  if (consumer == network.consumers.end()) return std::nullopt;
  const TopicSpec& topic = network.topics[consumer->topic];
  const auto [broker, name] = model::splitTarget(topic.name);
  const std::string place = "components/" + broker + "/topics/" + name;
  if (topic.keys)
    return Reason{
        fmt::format("all messages of a key go to one partition of {}, and some keys come more often "
                    "than others. Use keys that come equally often, or more partitions",
                    topic.name),
        place + "/key", ""};
  const auto pods = std::llround(tally.components[component].readyArea / tally.seconds);
  return Reason{fmt::format("the {} partitions of {} do not divide evenly among {} pods", topic.partitions,
                            topic.name, pods),
                place + "/partitions", std::to_string((topic.partitions / std::max(1LL, pods) + 1) * pods)};
}

Reason reasonOf(const Network& network, const Tally& tally, Index component) {
  const std::string id = network.components[component].id;
  if (hasPrimary(network, component) && tally.components[component].writes > 0)
    return {"its primary takes every write. Give each pod more, or write less",
            "components/" + id + "/cpu/limit", ""};
  if (const auto partitions = partitionsOf(network, tally, component)) return *partitions;
  const Index arrow = busiestArrow(network, tally, component);
  if (arrow == kNone) return {};
  const ConnectionSpec& spec = network.connections[arrow];
  const std::string place = "connections/" + spec.key;
  const std::string title = network.shownName(spec.key);
  if (spec.isPerConnection)
    return {
        fmt::format("the calls over {} stay on the connections that are open. Balance each request, or let "
                    "connections end after a while",
                    title),
        place + "/balancingLevel", "request"};
  if (spec.balancing == Balancing::ConsistentHash)
    return {fmt::format("over {} each client keeps to one pod. Balance by requests in progress", title),
            place + "/balancing", "least-request"};
  if (spec.balancing == Balancing::Locality)
    return {
        fmt::format("the calls over {} keep to their zone. Run as many replicas in each zone as its callers "
                    "need, or balance over all zones",
                    title),
        place + "/balancing", "least-request"};
  return {};
}

std::string useText(const ComponentSpec& spec, const Demand& demand) {
  if (demand.busiestCpu >= kBusy)
    return fmt::format("The busiest pod of {} uses {} of its CPU, all together only {}", spec.title,
                       shareText(std::min(1.0, demand.busiestCpu)), shareText(demand.cpu));
  return fmt::format("The busiest pod of {} has {} of its request slots taken, all together only {}",
                     spec.title, shareText(std::min(1.0, demand.busiestSlots)), shareText(demand.slots));
}

}  // namespace

void judgeUnevenLoad(const Network& network, const Tally& tally, Index component, const Demand& demand,
                     std::vector<Verdict>& verdicts) {
  const double busiest = std::max(demand.busiestCpu, demand.busiestSlots);
  if (busiest < kBusy || std::max(demand.cpu, demand.slots) >= kBusy) return;
  const ComponentSpec& spec = network.components[component];
  const Reason reason = reasonOf(network, tally, component);
  verdicts.push_back({busiest >= 0.98 ? VerdictSeverity::Critical : VerdictSeverity::Warning, "uneven-load",
                      useText(spec, demand) + (reason.text.empty() ? "" : ": " + reason.text) + ".", spec.id,
                      reason.path, reason.suggestion});
}

}  // namespace windtunnel::simulator
