#!/bin/sh
# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# Installs the judges of the exports, versions pinned, outside the build folder: a second run costs nothing.
# Needs Go (>= 1.24) and Python 3 with venv; neither is needed by the product. Prints the folder of each judge.
set -eu

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/windtunnel-judges
KUBERNETES=1.34.0

# go_tool NAME VERSION PACKAGE: `go install` into NAME-VERSION, renamed into place only when complete.
go_tool() {
  folder=$CACHE/$1-$2
  if [ ! -x "$folder/$1" ]; then
    rm -rf "$folder.part" && mkdir -p "$folder.part"
    GOBIN=$folder.part GOFLAGS=-mod=mod go install "$3@$2"
    rm -rf "$folder" && mv "$folder.part" "$folder"
  fi
  echo "$1 $folder/$1"
}

# Readers of YAML 1.1 (PyYAML) and 1.2 (ruamel.yaml), and the Kubernetes schemas as a package carries them.
python_tools() {
  folder=$CACHE/python-2
  if [ ! -x "$folder/bin/python" ] || [ ! -e "$folder/complete" ]; then
    rm -rf "$folder"
    python3 -m venv "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check \
      PyYAML==6.0.2 ruamel.yaml==0.18.10 yamllint==1.35.1 kubernetes-validate==1.37.0
    touch "$folder/complete"
  fi
  echo "python $folder/bin/python"
}

# The schemas refer to an absolute address; kubeconform wants plain neighbours.
schemas() {
  folder=$CACHE/schemas-$KUBERNETES
  if [ ! -e "$folder/complete" ]; then
    rm -rf "$folder"
    "$CACHE/python-2/bin/python" "$(dirname "$0")/local_schemas.py" "$KUBERNETES" "$folder"
    touch "$folder/complete"
  fi
  echo "schemas $folder"
}

mkdir -p "$CACHE"
go_tool helm v3.16.4 helm.sh/helm/v3/cmd/helm
go_tool kubeconform v0.8.0 github.com/yannh/kubeconform/cmd/kubeconform
go_tool kube-score v1.20.0 github.com/zegl/kube-score/cmd/kube-score
python_tools
schemas
