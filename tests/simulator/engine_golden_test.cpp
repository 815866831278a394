// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <atomic>
#include <cstdlib>
#include <new>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {
std::atomic<std::uint64_t> allocations = 0;

const char* const kChain = R"(platform: {zones: [a, b]}
components:
  user: {kind: client}
  door: {kind: gateway}
  app: {kind: service, replicas: 3, operations: {go: {steps: [{work: exponential(1ms)}, {parallel: [{call: store/read}, {wait: 1ms}]}]}}}
  store: {kind: database}
connections:
  user -> door: {timeout: 2s}
  door -> app: {timeout: 1s, retries: {attempts: 1, budget: 10%}, circuitBreaker: {consecutiveErrors: 5}}
  app -> store: {timeout: 500ms, pool: {connections: 20, pending: 100}}
workloads: {load: {from: user, arrivals: poisson(500/s), mix: {door/app: 100%}}}
scenarios: {base: {duration: 60s, warmup: 10s}}
)";
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

class EngineGoldenTest : public QObject {
  Q_OBJECT

 private slots:
  // The same on every compiler and optimisation level; it changes only when what a run means changes.
  void fingerprintsAreThoseOfThisVersion() {
    const Results results = resultsOf(kChain);
    QCOMPARE(QString::number(results.fingerprint, 16), QString("b6caefc36abd86f0"));
    QCOMPARE(results.requests, std::uint64_t{34952});
  }

  void nothingIsAllocatedInTheSteadyState() {
    Run run = runOf(kChain);
    run.advance(30 * kSecond);
    const std::uint64_t before = allocations;
    run.advance(50 * kSecond);
    QVERIFY2(allocations - before <= 4, qPrintable(QString::number(allocations - before)));
  }
};

QTEST_APPLESS_MAIN(EngineGoldenTest)
#include "engine_golden_test.moc"
