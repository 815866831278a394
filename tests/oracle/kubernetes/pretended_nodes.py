# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Nodes without machines: their kubelets renew leases, and start and end pods that do nothing.

A pod is Running as soon as its node hears of it, Ready after the seconds in its annotation `startup`, and gone the
seconds in its annotation `drain` after it was told to end. A silent node does nothing of that; when it comes back, its
pods start again."""
import datetime
import heapq
import threading
import time

from api import ApiError

LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases"
RENEWAL = 10  # renewInterval of the kubelet: a quarter of the lease of 40 s


def now_text():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def condition(kind, holds):
    return {"type": kind, "status": "True" if holds else "False", "lastTransitionTime": now_text()}


class PretendedNodes:
    def __init__(self, api):
        self._api = api
        self._agenda = []
        self._count = 0
        self._silent = set()
        self._nodes = set()
        self._renewed = {}  # node -> seconds of time.monotonic()
        self._seen = {}  # pod key -> what the agenda already holds for it
        self.ready = {}  # (namespace, app) -> {pod name}
        self.running = {}  # (namespace, app) -> {pod name: seconds of time.monotonic()}
        self._lock = threading.RLock()
        self._ends = threading.Event()
        for work in (self._keep_watching, self._keep_working):
            threading.Thread(target=work, daemon=True).start()

    def stop(self):
        self._ends.set()

    def add(self, name, zone, group, cpu, memory="64Gi"):
        labels = {"kubernetes.io/hostname": name, "topology.kubernetes.io/zone": zone, "group": group}
        self._api.post("/api/v1/nodes", {"metadata": {"name": name, "labels": labels}})
        room = {"cpu": str(cpu), "memory": memory, "pods": "110"}
        with self._lock:
            self._nodes.add(name)
        self._post_status(name, room)
        self._renew(name)

    def add_group(self, group, cpu, per_zone=2):
        """Nodes in three zones of their own, so that no group touches another; `group-b-1`."""
        for zone in "abc":
            for number in range(per_zone):
                self.add(f"{group}-{zone}-{number}", f"{group}-{zone}", group, cpu)
        while any("taints" in node["spec"] for node in self._api.get("/api/v1/nodes")["items"]):
            time.sleep(0.2)  # the node controller has not looked at them yet

    def wait_between_renewals(self, node):
        """Until the middle between two renewals of its lease."""
        with self._lock:
            since = time.monotonic() - self._renewed[node]
        time.sleep((RENEWAL * 1.5 - since) % RENEWAL)

    def fall_silent(self, *nodes):
        with self._lock:
            self._silent.update(nodes)

    def come_back(self, *nodes):
        with self._lock:
            self._silent.difference_update(nodes)
            self._seen = {key: seen for key, seen in self._seen.items() if seen["node"] not in nodes}
        for node in nodes:
            self._renew_now(node)
            self._post_status(node)
        for pod in self._api.get("/api/v1/pods")["items"]:
            if pod["spec"].get("nodeName") in nodes:
                self._hear(pod)

    def _post_status(self, name, room=None):
        kinds = {"Ready": True, "MemoryPressure": False, "DiskPressure": False, "PIDPressure": False}
        conditions = [dict(condition(kind, holds), lastHeartbeatTime=now_text()) for kind, holds in kinds.items()]
        status = {"conditions": conditions, "nodeInfo": {}}
        if room:
            status.update(capacity=room, allocatable=room)
        self._api.patch(f"/api/v1/nodes/{name}/status", {"status": status})

    def _renew(self, name):
        with self._lock:
            is_silent = name in self._silent
        if not is_silent:
            self._renew_now(name)
        self._at(RENEWAL, lambda: self._renew(name))

    def _renew_now(self, name):
        stamp = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        with self._lock:
            self._renewed[name] = time.monotonic()
        spec = {"holderIdentity": name, "leaseDurationSeconds": 40, "renewTime": stamp}
        try:
            self._api.patch(f"{LEASES}/{name}", {"spec": spec})
        except ApiError as error:
            if error.status != 404:
                raise
            self._api.post(LEASES, {"metadata": {"name": name}, "spec": spec})

    def _at(self, delay, action):
        with self._lock:
            self._count += 1
            heapq.heappush(self._agenda, (time.monotonic() + delay, self._count, action))

    def _keep_working(self):
        while not self._ends.wait(0.05):
            while True:
                with self._lock:
                    if not self._agenda or self._agenda[0][0] > time.monotonic():
                        break
                    action = heapq.heappop(self._agenda)[2]
                try:
                    action()
                except ApiError as error:
                    if error.status not in (404, 409):  # the pod has gone or changed meanwhile
                        raise

    def _keep_watching(self):
        while not self._ends.is_set():
            try:
                pods = self._api.get("/api/v1/pods")
                for pod in pods["items"]:
                    self._hear(pod)
                for event in self._api.watch("/api/v1/pods", pods["metadata"]["resourceVersion"]):
                    if event["type"] == "DELETED":
                        self._forget(event["object"])
                    elif event["type"] != "ERROR":
                        self._hear(event["object"])
            except (OSError, ApiError):
                if not self._ends.wait(0.2):
                    continue

    def _hear(self, pod):
        node = pod["spec"].get("nodeName")
        key = (pod["metadata"]["namespace"], pod["metadata"]["name"])
        with self._lock:
            if node not in self._nodes or node in self._silent:
                return
            seen = self._seen.setdefault(key, {"node": node, "starts": False, "ends": False})
            is_ending = "deletionTimestamp" in pod["metadata"]
            runs = seen["starts"]
            starts = not runs and not is_ending
            ends = is_ending and not seen["ends"]
            seen["starts"] = runs or starts
            seen["ends"] = seen["ends"] or is_ending
        notes = pod["metadata"].get("annotations", {})
        if starts:
            self._at(0, lambda: self._run(pod))
            self._at(float(notes.get("startup", 0)), lambda: self._make_ready(pod))
        if ends:
            with self._lock:
                self.ready.get(self._app(pod), set()).discard(key[1])
            drain = float(notes.get("drain", 0)) if runs else 0
            self._at(drain, lambda: self._end(pod))

    def _is_cut_off(self, pod):
        with self._lock:
            return pod["spec"]["nodeName"] in self._silent

    @staticmethod
    def _app(pod):
        return pod["metadata"]["namespace"], pod["metadata"].get("labels", {}).get("app")

    @staticmethod
    def _path(pod):
        return f"/api/v1/namespaces/{pod['metadata']['namespace']}/pods/{pod['metadata']['name']}"

    def _run(self, pod):
        if self._is_cut_off(pod):
            return
        self._post_pod(pod, False, {"startTime": now_text()})
        with self._lock:
            self.running.setdefault(self._app(pod), {})[pod["metadata"]["name"]] = time.monotonic()

    def _make_ready(self, pod):
        if self._is_cut_off(pod):
            return
        with self._lock:
            seen = self._seen.get((pod["metadata"]["namespace"], pod["metadata"]["name"]))
            if seen is None or seen["ends"]:
                return
        self._post_pod(pod, True)
        with self._lock:
            self.ready.setdefault(self._app(pod), set()).add(pod["metadata"]["name"])

    def _post_pod(self, pod, is_ready, more=None):
        conditions = [condition(kind, holds) for kind, holds in
                      (("Initialized", True), ("ContainersReady", is_ready), ("Ready", is_ready))]
        container = {"name": "it", "image": "it", "imageID": "it", "ready": is_ready, "started": True,
                     "restartCount": 0, "state": {"running": {"startedAt": now_text()}}}
        status = {"phase": "Running", "podIP": "10.244.0.1", "conditions": conditions,
                  "containerStatuses": [container], **(more or {})}
        self._api.patch(self._path(pod) + "/status", {"status": status})

    def _end(self, pod):
        if not self._is_cut_off(pod):
            self._api.delete(self._path(pod), {"gracePeriodSeconds": 0,
                                               "preconditions": {"uid": pod["metadata"]["uid"]}})

    def _forget(self, pod):
        with self._lock:
            name = pod["metadata"]["name"]
            self._seen.pop((pod["metadata"]["namespace"], name), None)
            self.ready.get(self._app(pod), set()).discard(name)
            self.running.get(self._app(pod), {}).pop(name, None)
