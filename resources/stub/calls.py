# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Calls to other components: address, timeout, retries, trace context, and a count of every outcome."""

import asyncio
import os
import random

import grammar
import metrics
import wire

CODES = {"application": 500, "unavailable": 503, "overflow": 503, "timeout": 504, "rate-limited": 429}
RETRIED = ("unavailable", "timeout", "connection-lost")


class Failure(Exception):
    """An operation ended with an error of this class."""

    def __init__(self, error="application"):
        super().__init__(error)
        self.error = error


def child_trace(parent):
    """A `traceparent` (W3C Trace Context) for an outgoing call of the request that carried `parent`."""
    parts = (parent or "").split("-")
    trace, flags = (parts[1], parts[3]) if len(parts) == 4 and len(parts[1]) == 32 else (os.urandom(16).hex(), "01")
    return f"00-{trace}-{os.urandom(8).hex()}-{flags}"


class Caller:
    def __init__(self, component, connections, registry):
        self.component, self.rules = component, {rule["to"]: rule for rule in connections}
        self.wire = wire.Connections()
        self.stubbed = set(filter(None, os.environ.get("STUB_PEERS", "").split(",")))
        self.calls = registry.add(metrics.Counter("stub_calls_total", "Calls by arrow and outcome.",
                                                  ("component", "target", "operation", "outcome")))

    @staticmethod
    def label(operation):
        """An operation as it is counted: entries of a cache are not told apart."""
        verb, _, _ = operation.partition("/")
        return verb if verb in ("get", "set") else operation

    async def once(self, target, operation, trace, body):
        scheme, host, port = wire.address(target)
        if target not in self.stubbed and not scheme.startswith("http"):
            _, writer = await asyncio.open_connection(host, port)
            writer.close()
            return 200, {}, b""
        headers = {"traceparent": child_trace(trace), "x-source": self.component}
        path = "/" + operation if target in self.stubbed else "/"
        status, answer, content = await self.wire.request((host, port), "POST", path, headers, body)
        if status >= 400 and (status >= 500 or target in self.stubbed):
            raise Failure(answer.get("x-error", "application"))
        return status, answer, content

    async def attempt(self, target, operation, trace, body, limit):
        try:
            return await asyncio.wait_for(self.once(target, operation, trace, body), limit)
        except asyncio.TimeoutError:
            raise Failure("timeout") from None
        except (OSError, EOFError, ValueError):
            raise Failure("connection-lost") from None

    async def call(self, target, operation, trace, body=b""):
        rule, counted = self.rules.get(target, {}), self.label(operation)
        retries = rule.get("retries", {})
        limit = grammar.seconds(rule["timeout"]) if "timeout" in rule else None
        last = int(retries.get("attempts", 0))
        for number in range(last + 1):
            try:
                answer = await self.attempt(target, operation, trace, body, limit)
                self.calls.add(self.component, target, counted, "ok")
                return answer
            except Failure as failure:
                self.calls.add(self.component, target, counted, failure.error)
                if number == last or failure.error not in retries.get("on", RETRIED):
                    raise
            await asyncio.sleep(random.random() * min(0.25, 0.025 * 2 ** number))
