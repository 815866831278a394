# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""What an arrow of the design asks of its calls: rate limit, bulkhead, pool, timeouts, retries, hedges, ejection."""

import asyncio
import random
import time

import grammar

RETRIED = ("unavailable", "timeout", "connection-lost")
MOST_TOKENS = 100.0


class Failure(Exception):
    """An operation ended with an error of this class."""

    def __init__(self, error="application"):
        super().__init__(error)
        self.error, self.counted = error, False


async def within(limit, awaitable):
    """The result of `awaitable`, or a timeout after `limit` seconds; None is no limit."""
    try:
        return await asyncio.wait_for(awaitable, limit)
    except asyncio.TimeoutError:
        raise Failure("timeout") from None


def optional_seconds(rule, name):
    return grammar.seconds(rule[name]) if name in rule else None


class Bucket:
    """A bucket filled at a rate; a request takes one token out of it, or is refused."""

    def __init__(self, rate, burst):
        self.rate, self.most = grammar.rate(rate), float(burst)
        self.level, self.filled = self.most, time.monotonic()

    def take(self):
        now = time.monotonic()
        self.level, self.filled = min(self.most, self.level + (now - self.filled) * self.rate), now
        if self.level < 1:
            raise Failure("rate-limited")
        self.level -= 1


class Pool:
    """So many calls at a time; some wait for their turn, more overflow."""

    def __init__(self, rule):
        self.slots = asyncio.Semaphore(int(rule["connections"])) if "connections" in rule else None
        self.most, self.waiting = int(rule.get("pending", 1024)), 0

    async def __aenter__(self):
        if self.slots is None:
            return
        if self.slots.locked() and self.waiting >= self.most:
            raise Failure("overflow")
        self.waiting += 1
        try:
            await self.slots.acquire()
        finally:
            self.waiting -= 1

    async def __aexit__(self, *_):
        if self.slots is not None:
            self.slots.release()


class Breaker:
    """Leaves the callee alone for a while after errors in a row, then lets one error eject it again.

    The callee is seen as one, behind its Service."""

    def __init__(self, rule):
        self.errors = int(rule["errors"]) if "errors" in rule else None
        self.ejection, self.in_a_row, self.until = grammar.seconds(rule.get("ejection", "30s")), 0, 0.0

    def check(self):
        if time.monotonic() < self.until:
            raise Failure("unavailable")

    def note(self, good):
        self.in_a_row = 0 if good else self.in_a_row + 1
        if self.errors is not None and self.in_a_row >= self.errors:
            self.until, self.in_a_row = time.monotonic() + self.ejection, self.errors - 1


class Retries:
    def __init__(self, rule):
        self.attempts, self.errors = int(rule.get("attempts", 0)), rule.get("on", RETRIED)
        self.share = grammar.share(rule["budget"]) if "budget" in rule else None
        self.tokens, self.jitter = 0.0, rule.get("jitter", "full")
        self.delay = grammar.backoff(rule.get("backoff", "exponential(25ms, max 250ms)"))

    def begin(self):
        if self.share is not None:
            self.tokens = min(MOST_TOKENS, self.tokens + self.share)

    def allowed(self, number, error):
        """Whether retry `number` (from 1) may follow this error; takes its token out of the budget."""
        if number > self.attempts or error not in self.errors:
            return False
        if self.share is None:
            return True
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True

    def pause(self, number):
        full = self.delay(number)
        return {"none": full, "equal": full / 2 + full / 2 * random.random()}.get(self.jitter, full * random.random())


class Arrow:
    """The rules of one arrow. `call` runs `once`, a function that starts one try, by them."""

    def __init__(self, rule):
        self.bucket = Bucket(rule["rate"], rule.get("burst", 1)) if "rate" in rule else None
        self.bulkhead, self.in_progress = rule.get("bulkhead"), 0
        self.pool, self.breaker = Pool(rule.get("pool", {})), Breaker(rule.get("breaker", {}))
        self.retries = Retries(rule.get("retries", {}))
        self.timeout, self.try_timeout = optional_seconds(rule, "timeout"), optional_seconds(rule.get("retries", {}), "perTry")
        hedge = rule.get("hedge", {})
        self.hedge_after, self.hedges = optional_seconds(hedge, "after"), int(hedge.get("attempts", 0))
        self.falls_back, self.tells_deadline = rule.get("fallback") == "empty", bool(rule.get("deadline"))

    async def call(self, once):
        """The answer of `once`; what the fallback says when the call has failed for good."""
        self.in_progress += 1
        try:
            if self.bucket:
                self.bucket.take()
            if self.bulkhead is not None and self.in_progress > int(self.bulkhead):
                raise Failure("overflow")
            self.retries.begin()
            return await within(self.timeout, self.tries(once))
        except Failure:
            if not self.falls_back:
                raise
            return 200, {"x-fallback": "empty"}, b""
        finally:
            self.in_progress -= 1

    def deadline(self, began):
        """Seconds the caller still waits, for the callee to know; None when the arrow does not tell."""
        if not self.tells_deadline or self.timeout is None:
            return None
        return max(0.0, began + self.timeout - time.monotonic())

    async def tries(self, once):
        number = 0
        while True:
            try:
                return await self.hedged(once)
            except Failure as failure:
                number += 1
                if not self.retries.allowed(number, failure.error):
                    raise
            await asyncio.sleep(self.retries.pause(number))

    async def attempt(self, once):
        async with self.pool:
            self.breaker.check()
            try:
                answer = await within(self.try_timeout, once())
            except Failure:
                self.breaker.note(False)
                raise
            self.breaker.note(True)
            return answer

    async def hedged(self, once):
        """One try, and another beside it whenever none has answered for so long; the first good answer counts."""
        if not self.hedges:
            return await self.attempt(once)
        left, running = self.hedges, {asyncio.ensure_future(self.attempt(once))}
        try:
            while True:
                done, running = await asyncio.wait(running, timeout=self.hedge_after if left else None,
                                                   return_when=asyncio.FIRST_COMPLETED)
                for ended in done:
                    if ended.exception() is None:
                        return ended.result()
                if done and not running:
                    raise done.pop().exception()
                if not done:
                    left -= 1
                    running.add(asyncio.ensure_future(self.attempt(once)))
        finally:
            for one in running:
                one.cancel()
