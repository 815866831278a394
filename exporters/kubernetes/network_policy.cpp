// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/network_policy.h"

#include <algorithm>

#include "exporters/kubernetes/objects.h"

namespace windtunnel::exporters::kubernetes {
namespace {

Yaml port(std::int64_t number, const char* protocol = "TCP") {
  return Yaml::map().set("port", number).set("protocol", protocol);
}

Yaml podPeer(const std::string& id) {
  return Yaml::map().set("podSelector", Yaml::map().set("matchLabels", selector(id)));
}

Yaml namespacePeer(const char* name) {
  const Yaml match = Yaml::map().set("kubernetes.io/metadata.name", name);
  return Yaml::map().set("namespaceSelector", Yaml::map().set("matchLabels", match));
}

Yaml rule(const char* direction, Yaml peers, Yaml ports) {
  return Yaml::map().set(direction, std::move(peers)).set("ports", std::move(ports));
}

Yaml dnsRule() {
  return rule("to", Yaml::list({namespacePeer("kube-system")}),
              Yaml::list({port(53, "UDP"), port(53, "TCP")}));
}

/// Ports by which the real pods of a store find each other; its stub has none.
Yaml peerPorts(const Workload& workload) {
  Yaml ports = Yaml::list();
  if (workload.isStub()) return ports;
  for (const std::int64_t number : workload.peerPorts) ports.add(port(number));
  return ports;
}

Yaml ingressRules(const Workload& workload) {
  Yaml peers = Yaml::list();
  for (const std::string& caller : workload.callers) peers.add(podPeer(caller));
  if (workload.store) peers.add(podPeer(workload.id));
  if (workload.front) peers.add(Yaml::map().set("namespaceSelector", Yaml::map()));
  peers.add(namespacePeer("monitoring"));
  Yaml rules = Yaml::list({rule("from", std::move(peers), Yaml::list({port(workload.port)}))});
  if (const Yaml ports = peerPorts(workload); !ports.isEmpty())
    rules.add(rule("from", Yaml::list({podPeer(workload.id)}), ports));
  return rules;
}

Yaml egressTo(const Workload& callee) {
  if (callee.outside() && !callee.isStub())
    return Yaml::map().set("ports", Yaml::list({port(callee.servicePort)}));
  return rule("to", Yaml::list({podPeer(callee.id)}), Yaml::list({port(callee.port)}));
}

Yaml egressRules(const Release& release, const Workload& workload) {
  Yaml rules = Yaml::list({dnsRule()});
  for (const std::string& id : workload.calls)
    for (const Workload& callee : release.workloads)
      if (callee.id == id) rules.add(egressTo(callee));
  if (workload.store) rules.add(egressTo(workload));
  if (const Yaml ports = peerPorts(workload); !ports.isEmpty())
    rules.add(rule("to", Yaml::list({podPeer(workload.id)}), ports));
  return rules;
}

}  // namespace

Yaml networkPolicy(const Release& release, const Workload& workload) {
  Yaml policy = objectHead(release, "networking.k8s.io/v1", "NetworkPolicy", workload.id, workload.id);
  policy["spec"]
      .set("podSelector", Yaml::map().set("matchLabels", selector(workload.id)))
      .set("policyTypes", Yaml::list({"Ingress", "Egress"}))
      .set("ingress", ingressRules(workload))
      .set("egress", egressRules(release, workload));
  return policy;
}

}  // namespace windtunnel::exporters::kubernetes
