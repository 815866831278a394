// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kinds/kinds.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"
#include "model/schema/shared_types.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const ObjectType& matchType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "match", .properties = {}, .shorthand = "path", .inlineForm = true};
    add(made.properties, "Match",
        {text("host", "Host name of the request."), text("path", "Prefix of the path.").byDefault("/"),
         text("header", "A header and its value: `X-Plan: gold`."),
         choice("method", {"GET", "POST", "PUT", "PATCH", "DELETE"}, "Method of the request.")});
    return made;
  }();
  return type;
}

const ObjectType& routeType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "route", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Route",
        {reference("name", ReferenceTo::Identifier,
                   "Name of the entry in a mix; made from the path, or from the operation, when not given."),
         object("match", &matchType, "Which requests take this route; the first route that fits is taken."),
         reference("to", ReferenceTo::Operation, "Where they go.").mandatory(),
         text("version", "Version of the interface the route serves.")});
    return made;
  }();
  return type;
}

const ObjectType& authenticationType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "authentication", .properties = {}, .shorthand = "kind", .inlineForm = true};
    add(made.properties, "Authentication",
        {choice("kind", {"none", "jwt", "external"}, "How callers are authenticated.").byDefault("none"),
         distribution("cost", "CPU time of a check.").byDefault("0.3ms").swept(),
         reference("service", ReferenceTo::Operation, "Who is asked, when external.")});
    return made;
  }();
  return type;
}

const ObjectType& transformationType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "transformation", .properties = {}, .shorthand = "cost", .inlineForm = true};
    add(made.properties, "Transformation",
        {distribution("cost", "CPU time of transforming a request and its answer.").mandatory().swept()});
    return made;
  }();
  return type;
}

}  // namespace

Kind gatewayKind() {
  using namespace declare;
  Kind kind;
  kind.name = "gateway";
  kind.title = "API gateway";
  kind.group = "Edge";
  kind.whenToUse = "The one door for clients: routes, checks tokens, limits rates.";
  add(kind.properties, "Gateway",
      {listOf("routes", &routeType, "Where requests go; everything an arrow leads to when there are none."),
       object("authentication", &authenticationType, "How callers are authenticated."),
       object("rateLimit", &rateLimitType, "Requests let through."),
       object("transformation", &transformationType, "Cost of transforming requests."),
       distribution("routing", "CPU time of routing a request, TLS included.").byDefault("0.2ms").swept()});
  kind.defaults = {{"replicas", "2"},  {"cpu/request", "250m"},
                   {"cpu/limit", "2"}, {"concurrency", "1024"},
                   {"queue", "1024"},  {"startup", "lognormal(median 2s, p99 6s)"}};
  return kind;
}

}  // namespace windtunnel::model
