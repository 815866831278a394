# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""A metrics.k8s.io for pretended pods: the ready pods of an application share its load equally, and every 15 s the
mean CPU use of each running pod since the last scrape becomes known, as metrics-server does it."""
import datetime
import http.server
import json
import os
import re
import ssl
import subprocess
import threading
import time
import urllib.parse

SCRAPE = 15  # metric-resolution of metrics-server
STEP = 0.25
BASE = "/apis/metrics.k8s.io/v1beta1"


class PretendedMetrics:
    """`loads`: application -> function from seconds since the beginning to cores."""

    def __init__(self, nodes, namespace, loads, began, phase):
        self._nodes = nodes
        self._namespace = namespace
        self._loads = loads
        self._began = began
        self._phase = phase
        self._used = {}  # (application, pod) -> core seconds
        self._scraped = {}
        self._known = {}  # application -> [(pod, cores)], stamp
        self._ends = threading.Event()
        threading.Thread(target=self._keep_counting, daemon=True).start()

    def stop(self):
        self._ends.set()

    def _keep_counting(self):
        last = time.monotonic()
        scrape = self._began + self._phase - SCRAPE
        while not self._ends.wait(STEP):
            now = time.monotonic()
            for app, load in self._loads.items():
                ready = list(self._nodes.ready.get((self._namespace, app), ()))
                for pod in ready:
                    key = (app, pod)
                    self._used[key] = self._used.get(key, 0) + load(now - self._began) * (now - last) / len(ready)
            last = now
            if now >= scrape:
                self._scrape()
                scrape += SCRAPE

    def _scrape(self):
        stamp = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        scraped = {}
        for app in self._loads:
            rows = []
            for pod in list(self._nodes.running.get((self._namespace, app), ())):
                used = scraped[app, pod] = self._used.get((app, pod), 0)
                if (app, pod) in self._scraped:
                    rows.append((pod, (used - self._scraped[app, pod]) / SCRAPE))
            self._known[app] = (rows, stamp)
        self._scraped = scraped

    def answer(self, app):
        rows, stamp = self._known.get(app, ([], ""))
        items = [{"metadata": {"name": pod, "namespace": self._namespace, "labels": {"app": app}}, "timestamp": stamp,
                  "window": f"{SCRAPE}s", "containers": [{"name": "it", "usage": {"cpu": f"{cores * 1e9:.0f}n",
                                                                               "memory": "64Mi"}}]}
                 for pod, cores in rows]
        return {"kind": "PodMetricsList", "apiVersion": "metrics.k8s.io/v1beta1", "metadata": {}, "items": items}


class MetricsServer:
    """Serves the figures over HTTPS on loopback and registers itself with the aggregator."""

    def __init__(self, api, metrics, folder, port):
        self._api = api
        key, certificate = os.path.join(folder, "metrics.key"), os.path.join(folder, "metrics.crt")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                        "-days", "2", "-subj", "/CN=localhost"], check=True, stderr=subprocess.DEVNULL)
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler_of(metrics))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        api.post("/api/v1/namespaces/kube-system/services", {
            "metadata": {"name": "metrics"},
            "spec": {"type": "ExternalName", "externalName": "localhost", "ports": [{"port": port}]}})
        api.post("/apis/apiregistration.k8s.io/v1/apiservices", {
            "metadata": {"name": "v1beta1.metrics.k8s.io"},
            "spec": {"group": "metrics.k8s.io", "version": "v1beta1", "insecureSkipTLSVerify": True,
                     "groupPriorityMinimum": 100, "versionPriority": 100,
                     "service": {"namespace": "kube-system", "name": "metrics", "port": port}}})

    def stop(self):
        self._api.delete("/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics.k8s.io")
        self._server.shutdown()


def handler_of(metrics):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            url = urllib.parse.urlsplit(self.path)
            selector = urllib.parse.parse_qs(url.query).get("labelSelector", [""])[0]
            app = re.search(r"app=([\w-]+)", selector)
            if url.path == BASE:
                self._answer({"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "metrics.k8s.io/v1beta1",
                              "resources": [{"name": "pods", "singularName": "", "namespaced": True,
                                             "kind": "PodMetrics", "verbs": ["get", "list"]}]})
            elif url.path.endswith("/pods") and app:
                self._answer(metrics.answer(app.group(1)))
            else:
                self._answer({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 404}, 404)

        def _answer(self, body, status=200):
            text = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_):
            pass

    return Handler
