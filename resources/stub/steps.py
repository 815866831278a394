# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""Plays the steps of an operation."""

import asyncio
import os
import random
import time
import zlib

import grammar
from rules import Failure

SLICE = 0.0005


async def burn(amount):
    """Uses CPU for `amount` seconds, in slices, so that requests in progress share the processor."""
    if os.environ.get("STUB_WORK") == "sleep":
        return await asyncio.sleep(amount)
    while amount > 0:
        start = time.thread_time()
        until = start + min(SLICE, amount)
        while time.thread_time() < until:
            pass
        amount -= time.thread_time() - start
        await asyncio.sleep(0)


class Player:
    def __init__(self, caller):
        self.caller, self.samplers, self.misses = caller, {}, {}

    def draw(self, text, make=grammar.sampler):
        if text not in self.samplers:
            self.samplers[text] = make(text)
        return self.samplers[text]()

    async def play(self, steps, trace):
        for step in steps or ():
            (name, content), = step.items()
            await getattr(self, "do_" + name)(content, trace)

    async def do_work(self, time_law, _):
        await burn(self.draw(time_law))

    async def do_wait(self, time_law, _):
        await asyncio.sleep(self.draw(time_law))

    async def do_call(self, target, trace):
        component, _, operation = target.partition("/")
        await self.caller.call(component, operation, trace)

    async def do_steps(self, steps, trace):
        await self.play(steps, trace)

    async def do_parallel(self, branches, trace):
        results = await asyncio.gather(*(self.play([branch], trace) for branch in branches), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    async def do_choose(self, branches, trace):
        at = random.random()
        for branch in branches:
            at -= grammar.share(branch["share"])
            if at < 0:
                return await self.play(branch.get("steps"), trace)

    async def do_repeat(self, content, trace):
        for _ in range(int(content["times"])):
            await self.play(content["steps"], trace)

    async def do_cached(self, content, trace):
        entry = self.draw(content["pick"], grammar.popularity)
        _, answer, _ = await self.caller.call(content["in"], f"get/{entry}", trace)
        if answer.get("x-hit") == "yes":
            return
        if not content.get("together"):
            return await self.fill(content, entry, trace)
        # Concurrent misses of one entry ask the store once.
        place = (content["in"], entry)
        if place not in self.misses:
            self.misses[place] = asyncio.ensure_future(self.fill(content, entry, trace))
            self.misses[place].add_done_callback(lambda _: self.misses.pop(place))
        await asyncio.shield(self.misses[place])

    async def fill(self, content, entry, trace):
        await self.play(content.get("miss"), trace)
        await self.caller.call(content["in"], f"set/{entry}/{content['ttl']}", trace)

    async def do_publish(self, topic, trace):
        broker, _, name = topic.partition("/")
        await self.caller.call(broker, f"publish/{name}", trace)

    async def do_try(self, content, trace):
        try:
            await self.play(content["steps"], trace)
        except Failure:
            await self.play(content.get("onError"), trace)

    async def do_fail(self, content, _):
        if random.random() < grammar.share(content.get("share", "100%")):
            raise Failure(content.get("error", "application"))

    @staticmethod
    def place_of(flag, trace):
        """Between 0 and 1: the same for all steps of a request that ask for this flag, in whatever component."""
        parts = (trace or "").split("-")
        return zlib.crc32((parts[1] + flag).encode()) / 2**32 if len(parts) == 4 else random.random()

    async def do_flag(self, content, trace):
        on = self.place_of(content["name"], trace) < grammar.share(content.get("enabled", "50%"))
        await self.play(content.get("on" if on else "off"), trace)
