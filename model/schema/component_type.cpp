// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kind.h"
#include "model/schema/declare.h"
#include "model/schema/schema.h"
#include "model/schema/shared_types.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const std::vector<std::string>& podKinds() {
  static const std::vector<std::string> names{"gateway", "service",     "worker",       "job",   "database",
                                              "cache",   "event-store", "object-store", "broker"};
  return names;
}

const std::vector<std::string>& workloadKinds() {
  static const std::vector<std::string> names{"gateway", "service", "worker"};
  return names;
}

const Property& boundaryElement() {
  static const Property property = reference("boundary", ReferenceTo::Boundary, "A boundary.");
  return property;
}

const Property& secretElement() {
  static const Property property =
      reference("secret", ReferenceTo::SecretKey, "Reference `secret-name/key`; never a value.").secret();
  return property;
}

const ObjectType& cpuType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "cpu", .properties = {}, .shorthand = "limit", .inlineForm = true};
    add(made.properties, "CPU",
        {cpu("request", "CPU guaranteed to each pod.").from(0.001).byDefault("100m").swept(),
         cpu("limit", "CPU a pod may use at most.").from(0.001).byDefault("1").swept()});
    return made;
  }();
  return type;
}

const ObjectType& memoryType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "memory", .properties = {}, .shorthand = "limit", .inlineForm = true};
    add(made.properties, "Memory",
        {memory("request", "Memory guaranteed to each pod; a store's memory for data is its limit.")
             .from(1024)
             .byDefault("128Mi")
             .swept(),
         memory("limit", "Memory above which a pod is killed; for a cache its capacity.")
             .from(1024)
             .byDefault("256Mi")
             .swept(),
         memory("perRequest", "Memory a request holds while it is served.")
             .from(0)
             .byDefault("0Ki")
             .swept()});
    return made;
  }();
  return type;
}

const ObjectType& abortType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "abortOn", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Abort",
        {share("errors", "Error share above which the rollout is undone.").swept(),
         duration("p99", "99th percentile above which the rollout is undone.").from(0).swept()});
    return made;
  }();
  return type;
}

const ObjectType& rolloutType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "rollout", .properties = {}, .shorthand = "strategy", .inlineForm = true};
    add(made.properties, "Rollout",
        {choice("strategy", {"rolling", "canary", "blue-green", "recreate"},
                "How a new version replaces the old one.")
             .byDefault("rolling"),
         listOf("steps", &shareElement, "Shares of traffic a canary receives, in order."),
         duration("interval", "Time between two steps.").from(0).byDefault("1m").swept(),
         object("abortOn", &abortType, "When the rollout is undone."),
         share("maxSurge", "Pods above the wanted number during a rolling update.").byDefault("25%").swept(),
         share("maxUnavailable", "Pods missing during a rolling update.").byDefault("0%").swept()});
    return made;
  }();
  return type;
}

std::vector<Declaration> podProperties() {
  return {
      text("image", "Container image; without one a stub workload is exported."),
      integer("port", "Port the component listens on.").from(1).upTo(65535).byDefault("8080"),
      choice("protocol", {"http", "grpc", "tcp", "sql", "redis", "memcached", "kafka", "amqp", "nats", "s3"},
             "Protocol the component speaks.")
          .byDefault("http"),
      choice("provision", {"plain", "operator"}, "How a store is exported when it is not managed.")
          .byDefault("plain")
          .only({"database", "cache", "broker", "event-store", "object-store"}),
      Declaration("price", ValueType::Price, "Price of each of its pods when a cloud provider runs it.")
          .from(0)
          .only({"database", "cache", "broker", "object-store"})
          .swept(),
  };
}

std::vector<Declaration> configurationProperties() {
  return {
      mapOf("config", ReferenceTo::Variable, &textElement, "Environment variables, readable by all."),
      mapOf("secrets", ReferenceTo::Variable, &secretElement,
            "Environment variables from secrets, as references."),
  };
}

std::vector<Declaration> capacityProperties() {
  return {
      integer("replicas", "Number of pods.").from(0).upTo(5000).byDefault("2").swept(),
      object("cpu", &cpuType, "CPU of each pod."),
      object("memory", &memoryType, "Memory of each pod."),
      integer("concurrency", "Requests a pod serves at a time.").from(1).upTo(1e7).byDefault("64").swept(),
      integer("queue", "Requests that may wait at a pod; more are answered 503.")
          .from(0)
          .upTo(1e8)
          .byDefault("256")
          .swept(),
      choice("queueDiscipline", {"fifo", "lifo", "controlled-delay", "adaptive-lifo"},
             "Order in which waiting requests are served; the last two turn away who waits too long.")
          .byDefault("fifo")
          .swept(),
  };
}

std::vector<Declaration> lifecycleProperties() {
  return {
      distribution("startup", "Time from start to readiness of a pod.")
          .byDefault("lognormal(median 4s, p99 12s)")
          .swept(),
      duration("drain", "Time a pod goes on serving after it was told to end.")
          .from(0)
          .byDefault("30s")
          .swept(),
      object("autoscale", &autoscaleType, "Number of replicas by load.").only(workloadKinds()),
      object("rollout", &rolloutType, "How new versions are brought in.").only(workloadKinds()),
      object("spread", &spreadType, "How its pods are kept apart."),
  };
}

void addForPods(std::vector<Property>& table, const std::string& heading, std::vector<Declaration> group) {
  for (Declaration& declaration : group)
    if (declaration.kinds.empty()) declaration.only(podKinds());
  add(table, heading, std::move(group));
}

std::vector<std::string> kindNames() {
  std::vector<std::string> names;
  for (const Kind& kind : kinds()) names.push_back(kind.name);
  return names;
}

// A key that several kinds declare for themselves stands in the table once for each of them: what it accepts
// may differ (`product`).
void addOwnProperties(std::vector<Property>& table) {
  for (const Kind& kind : kinds())
    for (Property property : kind.properties) {
      property.kinds = {kind.name};
      table.push_back(std::move(property));
    }
}

}  // namespace

const ObjectType& componentType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "component", .properties = {}, .shorthand = {}};
    add(made.properties, "General",
        {choice("kind", kindNames(), "What the component is.").mandatory(),
         text("title", "Name shown on the drawing; the id when not set."),
         text("description", "What it is for, for readers."),
         listOf("in", &boundaryElement, "Boundaries it is in; at most one of each kind.").orScalar()});
    addForPods(made.properties, "Workload", podProperties());
    addForPods(made.properties, "Capacity", capacityProperties());
    addForPods(made.properties, "Life cycle", lifecycleProperties());
    addOwnProperties(made.properties);
    addForPods(made.properties, "Configuration", configurationProperties());
    std::vector<std::string> withOperations = podKinds();
    withOperations.push_back("external");
    add(made.properties, "Operations",
        {mapOf("operations", ReferenceTo::Identifier, &operationType,
               "What can be asked of it, step by step.")
             .only(withOperations)});
    return made;
  }();
  return type;
}

}  // namespace windtunnel::model
