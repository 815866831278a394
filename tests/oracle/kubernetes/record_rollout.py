# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Pods over a rolling update, for several pairs of maxSurge and maxUnavailable. Time begins with the update."""
import time

import objects

GROUP = "rollout"
REPLICAS, STARTUP, DRAIN = 7, 10, 5
PAIRS = {"surge": ("25%", "0%"), "unavailable": ("0%", "25%"), "both": ("25%", "25%"), "half": ("50%", "50%")}


def counts(api, app):
    """Pods that have not been told to end, those of them that are ready, and those of the new version."""
    pods = [pod for pod in objects.pods_of(api, GROUP, app) if not objects.is_ending(pod)]
    fresh = [pod for pod in pods if pod["metadata"]["annotations"]["version"] == "2"]
    return {"pods": len(pods), "ready": sum(map(objects.is_ready, pods)), "new": len(fresh),
            "newReady": sum(map(objects.is_ready, fresh))}


def template(app, version):
    made = objects.pod_template(app, GROUP, STARTUP, DRAIN, cpu=1)
    made["metadata"]["annotations"]["version"] = version
    return made


def is_done(row):
    return row["new"] == row["newReady"] == row["pods"] == REPLICAS


def record_one(api, app, pair, save):
    surge, unavailable = pair
    strategy = {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": surge, "maxUnavailable": unavailable}}
    api.post(objects.deployments(GROUP),
             objects.deployment(app, REPLICAS, template(app, "1"), {"strategy": strategy}))
    objects.wait_until_available(api, GROUP, app)
    time.sleep(2)
    log = objects.Log(time.monotonic())
    log.add(counts(api, app))
    api.patch(f"{objects.deployments(GROUP)}/{app}", {"spec": {"template": template(app, "2")}})
    while not is_done(log.rows[-1]) and log.seconds() < 300:
        time.sleep(0.1)
        log.add(counts(api, app))
    save(f"rollout-{app}", {"replicas": REPLICAS, "startup": STARTUP, "drain": DRAIN, "maxSurge": surge,
                            "maxUnavailable": unavailable}, log.rows)


def record(control, nodes, save):
    objects.make_namespace(control.api, GROUP)
    nodes.add_group(GROUP, cpu=64)
    objects.together([lambda app=app, pair=pair: record_one(control.api, app, pair, save)
                      for app, pair in PAIRS.items()])
