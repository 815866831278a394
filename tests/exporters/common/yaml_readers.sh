#!/bin/sh
# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# yaml_readers.sh PROGRAM: what PROGRAM writes comes back from a reader of YAML 1.1 and from one of YAML 1.2.
set -eu
python=${XDG_CACHE_HOME:-$HOME/.cache}/windtunnel-judges/python-2/bin/python
if [ ! -x "$python" ]; then
  echo "PyYAML and ruamel.yaml not installed, run tests/judges/install.sh"
  [ -n "${CI:-}" ] && exit 1
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder/written.yaml" "$folder/wanted.json"
"$python" -B - "$folder" <<'SCRIPT'
import io, json, pathlib, sys
import yaml
from ruamel.yaml import YAML

folder = pathlib.Path(sys.argv[1])
text = (folder / "written.yaml").read_bytes().decode()
wanted = json.loads((folder / "wanted.json").read_text())
modern = YAML(typ="safe", pure=True)
modern.version = (1, 2)
for name, read in (("YAML 1.1 (PyYAML)", yaml.safe_load(text)), ("YAML 1.2 (ruamel.yaml)", modern.load(io.StringIO(text)))):
    for kind, found in (("list", read["texts"]), ("map", list(read["entries"].values()))):
        for one, other in zip(wanted, found, strict=True):
            assert type(other) is str and one == other, f"{name}, {kind}: wrote {one!r}, read {other!r}"
    print(f"{name}: {len(wanted)} strings come back")
SCRIPT
