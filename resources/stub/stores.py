# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""What stores add to a stub: entries of a cache, topics of a broker, and the consumers of topics."""

import asyncio
import collections
import random
import socket
import time

import grammar
import wire
from rules import Failure

MOST_ENTRIES = 200_000
MOST_MESSAGES = 100_000


class Cache:
    def __init__(self):
        self.entries = collections.OrderedDict()

    async def get(self, entry):
        valid = self.entries.get(entry, 0) > time.monotonic()
        if valid:
            self.entries.move_to_end(entry)
        return {"x-hit": "yes" if valid else "no"}

    async def set(self, entry, ttl):
        self.entries[entry] = time.monotonic() + grammar.seconds(ttl)
        self.entries.move_to_end(entry)
        if len(self.entries) > MOST_ENTRIES:
            self.entries.popitem(last=False)
        return {}


class Rows:
    """Rows of a database, locked by one statement at a time in the order they came."""

    def __init__(self):
        self.locks = {}

    def lock(self, table, row):
        return self.locks.setdefault((table, row), asyncio.Lock())


class Broker:
    """One queue for each topic and group; consumers take from it with `take`."""

    def __init__(self, topics, work=None):
        """`work` is awaited for every message that is stored."""
        self.work = work
        self.queues = {(topic["name"], group): collections.deque(maxlen=MOST_MESSAGES)
                       for topic in topics for group in topic["groups"]}
        self.arrived = asyncio.Condition()

    async def publish(self, topic, group=None, attempt="0"):
        if self.work:
            await self.work()
        async with self.arrived:
            for (name, reader), queue in self.queues.items():
                if name == topic and group in (None, reader):
                    queue.append(attempt)
            self.arrived.notify_all()
        return {}

    async def take(self, topic, group, patience=1.0):
        queue = self.queues.get((topic, group))
        if queue is None:
            raise Failure("application")
        try:
            async with self.arrived:
                await asyncio.wait_for(self.arrived.wait_for(lambda: len(queue) > 0), patience)
                return {"x-attempt": queue.popleft()}
        except asyncio.TimeoutError:
            return {}


class Projection:
    """Hands every event on to a read model, some at a time, when it next looks for new ones."""

    def __init__(self, rule, caller):
        self.target, _, self.operation = rule["to"].partition("/")
        self.poll, self.caller = grammar.seconds(rule.get("poll", "50ms")), caller
        self.slots, self.waiting = asyncio.Semaphore(int(rule.get("concurrency", 1))), 0

    def hand_on(self, trace):
        if self.waiting >= MOST_MESSAGES:
            return
        self.waiting += 1
        asyncio.create_task(self.deliver(trace))

    async def deliver(self, trace):
        await asyncio.sleep(random.random() * self.poll)
        try:
            async with self.slots:
                await self.caller.call(self.target, self.operation, trace)
        except Failure:
            pass  # Counted by the caller; the read model goes on with the next event.
        finally:
            self.waiting -= 1


class Consumer:
    """Takes messages of one topic from every pod of the broker and starts an operation for each."""

    def __init__(self, rule, caller, run, ready):
        self.rule, self.caller, self.run, self.ready = rule, caller, run, ready
        self.broker, _, self.topic = rule["topic"].partition("/")
        self.group = rule["group"]
        self.slots = asyncio.Semaphore(int(rule.get("concurrency", 1)))
        self.pollers = {}

    async def pods(self):
        _, host, port = wire.address(self.broker)
        loop = asyncio.get_running_loop()
        for name in (host.replace(self.broker, self.broker + "-pods", 1), host):
            try:
                found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
                return {entry[4][:2] for entry in found}
            except OSError:
                continue
        return set()

    async def loop(self):
        if self.broker not in self.caller.stub_peers:
            return
        while True:
            found = await self.pods() if self.ready() else set()
            for place in found - self.pollers.keys():
                self.pollers[place] = asyncio.create_task(self.poll(place))
            for place in self.pollers.keys() - found:
                self.pollers.pop(place).cancel()
            await asyncio.sleep(2)

    async def poll(self, place):
        headers = {"x-source": self.caller.component}
        while True:
            try:
                status, answer, _ = await self.caller.wire.request(
                    place, "POST", f"/take/{self.topic}/{self.group}", headers)
            except (OSError, EOFError, ValueError):
                await asyncio.sleep(0.5)
                continue
            if status == 200 and "x-attempt" in answer:
                self.caller.calls.add(self.caller.component, self.broker, f"take/{self.topic}", "ok")
                await self.slots.acquire()
                asyncio.create_task(self.deliver(int(answer["x-attempt"])))
            elif status != 200:
                await asyncio.sleep(0.5)

    async def deliver(self, attempt):
        try:
            await self.run(self.rule.get("operation", ""), None, self.broker)
        except Failure:
            if attempt < int(self.rule.get("retries", 0)):
                await self.caller.call(self.broker, f"publish/{self.topic}/{self.group}/{attempt + 1}", None)
            elif self.rule.get("deadLetter", True):
                await self.caller.call(self.broker, f"publish/{self.topic}.dead", None)
        finally:
            self.slots.release()
