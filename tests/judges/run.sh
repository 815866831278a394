#!/bin/sh
# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
# run.sh PROGRAM DESIGN...: judge.py with the Python install.sh made, or a word on why not.
python=${XDG_CACHE_HOME:-$HOME/.cache}/windtunnel-judges/python-2/bin/python
if [ ! -x "$python" ]; then
  echo "judges not installed, run tests/judges/install.sh"
  [ -n "${CI:-}" ] && exit 1
  exit 77
fi
exec "$python" -B "$(dirname "$0")/judge.py" "$@"
