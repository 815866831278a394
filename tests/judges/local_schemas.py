# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Copies one version of the Kubernetes schemas out of kubernetes-validate, with references kubeconform can follow."""

import json
import pathlib
import sys

import kubernetes_validate


def main() -> None:
    version, target = sys.argv[1], pathlib.Path(sys.argv[2])
    bundle = pathlib.Path(kubernetes_validate.__file__).parent / "kubernetes-json-schema"
    source = bundle / f"v{version}-local-strict"
    if not source.is_dir():
        known = ", ".join(sorted(folder.name for folder in bundle.iterdir()))
        sys.exit(f"no schemas for Kubernetes {version}; the package carries {known}")
    copies = target / f"v{version}-local-strict"
    copies.mkdir(parents=True)
    for file in source.glob("*.json"):
        document = json.loads(file.read_text())
        document.pop("$id", None)
        text = json.dumps(document).replace("/api/_definitions.json", "_definitions.json")
        (copies / file.name).write_text(text)


main()
