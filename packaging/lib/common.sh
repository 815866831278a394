# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the scripts of this folder share. Source it; it finds the tree by its own
# place, so that the scripts work from any folder.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
log_name=build/packaging.log
log=$root/$log_name
jobs=$(nproc 2>/dev/null || echo 2)
mkdir -p "$root/build"

say() { printf '\033[1m%s\033[0m\n' "$*" | if [ -t 1 ]; then cat; else sed 's/\x1b\[[0-9;]*m//g'; fi; }

fail() {
  printf 'packaging: %s\n' "$*" >&2
  exit 2
}

# Runs a command into the log; on failure shows the log's end and stops.
logged() {
  printf '\n$ %s\n' "$*" >>"$log"
  "$@" >>"$log" 2>&1 </dev/null && return 0
  tail -n 40 "$log" >&2
  fail "\"$*\" failed; the whole log is in $log"
}

# shellcheck source-path=SCRIPTDIR
source "$root/packaging/lib/packages.sh"

# configure PRESET OPTION...: only when the build folder is new or an option changed.
configure() {
  local preset=$1 folder=$root/build/$1
  shift
  [ -f "$folder/build.ninja" ] && [ "$(cat "$folder/options.txt" 2>/dev/null)" = "$*" ] && return 0
  say "Configuring build/$preset"
  (cd "$root" && logged cmake --preset "$preset" "$@")
  printf '%s\n' "$*" >"$folder/options.txt"
}

# build PRESET TARGET...: silent when everything is up to date.
build() {
  local folder=$root/build/$1 steps quiet=()
  shift
  logged ninja -C "$folder" build.ninja
  steps=$(ninja -C "$folder" -n "$@" 2>/dev/null | grep -c '^\[' || true)
  [ "$steps" = 0 ] && ninja -C "$folder" -n "$@" >/dev/null && return 0
  say "Building ($steps steps, $jobs at a time)"
  [ -t 1 ] || quiet=(--quiet)
  ninja -C "$folder" -j "$jobs" "${quiet[@]}" "$@" </dev/null || fail "the build failed; the messages above say where"
}
