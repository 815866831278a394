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

// The arrow whose calls are most in progress.
Index busiestArrow(const Network& network, const Tally& tally, Index component) {
  Index busiest = kNone;
  for (Index i = 0; i < network.connections.size(); ++i) {
    if (network.connections[i].to != component) continue;
    if (busiest == kNone || tally.connections[i].inFlightArea > tally.connections[busiest].inFlightArea)
      busiest = i;
  }
  return busiest;
}

std::string topicPath(const TopicSpec& topic, const char* property) {
  const auto [broker, name] = model::splitTarget(topic.name);
  return "components/" + broker + "/topics/" + name + "/" + property;
}

Reason keysOf(const TopicSpec& topic) {
  const bool areEven = topic.keys->probability(0) * static_cast<double>(topic.keys->keys()) < 1.001;
  return {
      areEven
          ? fmt::format("all messages of a key go to one partition, and {} has only {}. Use more keys",
                        topic.name, countText(topic.keys->keys(), "key"))
          : fmt::format("all messages of a key go to one partition of {}, and some keys come more often than "
                        "others. Use keys that come equally often, or more partitions",
                        topic.name),
      topicPath(topic, "key"), ""};
}

// Of the partitions of a log, each of which is read by one pod.
std::optional<Reason> partitionsOf(const Network& network, const Tally& tally, Index component) {
  const auto pods = std::max(1LL, std::llround(tally.components[component].readyArea / tally.seconds));
  std::optional<Reason> reason;
  for (const ConsumerSpec& consumer : network.consumers) {
    if (consumer.component != component || consumer.partitions == 0) continue;
    const TopicSpec& topic = network.topics[consumer.topic];
    if (topic.keys) return keysOf(topic);
    if (reason || topic.partitions % pods == 0) continue;
    reason = {fmt::format("the {} partitions of {} do not divide evenly among {} pods", topic.partitions,
                          topic.name, pods),
              topicPath(topic, "partitions"), std::to_string((topic.partitions / pods + 1) * pods)};
  }
  return reason;
}

bool isRolledOut(const Network& network, const Tally& tally, Index component) {
  return std::any_of(tally.rollouts.begin(), tally.rollouts.end(), [&](const RolloutFigures& one) {
    return one.component == network.components[component].id;
  });
}

Reason reasonOf(const Network& network, const Tally& tally, Index component, bool isCpu) {
  const ComponentSpec& spec = network.components[component];
  if (isRolledOut(network, tally, component)) return {"its pods are of different versions", "", ""};
  if (hasPrimary(network, component) && tally.components[component].writes > 0)
    return {"its primary takes every write. Give each pod more, or write less",
            isCpu ? "components/" + spec.id + "/cpu/limit" : spec.concurrencyPath, ""};
  if (const auto partitions = partitionsOf(network, tally, component)) return *partitions;
  const Index arrow = busiestArrow(network, tally, component);
  if (arrow == kNone) return {};
  const ConnectionSpec& calls = network.connections[arrow];
  const std::string place = "connections/" + calls.key;
  const std::string title = network.shownName(calls.key);
  if (calls.isPerConnection)
    return {
        fmt::format("the calls over {} stay on the connections that are open. Balance each request, or let "
                    "connections end after a while",
                    title),
        place + "/balancingLevel", "request"};
  if (calls.balancing == Balancing::ConsistentHash)
    return {fmt::format("over {} each client keeps to one pod. Balance by requests in progress", title),
            place + "/balancing", "least-request"};
  if (calls.balancing == Balancing::Locality)
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
  const Reason reason = reasonOf(network, tally, component, demand.busiestCpu >= kBusy);
  verdicts.push_back({busiest >= 0.98 ? VerdictSeverity::Critical : VerdictSeverity::Warning, "uneven-load",
                      useText(spec, demand) + (reason.text.empty() ? "" : ": " + reason.text) + ".", spec.id,
                      reason.path, reason.suggestion});
}

}  // namespace windtunnel::simulator
