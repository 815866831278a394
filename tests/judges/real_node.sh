#!/bin/bash
# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# Installs the chart of a design on a real node, all components as stubs, and holds it to what is drawn:
#   real_node.sh CLUSTER PROGRAM DESIGN [PATH | "METHOD PATH"]...
# CLUSTER is a command with `kubectl` and `nsrun` (any command inside the cluster's network). Sends 200 requests through
# the gateway's Service over the given paths, then looks for every drawn arrow in the stubs' metrics.
set -euo pipefail
CLUSTER=$1 PROGRAM=$2 DESIGN=$3
shift 3
PATHS=("${@:-/}")
HELM=${HELM:-helm}
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT

"$PROGRAM" export "$DESIGN" --to helm -o "$WORK/chart" >/dev/null 2>&1
NAME=$(sed -n 's/^name: //p' "$WORK/chart/Chart.yaml" | tr -d '"')
kube() { "$CLUSTER" kubectl "$@"; }
kube create namespace "$NAME" >/dev/null
kube label namespace "$NAME" pod-security.kubernetes.io/{enforce,audit,warn}=restricted >/dev/null

START=$SECONDS
"$CLUSTER" nsrun "$HELM" install "$NAME" "$WORK/chart" --namespace "$NAME" --wait --timeout 5m \
  --set global.stub=all --set global.imagePullPolicy=IfNotPresent >/dev/null
echo "helm install --wait: $((SECONDS - START)) s, $(kube get pods -n "$NAME" --no-headers | grep -c Running) pods running"
START=$SECONDS
"$CLUSTER" nsrun "$HELM" test "$NAME" --namespace "$NAME" >/dev/null
echo "helm test: $((SECONDS - START)) s"

# The gateway is the front door by which the routes were drawn; without one any front door serves.
DOOR=$(sed -n '/^  [a-z0-9-]*:$/{s/[ :]//g;h};/^    front: true/{x;p;q}' "$WORK/chart/values.yaml")
ADDRESS=$(kube get service -n "$NAME" "$DOOR" -o 'jsonpath={.spec.clusterIP}:{.spec.ports[0].port}')
BAD=0
for number in $(seq 200); do
  path=${PATHS[$((number % ${#PATHS[@]}))]} method=GET
  case $path in *" "*) method=${path%% *} path=${path#* } ;; esac
  code=$("$CLUSTER" nsrun curl -s -o /dev/null -m 20 -w '%{http_code}' --retry 3 --retry-connrefused -X "$method" "http://$ADDRESS$path") || true
  [ "$code" = 200 ] || { BAD=$((BAD + 1)); echo "  $path: $code"; }
done
echo "requests through $DOOR: 200, errors: $BAD"
for job in $(kube get cronjobs -n "$NAME" -o name); do
  kube create job -n "$NAME" --from="$job" "${job##*/}-now" >/dev/null
  kube wait -n "$NAME" --for=condition=complete --timeout=60s "job/${job##*/}-now" >/dev/null
done
sleep 3

kube get pods -n "$NAME" -o 'jsonpath={range .items[*]}{.status.podIP}:{.spec.containers[0].ports[0].containerPort}{"\n"}{end}' |
  while read -r pod; do "$CLUSTER" nsrun curl -s -m 10 "http://$pod/metrics" || true; done >"$WORK/metrics"
python3 "$(dirname "$0")/arrows.py" "$DESIGN" "$WORK/metrics" || BAD=$((BAD + 1))
"$CLUSTER" nsrun "$HELM" uninstall "$NAME" --namespace "$NAME" >/dev/null
kube delete namespace "$NAME" --wait=false >/dev/null
[ "$BAD" = 0 ]
