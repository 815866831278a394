#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Records what the real Kubernetes does, for the simulator to be held to:

    record.py FOLDER_OF_PROGRAMS [autoscaling | placement | rollout | node-loss]...

FOLDER_OF_PROGRAMS holds etcd, kube-apiserver, kube-controller-manager and kube-scheduler. They run as plain processes
on free ports of loopback, with pretended nodes and pretended metrics, under one temporary folder; nothing stays. All
recordings (the default) run at the same time, each on nodes and zones of its own, and take 16 minutes of real time,
because the autoscaler and the node controller count in minutes. Needs Python >= 3.9 and openssl, nothing else.

The programs are built with Go: k8s.io/kubernetes/cmd/... at the version wanted, with its staging modules replaced by
the published ones, and go.etcd.io/etcd/server/v3. Give -ldflags "-X k8s.io/component-base/version.gitVersion=v1.34.2".
The version is kept in each recording. `recordings/*.json` are the result: what was given, and a row for every change."""
import json
import os
import signal
import sys
import threading

import objects
import record_autoscaling
import record_node_loss
import record_placement
import record_rollout
from control_plane import ControlPlane
from pretended_nodes import PretendedNodes

PROGRAMS = ("etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler")
RECORDINGS = {"autoscaling": record_autoscaling, "placement": record_placement, "rollout": record_rollout,
              "node-loss": record_node_loss}


def text_of(recording):
    """JSON with one row a line."""
    head = "".join(f' "{key}": {json.dumps(value)},\n' for key, value in recording.items() if key != "rows")
    return "{\n" + head + ' "rows": [\n  ' + ",\n  ".join(map(json.dumps, recording["rows"])) + "\n ]\n}\n"


def saver(version):
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "recordings")

    def save(name, given, rows):
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, name + ".json"), "w") as file:
            file.write(text_of({"kubernetes": version, "given": given, "rows": rows}))
        print(f"{name}: {len(rows)} rows", file=sys.stderr, flush=True)

    return save


def stop(*_):
    """The processes end with this one; what the threads have to say to that is of no interest."""
    threading.excepthook = lambda *_: None
    sys.exit("stopped")


def main():
    if len(sys.argv) < 2 or not set(sys.argv[2:]) <= set(RECORDINGS):
        sys.exit(__doc__)
    missing = [name for name in PROGRAMS if not os.access(os.path.join(sys.argv[1], name), os.X_OK)]
    if missing:
        sys.exit(f"{sys.argv[1]} does not hold {', '.join(missing)}; "
                 "record.py without arguments says how to build them")
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, stop)

    with ControlPlane(sys.argv[1]) as control:
        nodes = PretendedNodes(control.api)
        save = saver(control.version)
        objects.together([lambda name=name: RECORDINGS[name].record(control, nodes, save)
                          for name in sys.argv[2:] or RECORDINGS])
        nodes.stop()


if __name__ == "__main__":
    main()
