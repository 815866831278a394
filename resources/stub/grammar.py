# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the value grammar of a design (durations, sizes, shares, rates, distributions) and draws from it."""

import math
import random
import re
from statistics import NormalDist

SECONDS = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86400.0}
BYTES = {"": 1, "B": 1, "Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40, "k": 1e3, "M": 1e6, "G": 1e9}
AMOUNT = re.compile(r"^([0-9.]+(?:[eE][-+]?[0-9]+)?)\s*([a-zA-Z%]*)$")


def _amount(text, units):
    found = AMOUNT.match(str(text).strip())
    if not found or found.group(2) not in units:
        raise ValueError(f"cannot read {text!r}")
    return float(found.group(1)) * units[found.group(2)]


def seconds(text):
    return _amount(text, SECONDS)


def size(text):
    return int(_amount(text, BYTES))


def share(text):
    return _amount(text, {"%": 0.01, "": 1.0})


def rate(text):
    """Events per second: `500/s`, `5k/min`."""
    amount, _, unit = str(text).partition("/")
    return _amount(amount, {"": 1.0, "k": 1e3, "M": 1e6}) / SECONDS[unit or "s"]


def _arguments(inside):
    """`median 3ms, p99 20ms` as pairs of label and text; the label of a lone value is empty."""
    pairs = []
    for part in filter(None, (piece.strip() for piece in inside.split(","))):
        label, _, value = part.rpartition(" ")
        pairs.append((label.strip(), value))
    return pairs


def _lognormal(given):
    if "cv" in given:
        spread = math.log(1 + float(given["cv"]) ** 2)
        middle = math.log(seconds(given["mean"])) - spread / 2
        return lambda: random.lognormvariate(middle, math.sqrt(spread))
    upper = next(label for label in given if label.startswith("p"))
    middle = math.log(seconds(given["median"]))
    deviation = (math.log(seconds(given[upper])) - middle) / NormalDist().inv_cdf(float(upper[1:]) / 100)
    return lambda: random.lognormvariate(middle, deviation)


def _empirical(pairs):
    """Quantiles joined by straight lines, from `min` (or 0) to `max`."""
    ends = {"min": 0.0, "max": 1.0}
    points = [(ends[label] if label in ends else float(label[1:]) / 100, seconds(value)) for label, value in pairs]
    if points[0][0] > 0:
        points.insert(0, (0.0, 0.0))

    def draw():
        at = random.random()
        for (low, left), (high, right) in zip(points, points[1:]):
            if at <= high:
                return left + (right - left) * (at - low) / (high - low)
        return points[-1][1]

    return draw


def sampler(text):
    """A function that draws seconds from a distribution as a design writes it."""
    name, bracket, inside = str(text).strip().partition("(")
    if not bracket:
        constant = seconds(name)
        return lambda: constant
    pairs = _arguments(inside.rstrip(")"))
    given, first = dict(pairs), pairs[0][1] if pairs else "0s"
    if name == "constant":
        return lambda: seconds(first)
    if name == "exponential":
        return lambda: random.expovariate(1 / seconds(first))
    if name == "lognormal":
        return _lognormal(given)
    if name == "gamma":
        shape = 1 / float(given["cv"]) ** 2
        return lambda: random.gammavariate(shape, seconds(given["mean"]) / shape)
    if name == "weibull":
        return lambda: random.weibullvariate(seconds(given["scale"]), float(given["shape"]))
    if name == "pareto":
        return lambda: seconds(given["scale"]) * random.paretovariate(float(given["shape"]))
    if name == "uniform":
        return lambda: random.uniform(seconds(first), seconds(pairs[1][1]))
    if name == "empirical":
        return _empirical(pairs)
    raise ValueError(f"unknown distribution {text!r}")


def backoff(text):
    """A function from the number of a retry (from 1) to seconds: `constant(50ms)`, `exponential(25ms, max 250ms)`."""
    name, _, inside = str(text).strip().partition("(")
    pairs = _arguments(inside.rstrip(")"))
    base, most = seconds(pairs[0][1]), seconds(dict(pairs).get("max", "365d"))
    if name == "constant":
        return lambda number: base
    return lambda number: min(most, base * 2 ** min(number - 1, 60))


def popularity(text):
    """A function that draws which entry a request asks for: `uniform(10000)`, `zipf(200000, 0.9)`."""
    name, _, inside = str(text).strip().partition("(")
    numbers = [float(part) for part in inside.rstrip(")").split(",")]
    count = int(numbers[0])
    if name == "uniform" or len(numbers) < 2:
        return lambda: random.randrange(count)
    power = numbers[1]

    def draw():
        # The continuous law of the same power, cut at `count`: close to Zipf and needs no table.
        at = random.random()
        if abs(power - 1) < 1e-9:
            return int((count + 1) ** at) - 1
        return int((1 + at * ((count + 1) ** (1 - power) - 1)) ** (1 / (1 - power))) - 1

    return draw
