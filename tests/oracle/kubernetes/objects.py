# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""What the recordings create, and how they look at it."""
import threading
import time


def pod_template(app, group, startup, drain, cpu, more=None):
    return {
        "metadata": {"labels": {"app": app}, "annotations": {"startup": str(startup), "drain": str(drain)}},
        "spec": {"nodeSelector": {"group": group}, "automountServiceAccountToken": False,
                 "containers": [{"name": "it", "image": "it",
                                 "resources": {"requests": {"cpu": str(cpu), "memory": "128Mi"}}}], **(more or {})}}


def deployment(app, replicas, template, more=None):
    return {"metadata": {"name": app},
            "spec": {"replicas": replicas, "selector": {"matchLabels": {"app": app}}, "template": template,
                     **(more or {})}}


def make_namespace(api, name):
    api.post("/api/v1/namespaces", {"metadata": {"name": name}})
    wait_until(lambda: any(one["metadata"]["name"] == "default" for one in
                           api.get(f"/api/v1/namespaces/{name}/serviceaccounts")["items"]), "service account")


def deployments(namespace):
    return f"/apis/apps/v1/namespaces/{namespace}/deployments"


def pods_of(api, namespace, app):
    return api.get(f"/api/v1/namespaces/{namespace}/pods?labelSelector=app%3D{app}")["items"]


def is_ready(pod):
    return any(one["type"] == "Ready" and one["status"] == "True" for one in pod["status"].get("conditions", []))


def is_ending(pod):
    return "deletionTimestamp" in pod["metadata"]


def wait_until(holds, what, seconds=120, pause=0.2):
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"still no {what}")
        time.sleep(pause)


def wait_until_available(api, namespace, app):
    def holds():
        one = api.get(f"{deployments(namespace)}/{app}")
        return one.get("status", {}).get("availableReplicas", 0) == one["spec"]["replicas"]
    wait_until(holds, f"{app} that is available")


def together(works):
    """Does them all at the same time; what one of them raises is raised at the end."""
    errors = []

    def run(work):
        try:
            work()
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


class Log:
    """Rows of a recording: a row is kept when it differs from the one before. Times are seconds since the beginning."""

    def __init__(self, began):
        self._began = began
        self.rows = []

    def seconds(self):
        return round(time.monotonic() - self._began, 1)

    def add(self, row):
        if not self.rows or self.rows[-1] != {**row, "at": self.rows[-1]["at"]}:
            self.rows.append({"at": self.seconds(), **row})
