# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Installs what packages.txt names. A line is a Debian package, or alternatives
# `a|b` where distributions name it differently; a second word limits it to a
# purpose: without one it is for `build` (and run), else for `test` or `check` (style).
# common.sh sources this file and sets root and log_name.

packages_for() {  # LIST PURPOSE...: the packages of the list for these purposes
  local list=$1
  shift
  awk -v wanted=" $* " '!/^#/ && NF { if (index(wanted, " " (NF > 1 ? $2 : "build") " ")) print $1 }' "$list"
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

any_installed() {  # a|b: is one of the alternatives there?
  local name
  for name in ${1//|/ }; do installed "$name" && return 0; done
  return 1
}

known_name() {  # a|b: the first alternative that this distribution has
  local name
  for name in ${1//|/ }; do
    apt-cache show --no-all-versions "$name" >/dev/null 2>&1 && printf '%s\n' "$name" && return 0
  done
  printf '%s\n' "${1%%|*}"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "Installing packages needs root, and sudo is not here. As root, run: apt-get install $wanted_names"; fi
}

# shellcheck disable=SC2154
install_packages() {  # PURPOSE...: quiet when nothing is missing
  local list=$root/packaging/packages.txt missing=() names=() line
  command -v dpkg-query >/dev/null ||
    fail "This script installs Debian packages, and dpkg is not here. Install the equivalents of packaging/packages.txt, then build with: cmake --preset release && cmake --build --preset release"
  while read -r line; do any_installed "$line" || missing+=("$line"); done < <(packages_for "$list" "$@")
  [ ${#missing[@]} = 0 ] && return 0
  wanted_names=${missing[*]}
  say "Installing ${#missing[@]} packages (log: ${log_name})"
  logged as_root apt-get update -q
  for line in "${missing[@]}"; do names+=("$(known_name "$line")"); done
  wanted_names=${names[*]}
  logged as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${names[@]}"
}
