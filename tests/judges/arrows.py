# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""arrows.py DESIGN METRICS: every drawn arrow between components was used, and no stub counted an error.

A design that draws failures (`errors: 1%`, a `fail` step) may have some: application errors of a tenth of the calls.

A caller counts its calls, a callee the source of its requests; either shows an arrow. An arrow from a broker to a
consumer is seen when the consumer takes messages from the broker.
"""

import collections
import re
import sys

CALL = re.compile(r'^stub_calls_total\{component="([^"]*)",target="([^"]*)",operation="[^"]*",outcome="([^"]*)"\} (\d+)')
REQUEST = re.compile(r'^stub_requests_total\{component="([^"]*)",operation="[^"]*",source="([^"]*)",outcome="([^"]*)"\} (\d+)')


def drawn(path):
    """Arrows of the design, without those of clients, which run nowhere."""
    text = open(path, encoding="utf-8").read()
    clients = set(re.findall(r"^  ([a-z0-9-]+):(?:\n    |\s*\{)kind: client\b", text, re.MULTILINE))
    arrows = re.findall(r"^  ([a-z0-9-]+) -> ([a-z0-9-]+):", text, re.MULTILINE)
    return [arrow for arrow in arrows if arrow[0] not in clients]


def main():
    seen, errors = collections.Counter(), collections.Counter()
    for line in open(sys.argv[2], encoding="utf-8"):
        for pattern, flip in ((CALL, False), (REQUEST, True)):
            found = pattern.match(line)
            if not found:
                continue
            pair = (found[2], found[1]) if flip else (found[1], found[2])
            seen[pair] += int(found[4])
            if found[3] != "ok":
                errors[pair, found[3]] += int(found[4])
    missing = [arrow for arrow in drawn(sys.argv[1]) if not seen[arrow] and not seen[arrow[::-1]]]
    print(f"arrows drawn: {len(drawn(sys.argv[1]))}, seen in the metrics: {len(drawn(sys.argv[1])) - len(missing)},"
          f" errors counted by stubs: {sum(errors.values())}")
    for arrow in missing:
        print("  not seen:", " -> ".join(arrow))
    for (pair, outcome), count in sorted(errors.items()):
        print(f"  {pair[0]} -> {pair[1]}: {count} {outcome}")
    drawn_failures = re.search(r"\berrors: [0-9]|\bfail:", open(sys.argv[1], encoding="utf-8").read())
    bad = [pair for (pair, outcome), count in errors.items()
           if not drawn_failures or outcome != "application" or count * 10 > seen[pair]]
    sys.exit(1 if missing or bad else 0)


main()
