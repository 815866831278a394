// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/left_out.h"

#include <fmt/format.h>

#include <algorithm>

#include "simulator/analytic/offered_load.h"

namespace windtunnel::simulator::analytic {
namespace {

std::string plural(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// A sentence that ends with what it is about, where there is anything.
void say(const char* sentence, const std::vector<std::string>& names, std::vector<std::string>& sentences) {
  if (!names.empty()) sentences.push_back(fmt::format("{} {}.", sentence, fmt::join(names, ", ")));
}

void leaveOutClients(const Network& network, std::vector<std::string>& sentences) {
  std::vector<std::string> limited;
  std::vector<std::string> hashed;
  for (const ComponentSpec& spec : network.components)
    if (spec.admission.limitsEachClient()) limited.push_back(spec.id);
  for (const ConnectionSpec& spec : network.connections) {
    if (spec.rateLimit.limitsEachClient()) limited.push_back(spec.key);
    if (spec.balancing == Balancing::ConsistentHash) hashed.push_back(spec.key);
  }
  say("Limits for each client: taken as never reached at", limited, sentences);
  say("Consistent hashing: as many calls are taken to go to each pod over", hashed, sentences);
}

void leaveOutConnections(const Network& network, std::vector<std::string>& sentences) {
  std::vector<std::string> shared;
  for (const ConnectionSpec& spec : network.connections)
    if (spec.isPerConnection) shared.push_back(spec.key);
  say("Balancing by connection: as many calls are taken to go to each pod over", shared, sentences);
  const bool meshRetries = std::any_of(network.connections.begin(), network.connections.end(),
                                       [](const ConnectionSpec& spec) { return spec.meshRetries > 0; });
  if (meshRetries) sentences.push_back("Retries of sidecars: none are taken to be needed.");
  if (network.handshakeWork > 0)
    sentences.push_back("Handshakes of new connections: all are taken to be open.");
}

void leaveOutPending(const Network& network, const Placement& placement,
                     std::vector<std::string>& sentences) {
  std::vector<std::string> pending;
  for (Index i = 0; i < placement.withoutRoom.size(); ++i)
    if (placement.withoutRoom[i] > 0)
      pending.push_back(fmt::format("{} of {}",
                                    plural(static_cast<std::size_t>(placement.withoutRoom[i]), "pod"),
                                    network.components[i].id));
  say("Nodes: there is no room for, and so the estimate does without,", pending, sentences);
}

void leaveOutKeys(const Network& network, std::vector<std::string>& sentences) {
  std::vector<std::string> keyed;
  for (const ConsumerSpec& consumer : network.consumers) {
    const TopicSpec& topic = network.topics[consumer.topic];
    const auto pods =
        static_cast<std::uint32_t>(std::max(1, network.components[consumer.component].replicas));
    if (consumer.partitions > 0 && (topic.keys || consumer.partitions % pods != 0))
      keyed.push_back(topic.name);
  }
  std::vector<std::string> locked;
  for (const ComponentSpec& spec : network.components)
    if (spec.lockableRows > 0) locked.push_back(spec.id);
  say("Locks: rows are taken as free at", locked, sentences);
  say("Partitions: as many messages are taken to go to each pod that reads", keyed, sentences);
}

}  // namespace

std::vector<std::string> leftOut(const Network& network, const Placement& placement,
                                 const Solution& solution) {
  std::vector<std::string> sentences;
  if (!network.faults.empty())
    sentences.push_back(fmt::format("{} of the scenario: the estimate is for undisturbed times.",
                                    plural(network.faults.size(), "fault")));
  std::vector<std::string> scaled;
  for (const ComponentSpec& spec : network.components)
    if (spec.autoscale.isOn && spec.autoscale.max > spec.autoscale.min) scaled.push_back(spec.id);
  say("Autoscaling: as many replicas as written are taken for", scaled, sentences);
  std::size_t breakers = 0;
  for (const ConnectionSpec& spec : network.connections) breakers += spec.breaker.isOn ? 1 : 0;
  if (breakers > 0)
    sentences.push_back(
        fmt::format("Circuit breakers: {} taken as closed.", breakers == 1 ? "it is" : "they are"));
  leaveOutClients(network, sentences);
  leaveOutConnections(network, sentences);
  leaveOutKeys(network, sentences);
  leaveOutPending(network, placement, sentences);
  for (const WorkloadSpec& workload : network.workloads) {
    const OfferedLoad load = offeredBy(workload, network.warmup, network.duration);
    if (load.isClosed || load.peak <= 1.001 * load.rate) continue;
    sentences.push_back(
        fmt::format("The course of the load of {}: its mean, {:.3g}/s, is taken for all of the time; its "
                    "peak is {:.3g}/s.",
                    workload.id, load.rate, load.peak));
  }
  if (!solution.hasConverged)
    sentences.push_back("The equations did not come to rest: the figures are less certain than usual.");
  return sentences;
}

}  // namespace windtunnel::simulator::analytic
