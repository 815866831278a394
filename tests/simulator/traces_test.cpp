// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>

#include "design_text.h"
#include "shop_design.h"
#include "simulator/tracing/critical_path.h"
#include "simulator/tracing/trace.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

/// Everything a span can be about: queues, throttling, pools, retries, hedges, time limits, branches, faults.
const char* const kRich = R"(platform: {zones: [a, b]}
components:
  user: {kind: client}
  door: {kind: gateway, replicas: 2}
  app:
    kind: service
    replicas: 2
    concurrency: 8
    cpu: {limit: 0.7}
    operations:
      go:
        steps:
          - work: exponential(4ms)
          - parallel: [{call: store/read}, {wait: exponential(3ms)}, {call: prices/get}]
          - call: store/write
  prices: {kind: service, replicas: 2, operations: {get: {steps: [{wait: exponential(5ms)}, {fail: 10%}]}}}
  store: {kind: database, operations: {write: {steps: [{work: 1ms}, {wait: exponential(1ms)}], lock: uniform(4)}}}
connections:
  user -> door: {timeout: 300ms}
  door -> app: {timeout: 200ms, retries: {attempts: 2, perTryTimeout: 80ms, on: [timeout, unavailable, application, connection-lost], backoff: exponential(5ms)}}
  app -> prices: {hedge: {after: 8ms, attempts: 2}, retries: {attempts: 1, on: application, backoff: constant(1ms)}}
  app -> store: {timeout: 100ms, pool: {connections: 3, pending: 20}}
workloads: {load: {from: user, arrivals: poisson(250/s), mix: {door/app: 100%}}}
scenarios:
  base:
    duration: 40s
    warmup: 5s
    faults:
      - {at: 12s, for: 5s, kind: latency, target: prices, add: 20ms}
      - {at: 30s, kind: pod-kill, target: app}
)";

RunOptions traced(double share, std::size_t slowest) {
  RunOptions options;
  options.traces = TraceOptions();
  options.traces->share = share;
  options.traces->slowest = slowest;
  options.traces->mostSpans = 10'000'000;
  return options;
}

bool has(const Trace& trace, SpanKind kind) {
  return std::any_of(trace.spans.begin(), trace.spans.end(),
                     [kind](const Span& span) { return span.kind == kind; });
}

Time lengthOf(const Trace& trace, SpanKind kind) {
  Time sum = 0;
  for (const Span& span : trace.spans) sum += span.kind == kind ? span.length() : 0;
  return sum;
}

QString kindsOf(const Trace& trace) {
  QString text;
  for (const Span& span : trace.spans)
    text += QString("%1:%2 ").arg(static_cast<int>(span.kind)).arg(span.length() / kMicrosecond);
  return text.trimmed();
}

}  // namespace

class TracesTest : public QObject {
  Q_OBJECT

 private slots:
  void aRequestBecomesATree() {
    const Results results = resultsOf(still() + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, operations: {go: {steps: [{work: 2ms}, {call: back/do}]}}}
  back: {kind: service, replicas: 1, operations: {do: {steps: [{wait: 5ms}]}}}
connections: {user -> api: {}, api -> back: {}}
workloads: {load: {from: user, arrivals: constant(10/s), mix: {api/go: 100%}}}
)",
                                      traced(1, 0));
    const TraceSet& set = *results.traces;
    QCOMPARE(set.traces.size(), std::size_t{999});
    const Trace& trace = set.traces.front();
    QCOMPARE(trace.latency(), 7 * kMillisecond);
    QCOMPARE(kindsOf(trace), QString("0:7000 1:7000 2:7000 7:2000 1:5000 2:5000 8:5000"));
    for (SpanId i = 1; i < trace.spans.size(); ++i)
      QCOMPARE(trace.spans[i].parent, std::vector<SpanId>({0, 0, 1, 2, 2, 4, 5})[i]);
    QCOMPARE(set.components[trace.spans[5].component].id, std::string("back"));
    QCOMPARE(set.components[trace.spans[4].component].id, std::string("api"));
    QCOMPARE(set.operations[trace.spans[4].operation], std::string("back/do"));
    QCOMPARE(set.connections[trace.spans[4].connection], std::string("api -> back"));
  }

  void partsLieWithinTheirWholes() {
    const Results results = resultsOf(kRich, traced(1, 50));
    QVERIFY(results.traces->traces.size() > 8000);
    for (const Trace& trace : results.traces->traces) {
      for (SpanId i = 1; i < trace.spans.size(); ++i) {
        const Span& span = trace.spans[i];
        QVERIFY(span.parent < i);
        QVERIFY(span.begin >= trace.spans[span.parent].begin);
        QVERIFY(span.end <= trace.spans[span.parent].end);
        QVERIFY(span.begin <= span.end);
        QVERIFY(span.work + span.throttled <= span.length());
      }
    }
    for (const SpanKind kind :
         {SpanKind::Branch, SpanKind::Outbound, SpanKind::Inbound, SpanKind::Queueing, SpanKind::Cpu,
          SpanKind::Wait, SpanKind::LockWait, SpanKind::PoolWait, SpanKind::Backoff})
      QVERIFY2(std::any_of(results.traces->traces.begin(), results.traces->traces.end(),
                           [kind](const Trace& trace) { return has(trace, kind); }),
               qPrintable(QString::number(static_cast<int>(kind))));
  }

  void theCriticalPathIsAsLongAsTheRequest() {
    const Results results = resultsOf(kRich, traced(1, 0));
    CriticalPath path;
    std::array<Time, kCauses> times{};
    for (const Trace& trace : results.traces->traces) {
      Time sum = 0;
      for (const PathPiece& piece : path.of(trace)) {
        QVERIFY(piece.length > 0);
        sum += piece.length;
        times[static_cast<std::size_t>(piece.cause)] += piece.length;
      }
      QCOMPARE(sum, trace.latency());
    }
    for (std::size_t i = 0; i < kCauses; ++i) QVERIFY2(times[i] > 0, simulatorName(i));
  }

  void nothingElseDependsOnThem() {
    const Results without = resultsOf(kRich);
    const Results with = resultsOf(kRich, traced(0.5, 100));
    QVERIFY(without.traces == nullptr);
    QCOMPARE(with.fingerprint, without.fingerprint);
    QCOMPARE(with.events, without.events);
    QCOMPARE(with.workloads.front().flow.latency.p99, without.workloads.front().flow.latency.p99);
  }

  void theSlowestAreKept() {
    const Results all = resultsOf(kRich, traced(1, 0));
    const Results some = resultsOf(kRich, traced(0, 20));
    std::vector<Time> slowest;
    for (const Trace& trace : all.traces->traces) slowest.push_back(trace.latency());
    std::sort(slowest.rbegin(), slowest.rend());
    slowest.resize(20);
    std::vector<Time> kept;
    for (const Trace& trace : some.traces->traces) {
      QVERIFY(trace.isAmongSlowest && !trace.isHeadSampled);
      kept.push_back(trace.latency());
    }
    std::sort(kept.rbegin(), kept.rend());
    QCOMPARE(kept, slowest);
  }

  void theShareIsKeptWithinBounds() {
    const Results tenth = resultsOf(kRich, traced(0.1, 0));
    const double requests = static_cast<double>(tenth.workloads.front().flow.latency.count);
    QVERIFY(isNear(static_cast<double>(tenth.traces->traces.size()), requests / 10, 0.1));
    RunOptions bounded = traced(1, 0);
    bounded.traces->mostSpans = 5000;
    const Results few = resultsOf(kRich, bounded);
    std::size_t spans = 0;
    for (const Trace& trace : few.traces->traces) spans += trace.spans.size();
    QVERIFY(spans <= 5000 && spans > 1500);
    QVERIFY(isNear(static_cast<double>(few.traces->traces.size()), requests * few.traces->share, 0.25));
  }

  void theWarmUpIsLeftOut() {
    const Results results = resultsOf(kRich, traced(1, 10));
    for (const Trace& trace : results.traces->traces) QVERIFY(trace.begin() >= 5 * kSecond);
    QVERIFY(results.traces->traces.front().begin() < 5 * kSecond + 200 * kMillisecond);
  }

  void throttledWorkSaysSo() {
    // Half a core is 50 ms of each 100 ms, so 120 ms of work stand still for at least 50 ms.
    const Results results = resultsOf(still() + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, cpu: {limit: 0.5}, operations: {go: {steps: [{work: 120ms}]}}}
connections: {user -> api: {}}
workloads: {load: {from: user, arrivals: constant(1/s), mix: {api/go: 100%}}}
)",
                                      traced(1, 0));
    for (const Trace& trace : results.traces->traces) {
      const auto cpu = std::find_if(trace.spans.begin(), trace.spans.end(),
                                    [](const Span& span) { return span.kind == SpanKind::Cpu; });
      QCOMPARE(cpu->work, 120 * kMillisecond);
      QVERIFY(std::abs(cpu->throttled - (cpu->length() - cpu->work)) <= 2);
      QVERIFY(cpu->throttled >= 50 * kMillisecond);
    }
  }

  void triesAndPausesAreSpansOfTheCaller() {
    const Results results = resultsOf(still() + R"(components:
  user: {kind: client}
  api: {kind: service, replicas: 1, operations: {go: {steps: [{wait: 1ms}, {fail: 100%}]}}}
connections: {user -> api: {retries: {attempts: 2, on: application, backoff: constant(10ms), jitter: none}}}
workloads: {load: {from: user, arrivals: constant(1/s), mix: {api/go: 100%}}}
)",
                                      traced(1, 0));
    const Trace& trace = results.traces->traces.front();
    QCOMPARE(trace.latency(), 23 * kMillisecond);
    QCOMPARE(lengthOf(trace, SpanKind::Backoff), 20 * kMillisecond);
    QCOMPARE(trace.outcome(), Outcome::Application);
    int attempts = 0;
    for (const Span& span : trace.spans)
      if (span.kind == SpanKind::Attempt) QCOMPARE(static_cast<int>(span.attempt), attempts++);
    QCOMPARE(attempts, 3);
    CriticalPath path;
    Time retry = 0;
    for (const PathPiece& piece : path.of(trace)) retry += piece.cause == Cause::Retry ? piece.length : 0;
    QCOMPARE(retry, 22 * kMillisecond);
  }

  void faultsAreMarked() {
    const Results results = resultsOf(kRich, traced(1, 0));
    std::uint8_t marks = 0;
    for (const Trace& trace : results.traces->traces)
      for (const Span& span : trace.spans) marks |= span.faults;
    QVERIFY((marks & kDelayed) != 0);
    QVERIFY((marks & kPodDied) != 0);
    QCOMPARE(results.traces->faults.size(), std::size_t{2});
  }

 private:
  static const char* simulatorName(std::size_t cause) { return name(static_cast<Cause>(cause)); }
};

QTEST_APPLESS_MAIN(TracesTest)
#include "traces_test.moc"
