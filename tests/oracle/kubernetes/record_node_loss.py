# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""What happens to the pods of a Deployment and of a StatefulSet when a node, or all nodes of a zone, stop answering,
for good or for a while. Time begins with the silence, in the middle between two renewals of the leases: the node controller
counts from the last one, so that it misses a node up to 5 s sooner or later than recorded."""
import time

import objects

REPLICAS, STARTUP, DRAIN = 6, 10, 5
CASES = {  # name: nodes that fall silent, seconds until they answer again, seconds it is watched
    "node-lost": (("b-0",), None, 420),
    "node-returns": (("b-0",), 120, 180),
    "node-returns-late": (("b-0",), 400, 460),
    "zone-lost": (("b-0", "b-1"), None, 420),
}


def counts(api, group, lost):
    node = api.get(f"/api/v1/nodes/{lost[0]}")
    status = next(one["status"] for one in node["status"]["conditions"] if one["type"] == "Ready")
    slices = api.get(f"/apis/discovery.k8s.io/v1/namespaces/{group}/endpointslices")["items"]
    endpoints = [one for piece in slices for one in piece.get("endpoints") or []]
    row = {"node": status, "endpoints": sum(bool(one["conditions"].get("ready")) for one in endpoints)}
    for prefix, app in (("", "it"), ("store ", "store")):
        pods = objects.pods_of(api, group, app)
        row[prefix + "ready"] = sum(objects.is_ready(pod) and not objects.is_ending(pod) for pod in pods)
        row[prefix + "ending"] = sum(map(objects.is_ending, pods))
        row[prefix + "on lost"] = sum(pod["spec"].get("nodeName") in lost for pod in pods)
    return row


def prepare(api, group):
    objects.make_namespace(api, group)
    api.post(f"/api/v1/namespaces/{group}/services",
             {"metadata": {"name": "it"}, "spec": {"selector": {"app": "it"}, "ports": [{"port": 80}]}})
    template = objects.pod_template("it", group, STARTUP, DRAIN, cpu=1)
    api.post(objects.deployments(group), objects.deployment("it", REPLICAS, template))
    template = objects.pod_template("store", group, STARTUP, DRAIN, cpu=1)
    store = objects.deployment("store", REPLICAS, template, {"serviceName": "store", "podManagementPolicy": "Parallel"})
    api.post(f"/apis/apps/v1/namespaces/{group}/statefulsets", store)
    objects.wait_until_available(api, group, "it")
    objects.wait_until(lambda: sum(map(objects.is_ready, objects.pods_of(api, group, "store"))) == REPLICAS, "store")
    time.sleep(3)


def record_one(api, nodes, group, save):
    names, returns, length = CASES[group]
    lost = tuple(f"{group}-{name}" for name in names)
    prepare(api, group)
    nodes.wait_between_renewals(lost[0])
    nodes.fall_silent(*lost)
    log = objects.Log(time.monotonic())
    log.add(counts(api, group, lost))
    is_silent = True
    while log.seconds() < length:
        if is_silent and returns is not None and log.seconds() >= returns:
            nodes.come_back(*lost)
            is_silent = False
        time.sleep(0.5)
        log.add(counts(api, group, lost))
    save(group, {"replicas": REPLICAS, "startup": STARTUP, "drain": DRAIN, "silent": len(lost), "returns": returns,
                 "length": length}, log.rows)


def record(control, nodes, save):
    for group in CASES:
        nodes.add_group(group, cpu=64)
    objects.together([lambda group=group: record_one(control.api, nodes, group, save) for group in CASES])
