# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Calls to other components: address, the rules of the arrow, trace context, and a count of every outcome."""

import asyncio
import os
import time

import grammar
import metrics
import wire
from rules import Arrow, Failure

CODES = {"application": 500, "unavailable": 503, "overflow": 503, "timeout": 504, "rate-limited": 429}
LARGEST_REQUEST = 8 * 1024 * 1024


def child_trace(parent):
    """A `traceparent` (W3C Trace Context) for an outgoing call of the request that carried `parent`."""
    parts = (parent or "").split("-")
    trace, flags = (parts[1], parts[3]) if len(parts) == 4 and len(parts[1]) == 32 else (os.urandom(16).hex(), "01")
    return f"00-{trace}-{os.urandom(8).hex()}-{flags}"


class Caller:
    def __init__(self, component, connections, registry, sizes=None):
        self.component, self.sizes = component, sizes or {}
        self.arrows = {rule["to"]: Arrow(rule) for rule in connections}
        self.wire = wire.Connections()
        self.stub_peers = set(filter(None, os.environ.get("STUB_PEERS", "").split(",")))
        self.calls = registry.add(metrics.Counter("stub_calls_total", "Calls by arrow and outcome.",
                                                  ("component", "target", "operation", "outcome")))

    @staticmethod
    def label(operation):
        """An operation as it is counted: entries of a cache are not told apart."""
        verb, _, _ = operation.partition("/")
        return verb if verb in ("get", "set") else operation

    def body(self, target, operation):
        """A request as large as the design says it is."""
        return bytes(min(LARGEST_REQUEST, grammar.size(self.sizes.get(f"{target}/{operation}".rstrip("/"), 0))))

    async def once(self, target, operation, headers):
        scheme, host, port = wire.address(target)
        if target not in self.stub_peers and not scheme.startswith("http"):
            _, writer = await asyncio.open_connection(host, port)
            writer.close()
            return 200, {}, b""
        path = "/" + operation if target in self.stub_peers else "/"
        status, answer, content = await self.wire.request((host, port), "POST", path, headers,
                                                          self.body(target, operation))
        if status >= 400 and (status >= 500 or target in self.stub_peers):
            raise Failure(answer.get("x-error", "application"))
        return status, answer, content

    async def attempt(self, target, operation, headers):
        outcome = "ok"
        try:
            return await self.once(target, operation, headers)
        except Failure as failure:
            outcome, failure.counted = failure.error, True
            raise
        except (OSError, EOFError, ValueError):
            outcome, failure = "connection-lost", Failure("connection-lost")
            failure.counted = True
            raise failure from None
        except asyncio.CancelledError:
            outcome = "abandoned"
            raise
        finally:
            if outcome != "abandoned":
                self.calls.add(self.component, target, self.label(operation), outcome)

    async def call(self, target, operation, trace):
        if target not in self.arrows:
            self.arrows[target] = Arrow({})
        arrow, began = self.arrows[target], time.monotonic()

        async def once():
            headers = {"traceparent": child_trace(trace), "x-source": self.component}
            left = arrow.deadline(began)
            if left is not None:
                headers["x-deadline"] = f"{left:.6f}"
            return await self.attempt(target, operation, headers)

        try:
            return await arrow.call(once)
        except Failure as failure:
            if not failure.counted:
                self.calls.add(self.component, target, self.label(operation), failure.error)
            raise
