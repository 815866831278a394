# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Replicas the horizontal pod autoscaler wants under three curves of load, without and with a behaviour of its own.

Time begins when the autoscalers are created; they look for the first time 15 s later."""
import random
import time

import objects
from control_plane import free_port
from pretended_metrics import MetricsServer, PretendedMetrics

GROUP = "autoscaling"
LENGTH = 840
STARTUP, DRAIN = 20, 2
FEWEST, MOST, TARGET = 2, 30, 60
PHASE = 7.5  # a scrape lies in the middle between two looks of the autoscaler


def ramp(begin, end, low, high, stair=5):
    stairs = (end - begin) // stair
    return [[begin + i * stair, round(low + (high - low) * (i + 1) / stairs, 3)] for i in range(stairs)]


def noise():
    draw = random.Random(7)
    return [[at, round(draw.uniform(2, 10), 2)] for at in range(45, LENGTH, 35)]


CURVES = {  # [seconds, cores] from then on
    "step": [[0, 1.05], [60, 12], [300, 1.05]],
    "ramp": [[0, 1.05], *ramp(60, 300, 1.05, 12), *ramp(330, 480, 12, 1.05)],
    "noise": [[0, 1.05], *noise()],
}

BEHAVIOURS = {
    "default": {},
    "windows": {"scaleUp": {"stabilizationWindowSeconds": 45}, "scaleDown": {"stabilizationWindowSeconds": 120}},
    "policies": {"scaleUp": {"policies": [{"type": "Pods", "value": 3, "periodSeconds": 30}]},
                 "scaleDown": {"stabilizationWindowSeconds": 60,
                               "policies": [{"type": "Percent", "value": 20, "periodSeconds": 45},
                                            {"type": "Pods", "value": 1, "periodSeconds": 45}],
                               "selectPolicy": "Max"}},
}


def level(curve, seconds):
    return max((one for one in curve if one[0] <= max(seconds, 0)), key=lambda one: one[0])[1]


def autoscaler(app, behaviour):
    metric = {"type": "Resource", "resource": {"name": "cpu",
                                               "target": {"type": "Utilization", "averageUtilization": TARGET}}}
    spec = {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": app},
            "minReplicas": FEWEST, "maxReplicas": MOST, "metrics": [metric]}
    return {"metadata": {"name": app}, "spec": {**spec, **({"behavior": behaviour} if behaviour else {})}}


def use_of(scaler):
    metrics = scaler.get("status", {}).get("currentMetrics") or []
    return metrics[0]["resource"]["current"].get("averageUtilization") if metrics and metrics[0] else None


def look(api, logs):
    scalers = {one["metadata"]["name"]: one for one in
               api.get(f"/apis/autoscaling/v2/namespaces/{GROUP}/horizontalpodautoscalers")["items"]}
    for one in api.get(objects.deployments(GROUP))["items"]:
        app = one["metadata"]["name"]
        logs[app].add({"replicas": one["spec"]["replicas"], "ready": one["status"].get("readyReplicas", 0),
                       "use": use_of(scalers[app])})


def record(control, nodes, save):
    api = control.api
    objects.make_namespace(api, GROUP)
    nodes.add_group(GROUP, cpu=64)
    cases = {f"{curve}-{behaviour}": (curve, behaviour) for curve in CURVES for behaviour in BEHAVIOURS}
    for app in cases:
        template = objects.pod_template(app, GROUP, STARTUP, DRAIN, cpu=1)
        api.post(objects.deployments(GROUP), objects.deployment(app, FEWEST, template))
    for app in cases:
        objects.wait_until_available(api, GROUP, app)
    began = time.monotonic() + 45
    loads = {app: (lambda seconds, curve=CURVES[case[0]]: level(curve, seconds)) for app, case in cases.items()}
    metrics = PretendedMetrics(nodes, GROUP, loads, began, PHASE)
    server = MetricsServer(api, metrics, control.folder, free_port())
    try:
        time.sleep(began - time.monotonic())
        for app, (_, behaviour) in cases.items():
            api.post(f"/apis/autoscaling/v2/namespaces/{GROUP}/horizontalpodautoscalers",
                     autoscaler(app, BEHAVIOURS[behaviour]))
        logs = {app: objects.Log(began) for app in cases}
        while time.monotonic() < began + LENGTH:
            look(api, logs)
            time.sleep(0.5)
    finally:
        server.stop()
        metrics.stop()
    for app, (curve, behaviour) in cases.items():
        save(f"autoscaling-{app}", {
            "load": CURVES[curve], "behaviour": BEHAVIOURS[behaviour], "length": LENGTH, "startup": STARTUP,
            "drain": DRAIN, "request": 1, "target": TARGET / 100, "min": FEWEST, "max": MOST,
        }, logs[app].rows)
