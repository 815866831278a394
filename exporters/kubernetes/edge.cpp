// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/edge.h"

#include <fmt/format.h>

#include <algorithm>

#include "exporters/common/export_codes.h"
#include "exporters/kubernetes/objects.h"

namespace windtunnel::exporters::kubernetes {
namespace {

constexpr const char* kGatewayVersion = "gateway.networking.k8s.io/v1";

std::string numbered(const std::string& name, std::size_t index) {
  return index == 0 ? name : fmt::format("{}-{}", name, index);
}

Yaml annotated(const Release& release, const char* version, const char* kind, const Workload& workload) {
  Yaml made = objectHead(release, version, kind, workload.id, workload.id);
  if (!release.edge.issuer.empty())
    made["metadata"].set("annotations",
                         Yaml::map().set("cert-manager.io/cluster-issuer", release.edge.issuer));
  return made;
}

Yaml secureListener(const Workload& workload, const std::string& host, std::size_t index) {
  Yaml listener = Yaml::map().set("name", numbered("https", index));
  if (!host.empty()) listener.set("hostname", host);
  const Yaml certificate = Yaml::map().set("kind", "Secret").set("name", workload.id + "-tls");
  listener.set("port", 443).set("protocol", "HTTPS");
  return listener.set("tls",
                      Yaml::map().set("mode", "Terminate").set("certificateRefs", Yaml::list({certificate})));
}

Yaml listeners(const Release& release, const Workload& workload) {
  const Yaml same = Yaml::map().set("namespaces", Yaml::map().set("from", "Same"));
  Yaml list = Yaml::list();
  if (release.edge.issuer.empty())
    return list.add(
        Yaml::map().set("name", "http").set("port", 80).set("protocol", "HTTP").set("allowedRoutes", same));
  std::size_t index = 0;
  for (const auto& [host, paths] : workload.entrance->hosts)
    list.add(secureListener(workload, host, index++).set("allowedRoutes", same));
  return list;
}

Yaml gateway(const Release& release, const Workload& workload) {
  Yaml made = annotated(release, kGatewayVersion, "Gateway", workload);
  made["spec"].set("gatewayClassName", release.edge.className).set("listeners", listeners(release, workload));
  return made;
}

Yaml routeRule(const Workload& workload, const std::vector<std::string>& paths) {
  Yaml rule = Yaml::map();
  for (const std::string& path : paths)
    rule["matches"].add(Yaml::map().set("path", Yaml::map().set("type", "PathPrefix").set("value", path)));
  if (!workload.entrance->timeout.empty())
    rule.set("timeouts", Yaml::map().set("request", workload.entrance->timeout));
  const Yaml backend = Yaml::map().set("name", workload.id).set("port", workload.servicePort);
  return rule.set("backendRefs", Yaml::list({backend}));
}

Yaml httpRoute(const Release& release, const Workload& workload, std::size_t index) {
  const auto& [host, paths] = workload.entrance->hosts[index];
  Yaml made = objectHead(release, kGatewayVersion, "HTTPRoute", numbered(workload.id, index), workload.id);
  made["spec"].set("parentRefs", Yaml::list({Yaml::map().set("name", workload.id)}));
  if (!host.empty()) made["spec"].set("hostnames", Yaml::list({host}));
  made["spec"].set("rules", Yaml::list({routeRule(workload, paths)}));
  return made;
}

Yaml ingressRule(const Workload& workload, const std::string& host, const std::vector<std::string>& paths) {
  const Yaml port = Yaml::map().set("name", portName(workload));
  const Yaml backend = Yaml::map().set("service", Yaml::map().set("name", workload.id).set("port", port));
  Yaml http = Yaml::map();
  for (const std::string& path : paths)
    http["paths"].add(Yaml::map().set("path", path).set("pathType", "Prefix").set("backend", backend));
  Yaml rule = Yaml::map();
  if (!host.empty()) rule.set("host", host);
  return rule.set("http", std::move(http));
}

Yaml ingress(const Release& release, const Workload& workload) {
  Yaml made = annotated(release, "networking.k8s.io/v1", "Ingress", workload);
  Yaml names = Yaml::list(), rules = Yaml::list();
  for (const auto& [host, paths] : workload.entrance->hosts) {
    if (!host.empty()) names.add(host);
    rules.add(ingressRule(workload, host, paths));
  }
  Yaml tls = Yaml::map();
  if (!names.isEmpty()) tls.set("hosts", names);
  tls.set("secretName", workload.id + "-tls");
  made["spec"]
      .set("ingressClassName", release.edge.className)
      .set("tls", Yaml::list({tls}))
      .set("rules", rules);
  return made;
}

void lose(const Workload& workload, std::string message, std::string hint, ExportPlan& plan) {
  plan.losses.push_back({code::kNotExpressed,
                         model::Severity::Note,
                         std::move(message),
                         {},
                         "components/" + workload.component,
                         std::move(hint),
                         {}});
}

void noteEntrance(const Release& release, const Workload& workload, ExportPlan& plan) {
  const Edge& edge = release.edge;
  if (edge.api == "none")
    return lose(workload,
                fmt::format("No edge is drawn: {} is reached inside the cluster only", workload.component),
                "Set platform/edge to gateway-api or ingress (chart: global.edge).", plan);
  if (edge.api == "ingress" && !workload.entrance->timeout.empty())
    lose(workload, fmt::format("An Ingress has no word for the timeout of {}", workload.component),
         "Use gateway-api, or an annotation of the controller.", plan);
  const auto& hosts = workload.entrance->hosts;
  const bool named =
      std::all_of(hosts.begin(), hosts.end(), [](const auto& host) { return !host.first.empty(); });
  if (!edge.issuer.empty() && !named)
    lose(workload, fmt::format("A certificate for {} needs a host name", workload.component),
         "Match a host in its routes (chart: global.edgeHost).", plan);
  if (edge.issuer.empty() && edge.api == "ingress")
    plan.instructions.push_back(fmt::format("Secret \"{}-tls\" with the certificate of {} must exist.",
                                            workload.id, workload.component));
}

}  // namespace

Edge edgeOf(const model::Design& design) {
  Edge edge;
  const model::Element written = design.platform().object("edge");
  edge.className = written.text("className");
  if (!design.platform().isSet("edge")) return edge;
  edge.api = written.text("api");
  if (written.text("certificates") == "cert-manager") edge.issuer = "letsencrypt";
  return edge;
}

std::vector<Yaml> edgeObjects(const Release& release, const Workload& workload) {
  if (!workload.entrance || release.edge.api == "none") return {};
  if (release.edge.api == "ingress") return {ingress(release, workload)};
  std::vector<Yaml> objects{gateway(release, workload)};
  for (std::size_t index = 0; index < workload.entrance->hosts.size(); ++index)
    objects.push_back(httpRoute(release, workload, index));
  return objects;
}

void noteEdge(const Release& release, ExportPlan& plan) {
  bool entered = false;
  for (const Workload& workload : release.workloads) {
    if (!workload.entrance) continue;
    entered = true;
    noteEntrance(release, workload, plan);
  }
  const Edge& edge = release.edge;
  if (!entered || edge.api == "none") return;
  plan.instructions.push_back(
      edge.api == "gateway-api"
          ? fmt::format("The cluster needs the Gateway API (v1) and a GatewayClass \"{}\".", edge.className)
          : fmt::format("The cluster needs an IngressClass \"{}\".", edge.className));
  if (!edge.issuer.empty())
    plan.instructions.push_back(
        fmt::format("cert-manager with a ClusterIssuer \"{}\" must issue the certificates.", edge.issuer));
}

}  // namespace windtunnel::exporters::kubernetes
