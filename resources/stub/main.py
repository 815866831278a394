# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Plays one component of a design: its operations, calls, errors and payloads, over HTTP.

Reads behaviour.json beside it, or the file named by the first argument. Serves /livez, /readyz, /metrics and
one path for each operation; a gateway serves its routes.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from contextlib import nullcontext

import grammar
import metrics
import wire
from calls import CODES, Caller, child_trace
from rules import Bucket, Failure, Pool, within
from steps import Player, burn
from stores import Broker, Cache, Consumer, Projection, Rows


class Stub:
    def __init__(self, behaviour):
        self.behaviour, self.name = behaviour, behaviour["component"]
        self.operations = {operation["name"]: operation for operation in behaviour.get("operations", [])}
        self.slots = Pool({"connections": behaviour.get("concurrency", 64), "pending": behaviour.get("queue", 256)})
        self.ready = False
        self.registry = metrics.Registry()
        self.requests = self.registry.add(metrics.Counter(
            "stub_requests_total", "Requests by operation, caller and outcome.",
            ("component", "operation", "source", "outcome")))
        self.times = self.registry.add(metrics.Histogram("stub_request_seconds", "Time to answer.",
                                                         ("component", "operation")))
        self.registry.add(metrics.Gauge("stub_waiting", "Requests waiting for a slot.", lambda: self.slots.waiting))
        self.caller = Caller(self.name, behaviour.get("calls", []), self.registry, behaviour.get("sizes"))
        self.player = Player(self.caller)
        self.cache, self.broker = Cache(), Broker(behaviour.get("topics", []), self.storing())
        self.rows = Rows()
        self.projections = [Projection(rule, self.caller) for rule in behaviour.get("projections", [])]
        self.consumers = [Consumer(rule, self.caller, self.play, lambda: self.ready)
                          for rule in behaviour.get("consumes", [])]
        self.bucket = Bucket(behaviour["rate"], behaviour.get("burst", 1)) if "rate" in behaviour else None

    def storing(self):
        """What a broker does for a message it stores."""
        if "publish" not in self.behaviour:
            return None
        return lambda: burn(self.player.draw(self.behaviour["publish"]))

    def route(self, request):
        for route in self.behaviour.get("routes", []):
            if route.get("method", request.method) != request.method:
                continue
            if route.get("host", "") not in ("", request.headers.get("host", "").split(":")[0]):
                continue
            header, _, wanted = route.get("header", "").partition(":")
            if header and request.headers.get(header.strip().lower()) != wanted.strip():
                continue
            path = route.get("path", "/").rstrip("/")
            if request.path == path or request.path.startswith(path + "/"):
                return route["to"]
        return None

    async def run(self, name, trace):
        """Runs an operation; the first one when it is not named. A store answers any name."""
        operation = self.operations.get(name)
        if operation is None and (not name or self.behaviour.get("store")):
            operation = next(iter(self.operations.values()), {})
        if operation is None:
            raise Failure("unknown")
        lock = operation.get("lock")
        async with self.rows.lock(lock["table"], self.player.draw(lock["pick"], grammar.popularity)) if lock else nullcontext():
            await self.player.play(operation.get("steps"), trace)
        if name == "write":
            for projection in self.projections:
                projection.hand_on(trace)
        return operation

    async def play(self, name, trace, source):
        """One request: waits for a slot, runs, and counts how it ended."""
        began, outcome = time.monotonic(), "ok"
        try:
            async with self.slots:
                return await self.run(name, trace)
        except Failure as failure:
            outcome = failure.error
            raise
        except asyncio.CancelledError:
            outcome = "abandoned"
            raise
        finally:
            self.requests.add(self.name, name, source, outcome)
            self.times.observe(time.monotonic() - began, self.name, name)

    async def store_request(self, verb, rest, source):
        """What a cache or a broker is asked for; None when it is an operation."""
        action = {"get": self.cache.get, "set": self.cache.set, "publish": self.broker.publish,
                  "take": self.broker.take}.get(verb)
        if not self.behaviour.get("store") or action is None:
            return None
        headers = await action(*rest)
        if verb != "take" or headers:
            self.requests.add(self.name, verb if verb in ("get", "set") else f"{verb}/{rest[0]}", source, "ok")
        return 200, headers, b""

    async def handle(self, request):
        if request.path == "/livez":
            return 200, {}, b"ok\n"
        if request.path == "/readyz":
            return (200, {}, b"ok\n") if self.ready else (503, {}, b"not ready\n")
        if request.path == "/metrics":
            return 200, {"content-type": "text/plain; version=0.0.4"}, self.registry.text().encode()
        try:
            return await self.answer(request)
        except Failure as failure:
            return CODES.get(failure.error, 404 if failure.error == "unknown" else 500), {"x-error": failure.error}, b""

    async def answer(self, request):
        source = request.headers.get("x-source", "outside")
        trace = request.headers.get("traceparent") or child_trace(None)
        verb, *rest = request.path.strip("/").split("/")
        answered = await self.store_request(verb, rest, source)
        if answered:
            return answered
        if self.bucket:
            self.bucket.take()
        name = request.path.strip("/")
        is_named = "x-source" in request.headers and name in self.operations  # by another stub, not by a client
        if "routes" in self.behaviour and not is_named:
            name = self.route(request)
            if name is None:
                raise Failure("unknown")
        left = request.headers.get("x-deadline")
        operation = await within(float(left) if left else None, self.play(name, trace, source))
        return 200, {"content-type": "application/octet-stream"}, bytes(grammar.size(operation.get("responseSize", 64)))

    async def serve(self):
        port = int(os.environ.get("PORT", "8080"))
        server, ended = wire.Server(self.handle), asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, ended.set)
        await server.start(port)
        await asyncio.sleep(min(60.0, grammar.sampler(self.behaviour.get("startup", "0s"))()))
        self.ready = True
        loops = [asyncio.create_task(consumer.loop()) for consumer in self.consumers]
        await ended.wait()
        self.ready = False
        for loop in loops:
            loop.cancel()
        await server.drain(3, min(25.0, grammar.seconds(self.behaviour.get("drain", "20s"))))


async def main():
    place = sys.argv[1] if len(sys.argv) > 1 else "/behaviour/behaviour.json"
    with open(place, encoding="utf-8") as file:
        stub = Stub(json.load(file))
    if stub.behaviour.get("once"):
        await stub.play("", None, "schedule")
        return
    await stub.serve()


random.seed()
asyncio.run(main())
