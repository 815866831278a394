// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const ObjectType& projectionType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "projection", .properties = {}, .shorthand = "to", .inlineForm = true};
    add(made.properties, "Projection",
        {reference("to", ReferenceTo::Operation, "Who builds the read model: called once for each event.")
             .mandatory(),
         integer("concurrency", "Events handed on at a time.").from(1).upTo(10000).byDefault("1").swept(),
         duration("poll", "How often new events are looked for.").from(0).byDefault("50ms").swept()});
    return made;
  }();
  return type;
}

}  // namespace

Kind eventStoreKind() {
  using namespace declare;
  Kind kind;
  kind.name = "event-store";
  kind.title = "Event store";
  kind.group = "Messaging";
  kind.whenToUse = "Keeps every change as an event and feeds read models.";
  kind.store = true;
  add(kind.properties, "Event store",
      {choice("product", {"eventstoredb", "kafka", "postgresql"}, "Which event store.")
           .byDefault("eventstoredb"),
       mapOf("projections", ReferenceTo::Identifier, &projectionType, "Read models fed by the events."),
       memory("storage", "Size of the volume.").from(1048576).byDefault("50Gi"),
       distribution("read", "CPU time of reading a stream of events.")
           .byDefault("lognormal(median 0.8ms, p99 6ms)")
           .swept(),
       distribution("write", "CPU time of appending an event.")
           .byDefault("lognormal(median 0.6ms, p99 5ms)")
           .swept()});
  kind.defaults = {{"replicas", "3"},       {"protocol", "grpc"},
                   {"port", "2113"},        {"cpu/request", "500m"},
                   {"cpu/limit", "2"},      {"memory/request", "1Gi"},
                   {"memory/limit", "1Gi"}, {"concurrency", "64"},
                   {"queue", "4096"},       {"startup", "lognormal(median 10s, p99 30s)"}};
  return kind;
}

}  // namespace windtunnel::model
