# SPDX-FileCopyrightText: The Windtunnel authors
# SPDX-License-Identifier: Apache-2.0
"""The stub honours what the drawing says. Run with resources/stub on PYTHONPATH."""

import asyncio
import os
import socket
import time
import unittest

import calls
import grammar
import metrics
import stores
import wire
from rules import Arrow, Bucket, Failure
from steps import Player


class Callee:
    """Answers the tries of an arrow from a list of (seconds, error); the last entry holds on."""

    def __init__(self, *answers):
        self.answers, self.tries, self.at_a_time, self.most = answers, [], 0, 0

    async def __call__(self):
        self.tries.append(time.monotonic())
        pause, error = self.answers[min(len(self.tries), len(self.answers)) - 1]
        self.at_a_time += 1
        self.most = max(self.most, self.at_a_time)
        try:
            await asyncio.sleep(pause)
        finally:
            self.at_a_time -= 1
        if error:
            raise Failure(error)
        return len(self.tries)


class ArrowTest(unittest.IsolatedAsyncioTestCase):
    async def fails(self, arrow, callee, error):
        with self.assertRaises(Failure) as caught:
            await arrow.call(callee)
        self.assertEqual(caught.exception.error, error)

    async def test_timeout_covers_all_tries(self):
        callee, began = Callee((0.2, "unavailable")), time.monotonic()
        arrow = Arrow({"timeout": "500ms", "retries": {"attempts": 9, "backoff": "constant(1ms)"}})
        await self.fails(arrow, callee, "timeout")
        self.assertLess(time.monotonic() - began, 1.5)
        self.assertGreaterEqual(len(callee.tries), 2)

    async def test_each_try_has_its_own_timeout(self):
        callee = Callee((5, None), (0, None))
        arrow = Arrow({"timeout": "2s", "retries": {"attempts": 1, "perTry": "50ms", "backoff": "constant(1ms)"}})
        self.assertEqual(await arrow.call(callee), 2)

    async def test_only_named_errors_are_tried_again(self):
        callee = Callee((0, "application"))
        await self.fails(Arrow({"retries": {"attempts": 3}}), callee, "application")
        self.assertEqual(len(callee.tries), 1)
        callee = Callee((0, "application"))
        await self.fails(Arrow({"retries": {"attempts": 3, "on": ["application"], "backoff": "constant(1ms)"}}), callee, "application")
        self.assertEqual(len(callee.tries), 4)

    async def test_pauses_are_the_arrow_s_own(self):
        callee = Callee((0, "unavailable"), (0, "unavailable"), (0, None))
        await Arrow({"retries": {"attempts": 2, "backoff": "exponential(20ms, max 1s)", "jitter": "none"}}).call(callee)
        first, second = callee.tries[1] - callee.tries[0], callee.tries[2] - callee.tries[1]
        self.assertGreaterEqual(first, 0.018)
        self.assertGreaterEqual(second, 0.036)

    async def test_budget_bounds_retries(self):
        callee, arrow = Callee((0, "unavailable")), Arrow({"retries": {"attempts": 5, "budget": "20%", "backoff": "constant(0.1ms)"}})
        for _ in range(50):
            await self.fails(arrow, callee, "unavailable")
        self.assertLessEqual(len(callee.tries), 50 + 10)
        self.assertGreaterEqual(len(callee.tries), 50 + 8)

    async def test_breaker_leaves_the_callee_alone(self):
        callee, arrow = Callee((0, "unavailable")), Arrow({"breaker": {"errors": 3, "ejection": "500ms"}})
        for _ in range(10):
            await self.fails(arrow, callee, "unavailable")
        self.assertEqual(len(callee.tries), 3)
        await asyncio.sleep(0.6)
        await self.fails(arrow, callee, "unavailable")
        await self.fails(arrow, callee, "unavailable")
        self.assertEqual(len(callee.tries), 4)

    async def test_fallback_answers_for_the_callee(self):
        status, headers, body = await Arrow({"fallback": "empty"}).call(Callee((0, "application")))
        self.assertEqual((status, headers["x-fallback"], body), (200, "empty", b""))

    async def test_hedge_overtakes_a_slow_try(self):
        callee, began = Callee((5, None), (0.01, None)), time.monotonic()
        self.assertEqual(await Arrow({"hedge": {"after": "30ms", "attempts": 1}}).call(callee), 2)
        self.assertLess(time.monotonic() - began, 1)
        self.assertEqual(len(callee.tries), 2)

    async def test_pool_queues_and_overflows(self):
        callee, arrow = Callee((0.05, None)), Arrow({"pool": {"connections": 2, "pending": 1}})
        results = await asyncio.gather(*(arrow.call(callee) for _ in range(5)), return_exceptions=True)
        overflows = [result for result in results if isinstance(result, Failure)]
        self.assertEqual([failure.error for failure in overflows], ["overflow"] * 2)
        self.assertEqual((callee.most, len(callee.tries)), (2, 3))

    async def test_bulkhead_refuses_at_once(self):
        callee, arrow = Callee((0.05, None)), Arrow({"bulkhead": 2})
        results = await asyncio.gather(*(arrow.call(callee) for _ in range(5)), return_exceptions=True)
        self.assertEqual(sum(isinstance(result, Failure) for result in results), 3)

    async def test_rate_limit_empties_its_bucket(self):
        bucket = Bucket("10/s", 3)
        for _ in range(3):
            bucket.take()
        with self.assertRaises(Failure) as caught:
            bucket.take()
        self.assertEqual(caught.exception.error, "rate-limited")

    async def test_deadline_is_told_only_where_drawn(self):
        now = time.monotonic()
        self.assertIsNone(Arrow({"timeout": "1s"}).deadline(now))
        self.assertAlmostEqual(Arrow({"timeout": "1s", "deadline": True}).deadline(now), 1, delta=0.2)


class CallerTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.seen, self.answers = [], [(200, {}, b"fine")]
        self.server = wire.Server(self.answer)
        await self.server.start(0)
        # Each family of addresses got a free port of its own.
        port = next(s for s in self.server.server.sockets if s.family == socket.AF_INET).getsockname()[1]
        os.environ.update({"ORDERS_URL": f"http://127.0.0.1:{port}", "STUB_PEERS": "orders"})

    async def asyncTearDown(self):
        self.server.server.close()

    async def answer(self, request):
        self.seen.append(request)
        return self.answers[min(len(self.seen), len(self.answers)) - 1]

    async def test_a_call_carries_size_trace_source_and_deadline(self):
        caller = calls.Caller("web", [{"to": "orders", "timeout": "2s", "deadline": True}], metrics.Registry(), {"orders/place": "3Ki"})
        await caller.call("orders", "place", "00-" + "a" * 32 + "-" + "b" * 16 + "-01")
        request = self.seen[0]
        self.assertEqual((request.path, len(request.body), request.headers["x-source"]), ("/place", 3072, "web"))
        self.assertIn("a" * 32, request.headers["traceparent"])
        self.assertLessEqual(float(request.headers["x-deadline"]), 2)

    async def test_every_outcome_is_counted_once(self):
        self.answers = [(503, {"x-error": "overflow"}, b""), (200, {}, b"")]
        registry = metrics.Registry()
        caller = calls.Caller("web", [{"to": "orders", "retries": {"attempts": 1, "on": ["overflow"]}}], registry)
        await caller.call("orders", "place", None)
        text = registry.text()
        self.assertIn('operation="place",outcome="overflow"} 1', text)
        self.assertIn('operation="place",outcome="ok"} 1', text)


class StoresTest(unittest.IsolatedAsyncioTestCase):
    async def test_concurrent_misses_ask_the_store_once(self):
        asked = []

        class Wire:
            async def call(self, target, operation, _):
                asked.append(operation.partition("/")[0] if target == "cache" else target)
                await asyncio.sleep(0.01)
                return 200, {}, b""

        cached = {"in": "cache", "pick": "uniform(1)", "ttl": "1s", "miss": [{"call": "store"}]}
        for together, wanted in ((True, 1), (False, 5)):
            asked.clear()
            player = Player(Wire())
            await asyncio.gather(*(player.do_cached({**cached, "together": together}, None) for _ in range(5)))
            self.assertEqual(asked.count("store"), wanted)

    async def test_a_write_does_not_wait_for_projections(self):
        done = []

        class Wire:
            async def call(self, target, operation, _):
                await asyncio.sleep(0.05)
                done.append((target, operation))

        projection = stores.Projection({"to": "views/apply", "poll": "1ms", "concurrency": 2}, Wire())
        for _ in range(3):
            projection.hand_on(None)
        self.assertEqual(done, [])
        await asyncio.sleep(1)
        self.assertEqual(done, [("views", "apply")] * 3)

    async def test_a_broker_keeps_messages_for_each_group(self):
        broker = stores.Broker([{"name": "paid", "groups": ["mail", "ship"]}])
        await broker.publish("paid")
        self.assertEqual(await broker.take("paid", "mail", 0.1), {"x-attempt": "0"})
        self.assertEqual(await broker.take("paid", "mail", 0.01), {})
        self.assertEqual(await broker.take("paid", "ship", 0.1), {"x-attempt": "0"})

    async def test_a_row_is_locked_by_one_at_a_time(self):
        rows, order = stores.Rows(), []

        async def statement(number, row):
            async with rows.lock("stock", row):
                order.append(number)
                await asyncio.sleep(0.01)
                order.append(number)

        await asyncio.gather(*(statement(number, 7) for number in range(3)))
        self.assertEqual(order, [0, 0, 1, 1, 2, 2])
        order.clear()
        await asyncio.gather(statement(1, 7), statement(2, 8))
        self.assertEqual(order, [1, 2, 1, 2])

    async def test_a_cache_forgets_after_its_time(self):
        cache = stores.Cache()
        await cache.set("a", "300ms")
        self.assertEqual((await cache.get("a"))["x-hit"], "yes")
        await asyncio.sleep(0.4)
        self.assertEqual((await cache.get("a"))["x-hit"], "no")


class StepsTest(unittest.IsolatedAsyncioTestCase):
    async def test_an_error_is_handled_and_forgotten(self):
        done = []

        class Wire:
            async def call(self, target, operation, _):
                done.append(f"{target}/{operation}")
                if target == "shipping":
                    raise Failure("unavailable")

        step = {"try": {"steps": [{"call": "payment/charge"}, {"call": "shipping/plan"}, {"call": "mail/send"}],
                        "onError": [{"call": "payment/refund"}]}}
        await Player(Wire()).play([step], None)
        self.assertEqual(done, ["payment/charge", "shipping/plan", "payment/refund"])
        step["try"]["onError"].append({"fail": {"share": "100%", "error": "application"}})
        with self.assertRaises(Failure):
            await Player(Wire()).play([step], None)


    async def test_a_flag_is_the_same_for_the_whole_request(self):
        done = []

        class Wire:
            async def call(self, target, operation, trace):
                done.append(trace)

        step = {"flag": {"name": "fresh", "enabled": "50%", "on": [{"call": "new"}], "off": []}}
        traces = [calls.child_trace(None) for _ in range(400)]
        for trace in traces:
            await Player(Wire()).play([step], calls.child_trace(trace))
            await Player(Wire()).play([step], calls.child_trace(trace))
        met = [sum(trace.split("-")[1] == seen.split("-")[1] for seen in done) for trace in traces]
        self.assertEqual(set(met), {0, 2})
        self.assertAlmostEqual(len(done) / 800, 0.5, delta=0.1)


class GrammarTest(unittest.TestCase):
    def test_backoff(self):
        delay = grammar.backoff("exponential(25ms, max 250ms)")
        self.assertEqual([round(delay(number) * 1000) for number in (1, 2, 3, 4, 5, 99)], [25, 50, 100, 200, 250, 250])
        self.assertAlmostEqual(grammar.backoff("constant(50ms)")(7), 0.05)

    def test_quantities(self):
        self.assertEqual((grammar.size("1.5Ki"), grammar.seconds("250us"), grammar.rate("6k/min")), (1536, 0.00025, 100))

    def test_a_lognormal_keeps_its_median(self):
        draw = grammar.sampler("lognormal(median 10ms, p99 40ms)")
        drawn = sorted(draw() for _ in range(4001))
        self.assertAlmostEqual(drawn[2000], 0.010, delta=0.001)
        self.assertAlmostEqual(drawn[3960], 0.040, delta=0.012)


if __name__ == "__main__":
    unittest.main()
