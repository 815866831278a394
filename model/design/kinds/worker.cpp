// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const ObjectType& consumptionType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "consumption", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Consumption",
        {reference("group", ReferenceTo::Identifier, "Consumer group; the component's id when not given."),
         integer("concurrency", "Messages a pod works on at a time.")
             .from(1)
             .upTo(10000)
             .byDefault("4")
             .swept(),
         integer("retries", "Deliveries after the first before a message is given up.")
             .from(0)
             .upTo(100)
             .byDefault("3")
             .swept(),
         boolean("deadLetter", "Messages given up go to a dead-letter topic; without one they are lost.")
             .byDefault("true"),
         duration("rebalance",
                  "How long the group stands still when a consumer joins or leaves (Kafka; its heartbeats).")
             .from(0)
             .byDefault("3s")
             .swept(),
         duration("sessionTimeout", "Until a consumer that died is missed (Kafka).")
             .from(0)
             .byDefault("45s")
             .swept(),
         boolean("staticMembership",
                 "A consumer that is back within the session timeout keeps its partitions (Kafka).")
             .byDefault("false"),
         reference("operation", ReferenceTo::Identifier,
                   "The own operation a message starts; the first when not given.")});
    return made;
  }();
  return type;
}

}  // namespace

Kind workerKind() {
  using namespace declare;
  Kind kind;
  kind.name = "worker";
  kind.title = "Worker";
  kind.group = "Compute";
  kind.whenToUse = "Works through messages of a topic at its own pace.";
  add(kind.properties, "Worker",
      {mapOf("consumes", ReferenceTo::Topic, &consumptionType, "Topics it takes messages from.")});
  return kind;
}

}  // namespace windtunnel::model
