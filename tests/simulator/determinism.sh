#!/bin/sh
# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# Builds the simulator with gcc and clang, with and without optimisation and with the address sanitizer, and
# compares the fingerprints of all scenarios of all templates, each run with 1, 2 and 4 threads.
# Usage: tests/simulator/determinism.sh [FOLDER FOR THE BUILDS] [SIMULATED SECONDS]
set -eu
source=$(cd "$(dirname "$0")/../.." && pwd)
builds=${1:-"$source/build/determinism"}
seconds=${2:-10}

build() { # name, compiler, flags
  cmake -S "$source" -B "$builds/$1" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_COMPILER="$2" \
    -DCMAKE_CXX_FLAGS="$3" -DWINDTUNNEL_DESIGNER=OFF -DWINDTUNNEL_BENCHMARKS=OFF >"$builds/$1.log" 2>&1
  ninja -C "$builds/$1" simulator_fingerprints >>"$builds/$1.log" 2>&1 || { tail -20 "$builds/$1.log"; exit 1; }
  "$builds/$1/tests/simulator_fingerprints" "$seconds" >"$builds/$1.txt" || { cat "$builds/$1.txt"; exit 1; }
}

mkdir -p "$builds"
build gcc-O0 g++ "-O0"
build gcc-O2 g++ "-O2"
build clang-O2 clang++ "-O2"
build gcc-asan g++ "-O1 -fsanitize=address,undefined"
cat "$builds/gcc-O0.txt"
for other in gcc-O2 clang-O2 gcc-asan; do
  cmp "$builds/gcc-O0.txt" "$builds/$other.txt" || { diff "$builds/gcc-O0.txt" "$builds/$other.txt"; exit 1; }
done
echo "$(wc -l <"$builds/gcc-O0.txt") fingerprints are equal in all four builds and for 1, 2 and 4 threads."
