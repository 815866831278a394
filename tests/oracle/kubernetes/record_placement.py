# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Where the scheduler puts the pods of a Deployment: 3, 7 and 20 over six nodes in three zones, by several rules, with
room for all and with too little. Each case is placed several times, because the scheduler draws between equals."""
from collections import Counter

import objects

TIMES = 3
ZONE, NODE = "topology.kubernetes.io/zone", "kubernetes.io/hostname"


def spread(unsatisfiable):
    return lambda app: {"topologySpreadConstraints": [
        {"maxSkew": 1, "topologyKey": ZONE, "whenUnsatisfiable": unsatisfiable,
         "labelSelector": {"matchLabels": {"app": app}}}]}


def apart(is_required):
    def rule(app):
        term = {"labelSelector": {"matchLabels": {"app": app}}, "topologyKey": NODE}
        return {"affinity": {"podAntiAffinity":
                             {"requiredDuringSchedulingIgnoredDuringExecution": [term]} if is_required else
                             {"preferredDuringSchedulingIgnoredDuringExecution":
                              [{"weight": 100, "podAffinityTerm": term}]}}}
    return rule


def both(app):
    return {**spread("ScheduleAnyway")(app), **apart(False)(app)}


RULES = {
    "none": lambda app: {},
    "spread preferred": spread("ScheduleAnyway"),
    "spread required": spread("DoNotSchedule"),
    "apart preferred": apart(False),
    "apart required": apart(True),
    "spread and apart preferred": both,
}

# Group of six nodes -> cores of a node. A pod requests one: on `narrow` 18 pods have room.
GROUPS = {"wide": 16, "narrow": 3}


def placed(api, group, app):
    """How many pods are where; the others are pending."""
    pods = objects.pods_of(api, "placement", app)
    on = Counter(pod["spec"]["nodeName"] for pod in pods if "nodeName" in pod["spec"])
    zones = {zone: sum(count for node, count in on.items() if node.startswith(f"{group}-{zone}-")) for zone in "abc"}
    return {"zones": sorted(zones.values()), "nodes": sorted(on.values()), "pending": len(pods) - sum(on.values())}


def is_settled(api, app, replicas):
    """Every pod has been seen by the scheduler."""
    pods = objects.pods_of(api, "placement", app)
    return len(pods) == replicas and all(
        "nodeName" in pod["spec"] or any(one.get("reason") == "Unschedulable"
                                         for one in pod["status"].get("conditions", [])) for pod in pods)


def place(api, group, replicas, rule):
    template = objects.pod_template("it", group, startup=0, drain=0, cpu=1, more=RULES[rule]("it"))
    api.post(objects.deployments("placement"), objects.deployment("it", replicas, template))
    objects.wait_until(lambda: is_settled(api, "it", replicas), f"placement of {replicas} by {rule}")
    found = placed(api, group, "it")
    api.delete(f"{objects.deployments('placement')}/it", {"propagationPolicy": "Foreground"})
    objects.wait_until(lambda: not objects.pods_of(api, "placement", "it"), "end of all pods")
    objects.wait_until(lambda: not api.get(objects.deployments("placement"))["items"], "end of the deployment")
    return found


def record(control, nodes, save):
    api = control.api
    objects.make_namespace(api, "placement")
    for group, cpu in GROUPS.items():
        nodes.add_group(group, cpu)
    rows = []
    for group, cpu in GROUPS.items():
        for rule in RULES:
            for replicas in (3, 7, 20):
                found = []
                for _ in range(TIMES):
                    one = place(api, group, replicas, rule)
                    if one not in found:
                        found.append(one)
                rows.append({"cores": cpu, "rule": rule, "replicas": replicas, "found": found})
    save("placement", {"nodes": 6, "zones": 3, "request": 1}, rows)
