// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/declare.h"
#include "model/schema/schema.h"
#include "model/schema/shared_types.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const Property& errorClass() {
  static const Property property = choice(
      "error", {"unavailable", "timeout", "overflow", "rate-limited", "application", "connection-lost"},
      "Class of an error.");
  return property;
}

const ObjectType& retriesType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "retries", .properties = {}, .shorthand = "attempts", .inlineForm = true};
    add(made.properties, "Retries",
        {integer("attempts", "Further tries after the first.").from(0).upTo(10).byDefault("0").swept(),
         listOf("on", &errorClass,
                "Errors that are tried again; unavailable, timeout and connection-lost when none are named.")
             .orScalar(),
         duration("perTryTimeout", "Time limit of each try; the call's timeout covers all of them.")
             .from(1e-6)
             .swept(),
         Declaration("backoff", ValueType::Backoff, "Pause before the next try.")
             .byDefault("exponential(25ms, max 250ms)")
             .swept(),
         choice("jitter", {"none", "equal", "full"}, "How the pause is randomised.")
             .byDefault("full")
             .swept(),
         share("budget", "Retries allowed as a share of the calls; a token bucket. None: no limit.").swept(),
         choice("by", {"client", "mesh"},
                "Who tries again: the calling program, on top of what its sidecar does by itself; or the "
                "sidecar, "
                "told to do this instead.")
             .byDefault("client")
             .swept()});
    return made;
  }();
  return type;
}

const ObjectType& circuitBreakerType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "circuitBreaker", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Circuit breaker",
        {integer("consecutiveErrors", "Errors in a row after which a pod is ejected.")
             .from(1)
             .byDefault("5")
             .swept(),
         duration("interval", "How often ejections are looked at.").from(1e-3).byDefault("10s").swept(),
         duration("ejection", "How long an ejected pod is left alone.").from(1e-3).byDefault("30s").swept(),
         share("maxEjected", "Largest share of the pods ejected at a time.").byDefault("50%").swept()});
    return made;
  }();
  return type;
}

const ObjectType& poolType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "pool", .properties = {}, .shorthand = "connections", .inlineForm = true};
    add(made.properties, "Connection pool",
        {integer("connections", "Calls of one calling pod in progress at a time.").from(1).upTo(1e6).swept(),
         integer("pending", "Calls that may wait for a slot; more fail at once.")
             .from(0)
             .upTo(1e7)
             .byDefault("1024")
             .swept()});
    return made;
  }();
  return type;
}

const ObjectType& hedgeType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "hedge", .properties = {}, .shorthand = "after", .inlineForm = true};
    add(made.properties, "Hedging",
        {duration("after", "A second try is sent when the first has not answered by then.")
             .from(1e-6)
             .mandatory()
             .swept(),
         integer("attempts", "Further tries at most.").from(1).upTo(5).byDefault("1").swept()});
    return made;
  }();
  return type;
}

}  // namespace

const ObjectType& rateLimitType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "rateLimit", .properties = {}, .shorthand = "rate", .inlineForm = true};
    add(made.properties, "Rate limit",
        {rate("rate", "Tokens added to the bucket.").from(0).mandatory().swept(),
         integer("burst", "Size of the bucket.").from(1).upTo(1e9).swept(),
         choice("key", {"global", "client"}, "One bucket for all, or one for each client.")
             .byDefault("global")});
    return made;
  }();
  return type;
}

const ObjectType& connectionType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "connection", .properties = {}, .shorthand = {}, .inlineForm = false};
    add(made.properties, "Connection",
        {text("title", "Label of the arrow."),
         choice("protocol",
                {"http", "grpc", "tcp", "sql", "redis", "memcached", "kafka", "amqp", "nats", "s3"},
                "Protocol spoken over the arrow; follows the callee when not set."),
         choice("balancing", {"random", "round-robin", "least-request", "consistent-hash", "locality"},
                "How a pod of the callee is picked. Where calls share a connection and nothing is set, a new "
                "connection leads to any pod.")
             .byDefault("round-robin")
             .swept(),
         choice("balancingLevel", {"automatic", "request", "connection"},
                "A pod is picked for each call, as by a mesh, a gateway or the client itself; or for each "
                "connection of a calling pod, as by a Service when calls share one. Automatic: by connection "
                "for gRPC, unless the caller is a gateway or has a sidecar, the callee is a store, or a "
                "balancing is set.")
             .byDefault("automatic")
             .swept(),
         duration("connectionAge", "Longest life of a connection; then a pod is picked anew.")
             .from(1e-3)
             .swept(),
         distribution("latency", "One-way network latency, instead of the platform's.").swept()});
    add(made.properties, "Resilience",
        {duration("timeout", "How long the caller waits for the answer, retries included.")
             .from(1e-6)
             .swept(),
         object("retries", &retriesType, "What is tried again, and how."),
         object("circuitBreaker", &circuitBreakerType, "Ejects pods that keep failing."),
         object("hedge", &hedgeType, "A second try when the first is slow."),
         boolean("deadlinePropagation", "The callee gives up when the caller has.")
             .byDefault("false")
             .swept(),
         object("rateLimit", &rateLimitType, "Calls the caller lets through."),
         integer("bulkhead", "Calls of the caller over this arrow in progress at a time, all pods together.")
             .from(1)
             .swept(),
         choice("fallback", {"none", "empty"}, "What the caller does when the call has failed for good.")
             .byDefault("none")
             .swept()});
    add(made.properties, "Pool", {object("pool", &poolType, "Connections of one calling pod.")});
    return made;
  }();
  return type;
}

}  // namespace windtunnel::model
