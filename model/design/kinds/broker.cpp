// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const ObjectType& topicType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "topic", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Topic",
        {integer("partitions", "Parts that are consumed independently; the most consumers a group can use.")
             .from(1)
             .upTo(10000)
             .byDefault("6")
             .swept(),
         duration("retention", "How long messages are kept.").from(1).byDefault("7d"),
         Declaration("key", ValueType::KeyPopularity,
                     "Keys of the messages; all of a key go to one partition. Without keys every partition "
                     "gets as many."),
         memory("messageSize", "Size of a message.").from(0).byDefault("1Ki").swept()});
    return made;
  }();
  return type;
}

}  // namespace

Kind brokerKind() {
  using namespace declare;
  Kind kind;
  kind.name = "broker";
  kind.title = "Broker";
  kind.group = "Messaging";
  kind.whenToUse = "Takes messages from publishers and keeps them for consumers.";
  kind.store = true;
  add(kind.properties, "Broker",
      {choice("product", {"kafka", "rabbitmq", "nats", "redis-streams"}, "Which broker.").byDefault("kafka"),
       choice("managed", {"none", "aws-msk", "confluent", "pubsub", "event-hubs"}, "Run by a cloud provider.")
           .byDefault("none"),
       mapOf("topics", ReferenceTo::Identifier, &topicType, "Named streams of messages."),
       memory("storage", "Size of the volume.").from(1048576).byDefault("50Gi"),
       distribution("publish", "CPU time of storing a message.")
           .byDefault("lognormal(median 0.2ms, p99 2ms)")
           .swept()});
  kind.defaults = {{"replicas", "3"},       {"protocol", "kafka"},
                   {"port", "9092"},        {"cpu/request", "500m"},
                   {"cpu/limit", "2"},      {"memory/request", "1Gi"},
                   {"memory/limit", "1Gi"}, {"concurrency", "1000"},
                   {"queue", "10000"},      {"startup", "lognormal(median 10s, p99 30s)"}};
  return kind;
}

}  // namespace windtunnel::model
