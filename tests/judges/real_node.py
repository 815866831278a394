# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Installs the charts of designs on a real node, every component a stub, and sends requests through the gateway.

usage: real_node.py CLUSTER WINDTUNNEL DESIGN...

CLUSTER is a program with `up`, `dns`, `down`, `kubectl …` and `nsrun COMMAND …` (any command inside the cluster's
network, with helm and kubectl on its path). For each design: helm install --wait and helm test in a namespace that
enforces the restricted Pod Security Standard, 200 requests through the gateway's Service, then every drawn arrow is
looked for in the stubs' metrics. Prints one line of figures a design; exit code 1 when something is missing.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import yaml

REQUESTS = 200
CALLS = re.compile(r'^stub_calls_total\{component="([^"]*)",target="([^"]*)",operation="[^"]*",outcome="([^"]*)"\} (\d+)')
TAKEN = re.compile(r'^stub_consumed_total\{component="([^"]*)",source="([^"]*)"')


class Node:
    """The cluster program, with the commands used here."""

    def __init__(self, program: str):
        self.program = program

    def run(self, *words: str, check: bool = True) -> str:
        done = subprocess.run([self.program, *words], capture_output=True, text=True)
        if check and done.returncode:
            raise RuntimeError(f"{' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def listed(self, kind: str, space: str) -> list[dict]:
        return json.loads(self.run("kubectl", "-n", space, "get", kind, "-o", "json"))["items"]


class Drawing:
    """What the design file draws: clients, what they reach, and the arrows between what runs."""

    def __init__(self, design: str):
        tree = yaml.safe_load(pathlib.Path(design).read_text())
        self.name = pathlib.Path(design).name.removesuffix(".windtunnel.yaml")
        clients = {key for key, component in tree["components"].items() if component["kind"] == "client"}
        arrows = {tuple(key.split(" -> ")) for key in tree.get("connections", {})}
        self.doors = sorted({to for source, to in arrows if source in clients})
        self.arrows = {arrow for arrow in arrows if arrow[0] not in clients}


def send(node: Node, address: str, count: int) -> int:
    """Sends requests one after another inside the cluster's network; answers how many failed."""
    node.run("nsrun", "curl", "-s", "-o", "/dev/null", "--retry", "20", "--retry-all-errors", "--retry-delay", "1", address)
    answers = node.run("nsrun", "curl", "-s", "-o", "/dev/null", "-w", "%{http_code}\n", f"{address}?n=[1-{count}]")
    return sum(1 for code in answers.split() if not code.startswith("2"))


def metrics(node: Node, space: str) -> str:
    texts = []
    for pod in node.listed("pods", space):
        address = pod["status"].get("podIP")
        ports = [port["containerPort"] for c in pod["spec"]["containers"] for port in c.get("ports", [])]
        if address and ports and pod["status"]["phase"] == "Running":
            texts.append(node.run("nsrun", "curl", "-s", f"http://{address}:{ports[0]}/metrics", check=False))
    return "\n".join(texts)


def seen_in(text: str) -> tuple[set[tuple[str, str]], int]:
    arrows, errors = set(), 0
    for line in text.splitlines():
        if match := CALLS.match(line):
            arrows.add((match[1], match[2]))
            errors += 0 if match[3] == "ok" else int(match[4])
        if match := TAKEN.match(line):
            arrows.add((match[2], match[1]))
    return arrows, errors


def install(node: Node, program: str, design: str, drawing: Drawing, space: str, folder: pathlib.Path) -> float:
    """Installs the chart and runs its tests; answers the seconds until all pods were ready."""
    target = folder / drawing.name
    subprocess.run([program, "export", design, "--to", "helm", "-o", str(target)], check=True, capture_output=True)
    chart = next(target.rglob("Chart.yaml")).parent
    node.run("kubectl", "delete", "namespace", space, "--ignore-not-found", "--wait")
    node.run("kubectl", "create", "namespace", space)
    node.run("kubectl", "label", "namespace", space, "pod-security.kubernetes.io/enforce=restricted")
    began = time.monotonic()
    node.run("nsrun", "helm", "install", drawing.name, str(chart), "-n", space, "--wait", "--timeout", "8m",
             "--set", "global.stub=all", "--set", "global.imagePullPolicy=IfNotPresent")
    taken = time.monotonic() - began
    node.run("nsrun", "helm", "test", drawing.name, "-n", space, "--timeout", "3m")
    return taken


def try_design(node: Node, program: str, design: str, folder: pathlib.Path) -> bool:
    drawing = Drawing(design)
    space = f"try-{drawing.name}"
    installed = install(node, program, design, drawing, space, folder)
    pods = [pod for pod in node.listed("pods", space) if pod["status"]["phase"] == "Running"]
    ready = sum(all(c["ready"] for c in pod["status"]["containerStatuses"]) for pod in pods)
    failed = sum(send(node, address_of(node, space, door), REQUESTS) for door in drawing.doors)
    time.sleep(5)
    seen, errors = seen_in(metrics(node, space))
    missing = sorted(" -> ".join(arrow) for arrow in drawing.arrows - seen)
    print(f"{drawing.name}: installed in {installed:.0f} s, {ready}/{len(pods)} pods ready, {REQUESTS} requests, "
          f"{failed} failed, {len(drawing.arrows) - len(missing)}/{len(drawing.arrows)} arrows seen, "
          f"{errors} failed calls" + (f"; not seen: {', '.join(missing)}" if missing else ""), flush=True)
    node.run("nsrun", "helm", "uninstall", drawing.name, "-n", space, "--wait")
    node.run("kubectl", "delete", "namespace", space, "--wait")
    return ready == len(pods) and not failed and not errors and not missing


def address_of(node: Node, space: str, door: str) -> str:
    service = json.loads(node.run("kubectl", "-n", space, "get", "service", door, "-o", "json"))
    return f"http://{service['spec']['clusterIP']}:{service['spec']['ports'][0]['port']}/"


def main() -> int:
    cluster, program, *designs = sys.argv[1:]
    node = Node(cluster)
    node.run("up")
    node.run("dns")
    try:
        with tempfile.TemporaryDirectory() as folder:
            good = [try_design(node, program, design, pathlib.Path(folder)) for design in designs]
    finally:
        node.run("down", check=False)
    return 0 if all(good) else 1


sys.exit(main())
