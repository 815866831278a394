# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Counters and histograms in the Prometheus text format."""

from bisect import bisect_left

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


def _labels(names, values):
    quoted = (f'{name}="{escape(value)}"' for name, value in zip(names, values))
    return "{" + ",".join(quoted) + "}" if names else ""


def escape(value):
    return str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


class Counter:
    def __init__(self, name, text, labels):
        self.name, self.text, self.labels, self.values = name, text, labels, {}

    def add(self, *values):
        self.values[values] = self.values.get(values, 0) + 1

    def lines(self):
        yield f"# HELP {self.name} {self.text}"
        yield f"# TYPE {self.name} counter"
        for values, count in sorted(self.values.items()):
            yield f"{self.name}{_labels(self.labels, values)} {count}"


class Gauge:
    """A number read when it is asked for."""

    def __init__(self, name, text, read):
        self.name, self.text, self.read = name, text, read

    def lines(self):
        yield f"# HELP {self.name} {self.text}"
        yield f"# TYPE {self.name} gauge"
        yield f"{self.name} {self.read()}"


class Histogram:
    def __init__(self, name, text, labels):
        self.name, self.text, self.labels, self.values = name, text, labels, {}

    def observe(self, amount, *values):
        counts, total = self.values.get(values, ([0] * (len(BOUNDS) + 1), 0.0))
        counts[bisect_left(BOUNDS, amount)] += 1
        self.values[values] = (counts, total + amount)

    def lines(self):
        yield f"# HELP {self.name} {self.text}"
        yield f"# TYPE {self.name} histogram"
        for values, (counts, total) in sorted(self.values.items()):
            reached = 0
            for bound, count in zip((*BOUNDS, "+Inf"), counts):
                reached += count
                yield f"{self.name}_bucket{_labels((*self.labels, 'le'), (*values, bound))} {reached}"
            yield f"{self.name}_sum{_labels(self.labels, values)} {total:.6f}"
            yield f"{self.name}_count{_labels(self.labels, values)} {reached}"


class Registry:
    def __init__(self):
        self.parts = []

    def add(self, part):
        self.parts.append(part)
        return part

    def text(self):
        return "\n".join(line for part in self.parts for line in part.lines()) + "\n"
