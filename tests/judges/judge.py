# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Exports designs with the program and holds the results before the installed judges.

judge.py PROGRAM DESIGN...   The judges are looked for where install.sh puts them. Exit code 77 means they are not
installed (and CI is not set): CTest shows the test as skipped.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import house_rules

KUBERNETES = "1.34.0"
SWITCHES = (["global.stub=all"], ["global.imagePullPolicy=IfNotPresent"], ["global.imageRegistry=registry.example.com"],
            ["global.storageClass=fast"], ["global.imagePullSecrets[0].name=registry"],
            ["global.stub=all", "global.imagePullPolicy=IfNotPresent", "global.rehearsalRequests.cpu=20m"], ["global.edge=gateway-api"],
            ["global.edge=gateway-api", "global.certificateIssuer=letsencrypt", "global.edgeHost=shop.example.com"],
            ["global.edge=ingress", "global.edgeClass=nginx", "global.edgeHost=shop.example.com"], ["global.edge=none"],
            ["global.edge=gateway-api", "global.stub=all"],
            ["global.stubImage=registry.example.com/python:3.13.1-slim", "global.monitoringNamespace=observability",
             "global.dnsNamespace=dns", "global.priority=5000"])


def cache():
    base = os.environ.get("XDG_CACHE_HOME") or str(pathlib.Path.home() / ".cache")
    return pathlib.Path(base) / "windtunnel-judges"


TOOLS = {"helm": cache() / "helm-v3.16.4/helm", "kubeconform": cache() / "kubeconform-v0.8.0/kubeconform",
         "kube-score": cache() / "kube-score-v1.20.0/kube-score"}
SCHEMAS = cache() / f"schemas-{KUBERNETES}"
CUSTOM = f"{pathlib.Path(__file__).resolve().parent}/schemas/{{{{.Group}}}}/{{{{.ResourceKind}}}}_{{{{.ResourceAPIVersion}}}}.json"


def run(*command, text=None):
    done = subprocess.run([str(part) for part in command], input=text, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def need(label, done):
    """The output of a judge that has to succeed."""
    code, out, err = done
    if code != 0:
        raise AssertionError(f"{label}: exit code {code}\n{out[-3000:]}{err[-3000:]}")
    return out


def documents(text):
    import yaml

    return [document for document in yaml.safe_load_all(text) if document]


def identity(document):
    return document["kind"], document["metadata"]["name"]


def normalised(document):
    """What may differ between the chart and the manifests: the hash of the configuration, and the spelling of JSON."""
    document = json.loads(json.dumps(document))
    annotations = document.get("spec", {}).get("template", {}).get("metadata", {}).get("annotations", {})
    annotations.pop("checksum/config", None)
    job = document.get("spec", {}).get("jobTemplate", {}).get("spec", {}).get("template", {}).get("metadata", {})
    job.get("annotations", {}).pop("checksum/config", None)
    for name, text in list((document.get("data") or {}).items()):
        if name.endswith(".json"):
            document["data"][name] = json.loads(text)
    return document


def schema_check(label, text):
    place = f"{SCHEMAS}/{{{{.NormalizedKubernetesVersion}}}}-local{{{{.StrictSuffix}}}}/{{{{.ResourceKind}}}}{{{{.KindSuffix}}}}.json"
    need(f"kubeconform {label}", run(TOOLS["kubeconform"], "-strict", "-kubernetes-version", KUBERNETES,
                                     "-schema-location", place, "-schema-location", CUSTOM, "-", text=text))


def score_check(label, text):
    """Another pull policy than Always is a finding by itself, and what the switch asks for."""
    ignored = ("--ignore-test", "container-image-pull-policy") if "IfNotPresent" in label else ()
    _, out, _ = run(TOOLS["kube-score"], "score", *ignored, "--kubernetes-version", "v1.34", "-o", "ci", "-", text=text)
    assert "[OK]" in out, f"kube-score {label} judged nothing"
    bad = [line for line in out.splitlines() if line.startswith(("[WARNING]", "[CRITICAL]"))]
    assert not bad, f"kube-score {label}:\n" + "\n".join(bad)


def judge_text(label, text):
    schema_check(label, text)
    score_check(label, text)
    findings = house_rules.findings(documents(text))
    assert not findings, f"house rules {label}:\n" + "\n".join(findings)


def export(program, design, target, folder):
    need(f"export {design} --to {target}", run(program, "export", design, "--to", target, "-o", folder))


def compare(manifests, chart):
    wanted = {identity(document): normalised(document) for document in manifests if document["kind"] != "Namespace"}
    found = {identity(document): normalised(document) for document in chart
             if "helm.sh/hook" not in document["metadata"].get("annotations", {})}
    assert wanted.keys() == found.keys(), f"objects differ: {sorted(wanted.keys() ^ found.keys())}"
    for name in wanted:
        assert wanted[name] == found[name], (f"{name} differs:\nmanifest {json.dumps(wanted[name], sort_keys=True)}"
                                             f"\nchart    {json.dumps(found[name], sort_keys=True)}")


def edge_check(switches, rendered):
    """A rehearsal installs on a bare cluster; what is asked for is there when anything is entered at all."""
    kinds = {document["kind"] for document in documents(rendered)}
    if "global.stub=all" in switches or "global.edge=none" in switches:
        assert not kinds & {"Gateway", "HTTPRoute", "Ingress"}, f"{switches}: {kinds}"


def service_switches(chart):
    """What a team changes for single services: a real image for a stub, replicas, the host of what is outside."""
    import yaml

    services = yaml.safe_load((chart / "values.yaml").read_text())["services"]
    stubs = [name for name, service in services.items() if not service["image"] and service["controller"] == "deployment"]
    fixed = [name for name in stubs if not services[name]["autoscaling"]]
    outside = [name for name, service in services.items() if service["controller"] == "external" or service["managed"]]
    return [*[f"services.{name}.image=registry.example.com/{name}:1.2.3" for name in stubs[:1]],
            *[f"services.{name}.replicas=5" for name in fixed[:1]],
            *[f"services.{name}.externalName={name}.example.com" for name in outside[:1]]]


def judge(program, design, folder):
    export(program, design, "kubernetes", folder / "manifests")
    export(program, design, "helm", folder / "chart")
    files = sorted((folder / "manifests").rglob("*.yaml"))
    text = "\n---\n".join(file.read_text() for file in files)
    manifests = documents(text)
    name = next(document["metadata"]["name"] for document in manifests if document["kind"] == "Namespace")
    judge_text("manifests", text)
    need("helm lint", run(TOOLS["helm"], "lint", "--strict", "--quiet", folder / "chart"))
    template = [TOOLS["helm"], "template", name, folder / "chart", "--namespace", name, "--kube-version", KUBERNETES]
    rendered = need("helm template", run(*template))
    compare(manifests, documents(rendered))
    judge_text("chart", rendered)
    for switches in (*SWITCHES, service_switches(folder / "chart")):
        sets = [part for switch in switches for part in ("--set", switch)]
        rendered = need("helm template", run(*template, *sets))
        judge_text("chart " + " ".join(switches), rendered)
        edge_check(switches, rendered)
    return len(manifests)


def main():
    missing = [name for name, path in TOOLS.items() if not path.exists()] + ([] if SCHEMAS.exists() else ["schemas"])
    if missing:
        print("judges not installed, run tests/judges/install.sh:", ", ".join(missing))
        sys.exit(1 if os.environ.get("CI") else 77)
    failed = 0
    for design in sys.argv[2:]:
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"{pathlib.Path(design).name}: {judge(sys.argv[1], design, pathlib.Path(folder))} objects, 0 findings")
            except AssertionError as error:
                failed += 1
                print(f"{pathlib.Path(design).name}: FAILED\n{error}")
    sys.exit(1 if failed else 0)


main()
