# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""etcd, API server, controller manager and scheduler as plain processes on free ports of loopback."""
import json
import os
import secrets
import socket
import subprocess
import tempfile
import time

from api import Api


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ControlPlane:
    """A context: everything is under one temporary folder and ends with it."""

    def __init__(self, programs):
        self._programs = programs
        self._processes = []

    def __enter__(self):
        self._temporary = tempfile.TemporaryDirectory(prefix="control-plane-")
        self.folder = self._temporary.name
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._temporary.cleanup()

    def _start(self):
        token = secrets.token_hex(16)
        self._write("tokens.csv", f'{token},recorder,recorder,"system:masters"\n')
        subprocess.run(["openssl", "genrsa", "-out", self._path("sa.key"), "2048"], check=True,
                       stderr=subprocess.DEVNULL)
        subprocess.run(["openssl", "rsa", "-in", self._path("sa.key"), "-pubout", "-out", self._path("sa.pub")],
                       check=True, stderr=subprocess.DEVNULL)
        etcd, peers, port = free_port(), free_port(), free_port()
        self._run("etcd", f"--data-dir={self._path('etcd')}", f"--listen-client-urls=http://127.0.0.1:{etcd}",
                  f"--advertise-client-urls=http://127.0.0.1:{etcd}",
                  f"--listen-peer-urls=http://127.0.0.1:{peers}", "--unsafe-no-fsync", "--log-level=error")
        self._run("kube-apiserver", f"--etcd-servers=http://127.0.0.1:{etcd}", "--bind-address=127.0.0.1",
                  "--advertise-address=127.0.0.1", "--endpoint-reconciler-type=none", f"--secure-port={port}",
                  f"--cert-dir={self._path('certificates')}",
                  "--service-account-issuer=https://kubernetes.default.svc",
                  f"--service-account-key-file={self._path('sa.pub')}",
                  f"--service-account-signing-key-file={self._path('sa.key')}",
                  f"--token-auth-file={self._path('tokens.csv')}", "--authorization-mode=Node,RBAC",
                  "--service-cluster-ip-range=10.96.0.0/16")
        self.api = Api(port, token)
        self._wait_until_ready()
        self._write("kubeconfig", json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "it",
            "clusters": [{"name": "it", "cluster": {"server": f"https://127.0.0.1:{port}",
                                                    "insecure-skip-tls-verify": True}}],
            "users": [{"name": "it", "user": {"token": token}}],
            "contexts": [{"name": "it", "context": {"cluster": "it", "user": "it"}}]}))
        config = f"--kubeconfig={self._path('kubeconfig')}"
        self._run("kube-controller-manager", config, "--leader-elect=false", "--secure-port=0",
                  f"--service-account-private-key-file={self._path('sa.key')}",
                  "--controllers=*,-nodeipam,-cloud-node-lifecycle")
        self._run("kube-scheduler", config, "--leader-elect=false", "--secure-port=0")
        self.version = self.api.get("/version")["gitVersion"]

    def _wait_until_ready(self):
        deadline = time.monotonic() + 90
        while True:
            try:
                return self.api.get("/readyz")
            except Exception:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.3)

    def _path(self, name):
        return os.path.join(self.folder, name)

    def _write(self, name, text):
        with open(os.open(self._path(name), os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(text)

    def _run(self, program, *arguments):
        with open(self._path(program + ".log"), "wb") as log:
            self._processes.append(subprocess.Popen([os.path.join(self._programs, program), *arguments],
                                                    stdout=log, stderr=log))
