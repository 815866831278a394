// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/declare.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const Property& zoneElement() {
  static const Property property = reference("zone", ReferenceTo::Identifier, "Name of a zone.");
  return property;
}

const Property& namespaceElement() {
  static const Property property =
      reference("namespace", ReferenceTo::Boundary, "A boundary of kind namespace.");
  return property;
}

const ObjectType& nodeCountType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "nodes", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Nodes",
        {integer("min", "Fewest nodes.").from(0).upTo(10000).byDefault("3").swept(),
         integer("max", "Most nodes; the node autoscaler adds up to them.")
             .from(1)
             .upTo(10000)
             .byDefault("10")
             .swept()});
    return made;
  }();
  return type;
}

const ObjectType& nodePoolType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "nodePool", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Node pool",
        {cpu("vcpu", "CPU of one node.").from(0.1).byDefault("4").swept(),
         memory("memory", "Memory of one node.").from(1024).byDefault("16Gi").swept(),
         Declaration("price", ValueType::Price, "Price of one node.").from(0).byDefault("0.19/h").swept(),
         object("nodes", &nodeCountType, "How many nodes there are."),
         duration("provisioning", "Time until a new node is ready.").from(0).byDefault("90s").swept()});
    return made;
  }();
  return type;
}

const ObjectType& networkType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "network", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Network",
        {duration("sameZone", "One-way latency inside a zone.").from(0).byDefault("0.25ms").swept(),
         duration("crossZone", "One-way latency between two zones.").from(0).byDefault("0.8ms").swept(),
         share("jitter", "Spread of the latency: its coefficient of variation.").byDefault("10%").swept(),
         Declaration("bandwidth", ValueType::Bandwidth, "Bandwidth of a connection.")
             .from(1)
             .byDefault("10Gbit/s")
             .swept()});
    return made;
  }();
  return type;
}

const ObjectType& meshType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "mesh", .properties = {}, .shorthand = "product", .inlineForm = true};
    add(made.properties, "Mesh",
        {choice("product", {"none", "istio", "linkerd"}, "Which service mesh.").byDefault("none").swept(),
         choice("mode", {"sidecar", "ambient"}, "How the mesh reaches the pods.")
             .byDefault("sidecar")
             .swept(),
         choice("mtls", {"strict", "permissive", "off"}, "Mutual TLS between pods.").byDefault("strict"),
         integer("retries",
                 "Tries a sidecar adds by itself when nobody listens where a call over HTTP or gRPC goes, or "
                 "gRPC "
                 "answers unavailable. Istio adds 2 when nothing is said, Linkerd none.")
             .from(0)
             .upTo(7)
             .swept(),
         listOf("namespaces", &namespaceElement, "Namespaces in the mesh; all when none are named.")
             .orScalar()});
    return made;
  }();
  return type;
}

const ObjectType& edgeType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "edge", .properties = {}, .shorthand = "api", .inlineForm = true};
    add(made.properties, "Edge",
        {choice("api", {"gateway-api", "ingress"}, "Objects by which traffic comes in.")
             .byDefault("gateway-api"),
         text("className", "Gateway class or ingress class.").byDefault("envoy"),
         choice("certificates", {"cert-manager", "none"}, "Where TLS certificates come from.")
             .byDefault("none")});
    return made;
  }();
  return type;
}

const ObjectType& tracingType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "tracing", .properties = {}, .shorthand = "product", .inlineForm = true};
    add(made.properties, "Tracing",
        {choice("product", {"none", "jaeger", "zipkin", "tempo", "x-ray", "cloud-trace"}, "Where traces go.")
             .byDefault("none"),
         share("sampling", "Share of the requests that are traced.").byDefault("5%")});
    return made;
  }();
  return type;
}

const ObjectType& observabilityType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "observability", .properties = {}, .shorthand = {}};
    add(made.properties, "Observability",
        {choice("metrics", {"none", "prometheus"}, "Where metrics go.").byDefault("none"),
         choice("dashboards", {"none", "grafana"}, "What shows them.").byDefault("none"),
         choice("logging", {"none", "elasticsearch", "splunk", "loki", "cloudwatch", "cloud-logging"},
                "Where logs go.")
             .byDefault("none"),
         object("tracing", &tracingType, "Where traces go.")});
    return made;
  }();
  return type;
}

const ObjectType& deliveryType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "delivery", .properties = {}, .shorthand = {}};
    add(made.properties, "Delivery",
        {choice("gitops", {"none", "argo-cd", "flux"}, "What brings the manifests to the cluster.")
             .byDefault("none"),
         choice("pipeline", {"none", "github-actions", "gitlab-ci"}, "What builds and checks.")
             .byDefault("none"),
         choice("imageScan", {"none", "trivy"}, "What scans the images.").byDefault("none"),
         choice("flags", {"none", "openfeature", "unleash"}, "What switches features.").byDefault("none")});
    return made;
  }();
  return type;
}

const ObjectType& secretsType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "secrets", .properties = {}, .shorthand = "store", .inlineForm = true};
    add(made.properties, "Secrets",
        {choice("store",
                {"kubernetes", "vault", "aws-secrets-manager", "gcp-secret-manager", "azure-key-vault"},
                "Where the values of secrets live.")
             .byDefault("kubernetes")});
    return made;
  }();
  return type;
}

}  // namespace

const ObjectType& platformType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "platform", .properties = {}, .shorthand = {}};
    add(made.properties, "Platform",
        {listOf("zones", &zoneElement,
                "Availability zones the nodes are spread over; one when none are named.")
             .orScalar(),
         mapOf("nodePools", ReferenceTo::Identifier, &nodePoolType, "Groups of equal nodes."),
         object("network", &networkType, "Latency and bandwidth."),
         object("mesh", &meshType, "Service mesh."), object("edge", &edgeType, "How traffic comes in."),
         object("observability", &observabilityType, "Metrics, logs and traces."),
         object("delivery", &deliveryType, "How changes reach the cluster."),
         object("secrets", &secretsType, "Where secrets live.")});
    return made;
  }();
  return type;
}

}  // namespace windtunnel::model
