// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "simulator/compile/compilation.h"

namespace windtunnel::simulator {
namespace {

using model::Component;

constexpr std::int64_t kMessageBytes = 1024;  // where nothing is written

Index addTopic(Compilation& c, TopicSpec topic) {
  const auto index = static_cast<Index>(c.network.topics.size());
  c.topicByName[topic.name] = index;
  c.network.topics.push_back(std::move(topic));
  return index;
}

// The other products hand a message to whichever consumer has room.
bool hasPartitions(const Component& broker) {
  return broker.text("product") == "kafka" && broker.text("managed") != "pubsub";
}

void addBroker(Compilation& c, const Component& broker, Index index) {
  const auto written = broker.objects("topics");
  for (const auto& [name, topic] : written) {
    TopicSpec spec;
    spec.name = broker.id() + "/" + name;
    spec.broker = index;
    spec.messageTransfer = c.network.transferOf(topic.get<model::Memory>("messageSize").bytes);
    spec.retention = topic.get<model::Duration>("retention").nanoseconds;
    if (hasPartitions(broker))
      spec.partitions = static_cast<std::uint32_t>(topic.get<std::int64_t>("partitions"));
    if (const auto keys = topic.find<model::KeyPopularity>("key")) spec.keys = KeySampler(*keys);
    addTopic(c, std::move(spec));
  }
  if (written.empty())
    addTopic(c, {broker.id() + "/" + model::kImpliedTopic, index, c.network.transferOf(kMessageBytes), {}});
}

void addConsumer(Compilation& c, ConsumerSpec spec) {
  const Index broker = c.network.topics[spec.topic].broker;
  spec.connection = c.connectionBetween(broker, spec.component).value_or(kNone);
  spec.proxies = static_cast<std::uint8_t>((c.network.components[broker].isMeshed ? 1 : 0) +
                                           (c.network.components[spec.component].isMeshed ? 1 : 0));
  c.network.topics[spec.topic].consumers.push_back(static_cast<Index>(c.network.consumers.size()));
  c.network.consumers.push_back(std::move(spec));
}

constexpr int kProjectionRetries = 100;  // a projection must not lose events

// The topic of an event store has the store's own name, and its projections are the consumers.
void addEventStore(Compilation& c, const Component& store, Index index) {
  const Index topic = addTopic(c, {store.id(), index, c.network.transferOf(kMessageBytes), {}});
  for (const auto& [name, projection] : store.objects("projections")) {
    const auto operation = c.operationNamed(projection.text("to"), projection.path() / "to");
    if (!operation) return;
    ConsumerSpec spec;
    spec.topic = topic;
    spec.component = c.network.operations[*operation].component;
    spec.operation = *operation;
    spec.name = store.id() + "/" + name;
    spec.group = name;
    spec.limit = static_cast<std::uint32_t>(projection.get<std::int64_t>("concurrency"));
    spec.perPod = spec.limit;
    spec.retries = kProjectionRetries;
    spec.poll = projection.get<model::Duration>("poll").nanoseconds;
    addConsumer(c, std::move(spec));
  }
}

std::uint32_t partitionsOf(const Compilation& c, Index topic) {
  const TopicSpec& spec = c.network.topics[topic];
  const auto broker = c.design.component(c.network.components[spec.broker].id);
  const std::string name = model::splitTarget(spec.name).second;
  for (const auto& [id, written] : broker->objects("topics"))
    if (id == name) return static_cast<std::uint32_t>(written.get<std::int64_t>("partitions"));
  return 0xFFFFFFFF;
}

// A partition is read by one consumer of a group, which works on so many of its messages at a time.
std::uint32_t messagesAtATime(std::uint32_t partitions, std::uint32_t perPod) {
  return partitions > 0xFFFFFFFF / perPod ? 0xFFFFFFFF : partitions * perPod;
}

void addConsumption(Compilation& c, const Component& worker, Index index, const std::string& topicName,
                    const model::Element& consumption) {
  const auto topic = c.topicByName.find(topicName);
  if (topic == c.topicByName.end())
    return c.refuse(model::code::kUnknownTarget, "There is no topic called \"" + topicName + "\"",
                    consumption.path(), "Name a broker and one of its topics: events/order-placed");
  const std::string named = consumption.text("operation");
  const auto operation = c.operationNamed(named.empty() ? worker.id() : worker.id() + "/" + named,
                                          consumption.path() / "operation");
  if (!operation) return;
  ConsumerSpec spec;
  spec.topic = topic->second;
  spec.component = index;
  spec.operation = *operation;
  spec.name = worker.id() + " " + topicName;
  spec.group = consumption.isSet("group") ? consumption.text("group") : worker.id();
  spec.perPod = static_cast<std::uint32_t>(consumption.get<std::int64_t>("concurrency"));
  spec.limit = messagesAtATime(partitionsOf(c, topic->second), spec.perPod);
  spec.retries = static_cast<int>(consumption.get<std::int64_t>("retries"));
  spec.hasDeadLetters = consumption.get<bool>("deadLetter");
  spec.partitions = c.network.topics[topic->second].partitions;
  spec.rebalance = consumption.get<model::Duration>("rebalance").nanoseconds;
  spec.sessionTimeout = consumption.get<model::Duration>("sessionTimeout").nanoseconds;
  spec.isStatic = consumption.get<bool>("staticMembership");
  addConsumer(c, std::move(spec));
}

// A worker that says nothing about topics takes the first topic of each broker that has an arrow to it, with
// the defaults of a consumption.
void addImpliedConsumption(Compilation& c, const Component& worker, Index index) {
  for (const model::Connection& arrow : c.design.connections()) {
    const auto broker = c.design.component(arrow.from());
    if (arrow.to() != worker.id() || !broker || broker->kind() != "broker") continue;
    ConsumerSpec spec;
    spec.topic = c.topicByName[broker->id() + "/" + model::topicsOf(*broker).front()];
    spec.component = index;
    spec.operation = c.operations[index].front();
    spec.name = worker.id() + " " + broker->id();
    spec.group = worker.id();
    spec.perPod = 4;
    spec.limit = messagesAtATime(partitionsOf(c, spec.topic), spec.perPod);
    spec.retries = 3;
    spec.partitions = c.network.topics[spec.topic].partitions;
    spec.rebalance = 3 * kSecond;
    spec.sessionTimeout = 45 * kSecond;
    addConsumer(c, std::move(spec));
  }
}

bool isCalled(const Compilation& c, Index component) {
  return std::any_of(
      c.network.connections.begin(), c.network.connections.end(), [&](const ConnectionSpec& arrow) {
        return arrow.to == component && c.network.components[arrow.from].kind != ComponentSpec::Kind::Broker;
      });
}

// Of a worker that only takes messages, what it is handed at a time bounds it before its request slots do.
void boundByDeliveries(Compilation& c, Index worker) {
  std::uint64_t ofPod = 0;
  std::uint64_t ofAll = 0;
  for (const ConsumerSpec& consumer : c.network.consumers) {
    if (consumer.component != worker) continue;
    ofPod += consumer.perPod;
    ofAll += consumer.limit;
  }
  if (ofPod == 0 || isCalled(c, worker)) return;
  ComponentSpec& spec = c.network.components[worker];
  spec.deliveries = static_cast<std::uint32_t>(std::min<std::uint64_t>(ofPod, kNone));
  spec.deliveriesOfAll = static_cast<std::uint32_t>(std::min<std::uint64_t>(ofAll, kNone));
  if (spec.deliveries < spec.concurrency)
    spec.concurrencyPath = "components/" + spec.id + (spec.autoscale.isOn ? "/autoscale/max" : "/replicas");
}

}  // namespace

void compileTopics(Compilation& c) {
  const std::vector<Component> components = c.design.components();
  for (Index i = 0; i < components.size(); ++i) {
    if (components[i].kind() == "broker") addBroker(c, components[i], i);
    if (components[i].kind() == "event-store") addEventStore(c, components[i], i);
  }
  for (Index i = 0; i < components.size(); ++i) {
    if (components[i].kind() != "worker") continue;
    const auto written = components[i].objects("consumes");
    for (const auto& [topic, consumption] : written) addConsumption(c, components[i], i, topic, consumption);
    if (written.empty()) addImpliedConsumption(c, components[i], i);
    boundByDeliveries(c, i);
  }
}

}  // namespace windtunnel::simulator
