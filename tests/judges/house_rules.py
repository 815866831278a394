# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Rules of kube-linter 0.8 and Polaris 10 for workloads, checked here because those two cannot be installed with Go."""

import re

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
    for name in ("hostIPC", "hostPID", "hostNetwork"):
        if spec.get(name):
            yield name
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


def object_findings(document, everything):
    kind = document["kind"]
    if kind in CONTROLLERS:
        yield from pod_findings(document, everything)
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
