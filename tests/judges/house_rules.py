# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of kube-linter 0.8 and Polaris 10 for workloads, checked here because those two cannot be installed with Go."""

import re

SHARED_LABELS = {"app.kubernetes.io/instance", "app.kubernetes.io/managed-by", "app.kubernetes.io/name", "app.kubernetes.io/part-of"}
OUTDATED = ("extensions/v1beta1", "apps/v1beta1", "apps/v1beta2", "batch/v1beta1", "policy/v1beta1", "networking.k8s.io/v1beta1",
            "autoscaling/v2beta1", "autoscaling/v2beta2", "gateway.networking.k8s.io/v1beta1")
ALLOWED_ANNOTATIONS = {"polaris.fairwinds.com/deploymentMissingReplicas-exempt", "cert-manager.io/cluster-issuer", "helm.sh/hook",
                       "helm.sh/hook-weight", "helm.sh/hook-delete-policy"}
CONTROLLERS = ("Deployment", "StatefulSet", "CronJob", "Pod")
SENSITIVE = re.compile(r"(password|secret|token|pwd|key|username|email|phone)['\"]?\s*[:=]", re.IGNORECASE)
SECRET_NAME = re.compile(r"password|passwd|secret|token|api_?key|credential", re.IGNORECASE)


def pod_of(document):
    spec = document["spec"]
    if document["kind"] == "Pod":
        return document["metadata"], spec
    if document["kind"] == "CronJob":
        spec = spec["jobTemplate"]["spec"]
    return spec["template"].get("metadata", {}), spec["template"]["spec"]


def quantity(text):
    """A Kubernetes quantity as a number."""
    number, unit = re.fullmatch(r"([0-9.]+(?:e[0-9]+)?)([a-zA-Z]*)", str(text)).groups()
    powers = {"": 1, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "Ki": 2**10, "Mi": 2**20, "Gi": 2**30, "Ti": 2**40, "Pi": 2**50}
    return float(number) * powers[unit]


def matches(selector, labels):
    return all(labels.get(name) == value for name, value in selector.items())


def container_findings(container, batch):
    security, resources = container.get("securityContext", {}), container.get("resources", {})
    if security.get("allowPrivilegeEscalation") is not False:
        yield "privilegeEscalationAllowed"
    if security.get("privileged") is not False:
        yield "runAsPrivileged"
    if not security.get("readOnlyRootFilesystem"):
        yield "notReadOnlyRootFilesystem"
    if not security.get("runAsNonRoot") or security.get("runAsUser", 0) <= 10000:
        yield "runAsRootAllowed"
    if security.get("capabilities", {}).get("drop") != ["ALL"] or security.get("capabilities", {}).get("add"):
        yield "dangerousCapabilities"
    if security.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield "linuxHardening"
    for side in ("requests", "limits"):
        for name in ("cpu", "memory", "ephemeral-storage"):
            if name not in resources.get(side, {}):
                yield f"{side} without {name}"
    _, _, tag = container["image"].rpartition("/")[2].partition(":")
    if tag in ("", "latest"):
        yield "tagNotSpecified"
    if not batch and "readinessProbe" not in container:
        yield "readinessProbeMissing"
    if not batch and "livenessProbe" not in container:
        yield "livenessProbeMissing"
    if container.get("imagePullPolicy") not in ("Always", "IfNotPresent", "Never"):
        yield "pullPolicyNotSet"
    if security.get("runAsGroup", 0) <= 10000:
        yield "runAsGroup"
    if security.get("procMount", "Default") != "Default":
        yield "procMount"
    probes = [container.get(name, {}).get("httpGet", {}).get("path") for name in ("livenessProbe", "readinessProbe")]
    if probes[0] and probes[0] == probes[1]:
        yield "identical probes"
    ports = {port["name"] for port in container.get("ports", [])} | {port["containerPort"] for port in container.get("ports", [])}
    for name in ("livenessProbe", "readinessProbe", "startupProbe"):
        handler = container.get(name, {})
        for kind in ("httpGet", "tcpSocket", "grpc"):
            if kind in handler and handler[kind]["port"] not in ports:
                yield f"{name}-port"
    for side, other in (("requests", "limits"),):
        for name, amount in resources.get(side, {}).items():
            if quantity(amount) > quantity(resources[other][name]):
                yield f"{name} request above its limit"
    names = [entry["name"] for entry in container.get("env", [])]
    if len(names) != len(set(names)):
        yield "duplicate-env-var"
    for entry in container.get("env", []):
        if "value" in entry and SECRET_NAME.search(entry["name"]):
            yield f"sensitiveContainerEnvVar {entry['name']}"
    for port in container.get("ports", []):
        if port["containerPort"] < 1024 or "hostPort" in port:
            yield "hostPortSet"


def pod_findings(document, everything):
    metadata, spec = pod_of(document)
    labels, kind = metadata.get("labels", {}), document["kind"]
    if labels.get("app.kubernetes.io/instance") != document["metadata"]["name"]:
        yield "metadataAndInstanceMismatched"
    if not spec.get("priorityClassName"):
        yield "priorityClassNotSet"
    if spec.get("automountServiceAccountToken") is not False:
        yield "automountServiceAccountToken"
    for name in ("hostIPC", "hostPID", "hostNetwork", "hostAliases", "shareProcessNamespace"):
        if spec.get(name):
            yield name
    if set(labels) != SHARED_LABELS:
        yield "labels other than the recommended ones"
    for name in ("runAsNonRoot", "runAsUser", "runAsGroup", "fsGroup", "seccompProfile"):
        if not spec.get("securityContext", {}).get(name):
            yield f"pod without {name}"
    if spec.get("enableServiceLinks") is not False:
        yield "enableServiceLinks"
    if "restartPolicy" in spec and kind == "Deployment" and spec["restartPolicy"] != "Always":
        yield "restart-policy"
    for volume in spec.get("volumes", []):
        if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]:
            yield f"emptyDir {volume['name']} without a size"
        if not {"emptyDir", "configMap", "persistentVolumeClaim", "secret", "projected"} & set(volume):
            yield f"volume type of {volume['name']}"
    if not any(mount["mountPath"] == "/tmp" for container in spec["containers"] for mount in container.get("volumeMounts", [])) \
            and document["metadata"].get("annotations", {}).get("helm.sh/hook") != "test":
        yield "no /tmp"
    if any("hostPath" in volume for volume in spec.get("volumes", [])):
        yield "hostPathSet"
    if kind in ("Deployment", "StatefulSet"):
        if not spec.get("topologySpreadConstraints"):
            yield "topologySpreadConstraint"
        if not spec.get("affinity", {}).get("podAntiAffinity"):
            yield "no-anti-affinity"
        if not any(item["kind"] == "PodDisruptionBudget" and matches(item["spec"]["selector"]["matchLabels"], labels)
                   and item["spec"].get("unhealthyPodEvictionPolicy") and item["spec"].get("maxUnavailable") for item in everything):
            yield "missingPodDisruptionBudget"
    if kind != "Pod" and not any(item["kind"] == "ServiceAccount" and item["metadata"]["name"] == spec.get("serviceAccountName")
                                 for item in everything):
        yield "non-existent-service-account"
    policies = [item for item in everything if item["kind"] == "NetworkPolicy"
                and matches(item["spec"]["podSelector"]["matchLabels"], labels)]
    if not any(len(item["spec"]["podSelector"]["matchLabels"]) == 1 and item["spec"].get("ingress") and item["spec"].get("egress")
               for item in policies):
        yield "missingNetworkPolicy"
    for container in spec["containers"]:
        yield from container_findings(container, kind in ("CronJob", "Pod"))


def service_findings(service, everything):
    selector = service["spec"].get("selector")
    if not selector:
        return
    pods = [pod_of(item) for item in everything if item["kind"] in CONTROLLERS]
    chosen = [spec for metadata, spec in pods if matches(selector, metadata.get("labels", {}))]
    if not chosen:
        yield "dangling-service"
    for port in service["spec"]["ports"]:
        known = {name for spec in chosen for c in spec["containers"] for p in c.get("ports", []) for name in (p["name"], p["containerPort"])}
        if port["targetPort"] not in known:
            yield "invalid-target-ports"


def reference_findings(document, everything):
    """Every object another one names is there."""
    known = {(item["kind"], item["metadata"]["name"]) for item in everything}
    metadata, spec = pod_of(document)
    for volume in spec.get("volumes", []):
        if "configMap" in volume and ("ConfigMap", volume["configMap"]["name"]) not in known:
            yield f"no ConfigMap {volume['configMap']['name']}"
    for container in spec["containers"]:
        for source in container.get("envFrom", []):
            if ("ConfigMap", source["configMapRef"]["name"]) not in known:
                yield f"no ConfigMap {source['configMapRef']['name']}"
    if ("PriorityClass", spec.get("priorityClassName")) not in known:
        yield "no PriorityClass"
    if document["kind"] == "StatefulSet" and ("Service", document["spec"]["serviceName"]) not in known:
        yield "no headless Service"


def policy_findings(policy):
    """Both directions say something, DNS is open on UDP and TCP, and no rule lets everything through."""
    spec = policy["spec"]
    if set(spec.get("policyTypes", [])) != {"Ingress", "Egress"}:
        yield "policy of one direction"
    dns = [port["protocol"] for rule in spec["egress"] for port in rule.get("ports", []) if port["port"] == 53]
    if sorted(dns) != ["TCP", "UDP"]:
        yield "no DNS"
    for rule in spec["ingress"] + spec["egress"]:
        if not rule.get("to") and not rule.get("from") and not rule.get("ports"):
            yield "rule without limits"
        if any("ipBlock" in peer for peer in rule.get("to", []) + rule.get("from", [])):
            yield "address range"


def service_port_findings(service):
    for port in service["spec"].get("ports", []):
        if not port.get("name") or not port.get("appProtocol"):
            yield "port without name or protocol"
    if service["spec"].get("externalIPs") or service["spec"].get("type", "ClusterIP") not in ("ClusterIP", "ExternalName"):
        yield "service open to the outside"


def edge_findings(document, everything):
    """Routes and Ingresses lead to Services and ports that are there; an Ingress has TLS (Polaris tlsSettingsMissing)."""
    ports = {(item["metadata"]["name"], port[word]) for item in everything if item["kind"] == "Service"
             for port in item["spec"].get("ports", []) for word in ("name", "port")}
    if document["kind"] == "HTTPRoute":
        gateways = {item["metadata"]["name"] for item in everything if item["kind"] == "Gateway"}
        if any(parent["name"] not in gateways for parent in document["spec"]["parentRefs"]):
            yield "route without Gateway"
        for rule in document["spec"]["rules"]:
            if any((backend["name"], backend["port"]) not in ports for backend in rule["backendRefs"]):
                yield "route to nowhere"
    if document["kind"] == "Ingress":
        if not document["spec"].get("tls") or not document["spec"].get("ingressClassName"):
            yield "tlsSettingsMissing"
        for rule in document["spec"]["rules"]:
            for path in rule["http"]["paths"]:
                service = path["backend"]["service"]
                if (service["name"], service["port"]["name"]) not in ports:
                    yield "ingress to nowhere"


def object_findings(document, everything):
    kind = document["kind"]
    if document["apiVersion"] in OUTDATED:
        yield "no-deprecated-api"
    if kind not in ("Namespace", "PriorityClass") and document["metadata"].get("namespace") in (None, "default"):
        yield "default namespace"
    if set(document["metadata"].get("annotations", {})) - ALLOWED_ANNOTATIONS:
        yield "annotation of this tool"
    if kind == "Secret" or "stringData" in document:
        yield "a Secret with values"
    yield from edge_findings(document, everything)
    if kind in CONTROLLERS:
        yield from pod_findings(document, everything)
        yield from reference_findings(document, everything)
    if kind == "Deployment" and "replicas" not in document["spec"]:
        exempt = document["metadata"].get("annotations", {}).get("polaris.fairwinds.com/deploymentMissingReplicas-exempt")
        if exempt != "true":
            yield "deploymentMissingReplicas"
    if kind == "Deployment" and document["spec"].get("replicas", 2) < 2:
        yield "deploymentMissingReplicas"
    if kind == "CronJob" and "ttlSecondsAfterFinished" not in document["spec"]["jobTemplate"]["spec"]:
        yield "job-ttl-seconds-after-finished"
    if kind == "HorizontalPodAutoscaler":
        if not 2 <= document["spec"]["minReplicas"] < document["spec"]["maxReplicas"]:
            yield "hpaMinAvailability"
    if kind == "Service":
        yield from service_findings(document, everything)
        yield from service_port_findings(document)
    if kind == "NetworkPolicy" and "helm.sh/hook" not in document["metadata"].get("annotations", {}):
        yield from policy_findings(document)
    if kind == "ConfigMap":
        for name, text in (document.get("data") or {}).items():
            for line in text.splitlines():
                if SENSITIVE.search(line):
                    yield f"sensitiveConfigmapContent {name}: {line.strip()[:80]}"
    if "0.0.0.0/0" in str(document):
        yield "public address range"


def findings(everything):
    """`rule at kind/name` for every rule broken; the pod of `helm test` is judged as a batch pod."""
    return [f"{rule} at {document['kind']}/{document['metadata']['name']}"
            for document in everything for rule in object_findings(document, everything)]
