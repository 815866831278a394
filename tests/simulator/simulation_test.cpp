// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <cstdlib>
#include <new>
#include <thread>
#include <vector>

#include "simulator/kernel/simulation.h"
#include "simulator/random/random_stream.h"

using namespace windtunnel::simulator;

// Counts every allocation of this program, to show that the steady state makes none.
static std::size_t allocations = 0;
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  ++allocations;
  const auto line = static_cast<std::size_t>(alignment);
  if (void* memory = std::aligned_alloc(line, (size + line - 1) / line * line)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

namespace {

/// Every event schedules its successor after a fixed span; subjects 0 and 1 take turns.
struct Clockwork {
  Time span = 10;
  std::uint64_t count = 0;
  Simulation simulation;

  void handle(const Event& event) {
    ++count;
    simulation.scheduleAfter(span, {1, 1 - event.subject, 0});
  }
};

/// A population with random delays, timeouts on a lane that are nearly always cancelled, and a fixed latency.
struct Mixture {
  Simulation simulation;
  RandomStream stream{7};
  LaneId timeout = simulation.lane(kSecond);
  LaneId latency = simulation.lane(500 * kMicrosecond);
  std::vector<EventHandle> guards;
  std::vector<Event> log;
  bool keepsLog = false;

  explicit Mixture(std::uint32_t population) : guards(population) {
    for (std::uint32_t i = 0; i < population; ++i) simulation.scheduleAfter(i, {0, i, 0});
  }

  void handle(const Event& event) {
    if (keepsLog) log.push_back(event);
    const std::uint32_t who = event.subject;
    if (event.kind == 0) {
      guards[who] = simulation.scheduleOn(timeout, {2, who, 0});
      simulation.scheduleOn(latency, {1, who, 0});
    } else if (event.kind == 1) {
      simulation.cancel(guards[who]);
      simulation.scheduleAfter(static_cast<Time>(stream.exponential() * 1e6), {0, who, 0});
    }
  }
};

struct Growing {
  Simulation simulation;
  std::uint64_t inFlight = 0;
  std::size_t bytes = 0;
  void handle(const Event&) {
    ++inFlight;
    bytes += 1000;
    simulation.scheduleAfter(1, {});
  }
  std::uint64_t population() const { return inFlight; }
  std::size_t memoryBytes() const { return bytes; }
};

RunLimits limited(std::uint64_t events) {
  RunLimits limits;
  limits.maxEvents = events;
  return limits;
}

}  // namespace

class SimulationTest : public QObject {
  Q_OBJECT
 private slots:
  void stopsAtTheHorizon();
  void tellsThatNothingIsLeft();
  void slicesChangeNothing();
  void keepsTheEventLimitExactly();
  void namesTheEventsOfAZenoLoop();
  void stopsAtThePopulationLimit();
  void stopsAtTheMemoryLimit();
  void stopsAtTheWallClockLimit();
  void isCancelledByAnotherThread();
  void handlerStopsTheRunAfterItsEvent();
  void timesInThePastHappenNow();
  void allocatesNothingInTheSteadyState();
  void fingerprintIsTheSameEverywhere();
  void fingerprintTellsRunsApart();
  void everyReasonHasANameAndAnExplanation();
};

void SimulationTest::stopsAtTheHorizon() {
  Clockwork model;
  model.simulation.scheduleAt(0, {1, 0, 0});
  QCOMPARE(model.simulation.runUntil(1000, model), StopReason::HorizonReached);
  QCOMPARE(model.count, std::uint64_t{101});
  QCOMPARE(model.simulation.executedEvents(), std::uint64_t{101});
  QCOMPARE(model.simulation.now(), Time{1000});
  QCOMPARE(model.simulation.runUntil(1005, model), StopReason::HorizonReached);
  QCOMPARE(model.count, std::uint64_t{101});
  QCOMPARE(model.simulation.now(), Time{1005});
}

void SimulationTest::tellsThatNothingIsLeft() {
  struct Once {
    void handle(const Event&) {}
  } model;
  Simulation simulation;
  simulation.scheduleAt(3, {});
  QCOMPARE(simulation.runUntil(kEndOfTime, model), StopReason::Exhausted);
  QCOMPARE(simulation.now(), Time{3});
}

void SimulationTest::slicesChangeNothing() {
  Mixture whole(500);
  whole.simulation.runUntil(kSecond, whole);
  Mixture sliced(500);
  for (Time time = 0; time <= kSecond; time += 1'234'567) sliced.simulation.runUntil(time, sliced);
  sliced.simulation.runUntil(kSecond, sliced);
  QCOMPARE(sliced.simulation.fingerprint(), whole.simulation.fingerprint());
  QCOMPARE(sliced.simulation.executedEvents(), whole.simulation.executedEvents());
  QVERIFY(whole.simulation.executedEvents() > 600'000);
}

void SimulationTest::keepsTheEventLimitExactly() {
  Clockwork model;
  model.simulation.scheduleAt(0, {1, 0, 0});
  QCOMPARE(model.simulation.runUntil(kEndOfTime, model, limited(10'001)), StopReason::EventLimit);
  QCOMPARE(model.count, std::uint64_t{10'001});
  QVERIFY(mayResume(StopReason::EventLimit));
  QCOMPARE(model.simulation.runUntil(kEndOfTime, model, limited(10'003)), StopReason::EventLimit);
  QCOMPARE(model.count, std::uint64_t{10'003});
}

void SimulationTest::namesTheEventsOfAZenoLoop() {
  Clockwork model;
  model.span = 0;
  model.simulation.scheduleAt(5, {1, 0, 0});
  QCOMPARE(model.simulation.runUntil(kEndOfTime, model), StopReason::NoTimeProgress);
  QCOMPARE(model.simulation.now(), Time{5});
  QVERIFY(model.count >= 1'000'000);
  QVERIFY(model.count < 1'010'000);
  QCOMPARE(model.simulation.stuckEvents().size(), std::size_t{2});
  QCOMPARE(model.simulation.stuckEvents()[0].kind, std::uint16_t{1});
  QCOMPARE(model.simulation.stuckEvents()[0].subject + model.simulation.stuckEvents()[1].subject, 1U);
}

void SimulationTest::stopsAtThePopulationLimit() {
  Growing model;
  model.simulation.scheduleAt(0, {});
  RunLimits limits;
  limits.maxPopulation = 50'000;
  QCOMPARE(model.simulation.runUntil(kEndOfTime, model, limits), StopReason::PopulationLimit);
  QVERIFY(model.inFlight > 50'000 && model.inFlight <= 54'096);
}

void SimulationTest::stopsAtTheMemoryLimit() {
  Growing model;
  model.simulation.scheduleAt(0, {});
  RunLimits limits;
  limits.maxMemoryBytes = 20'000'000;
  QCOMPARE(model.simulation.runUntil(kEndOfTime, model, limits), StopReason::MemoryLimit);
  QVERIFY(model.inFlight < 24'096);
}

void SimulationTest::stopsAtTheWallClockLimit() {
  Clockwork model;
  model.simulation.scheduleAt(0, {1, 0, 0});
  RunLimits limits;
  limits.maxWallClock = std::chrono::milliseconds(20);
  QCOMPARE(model.simulation.runUntil(kEndOfTime, model, limits), StopReason::WallClockLimit);
  QVERIFY(model.count > 4096);
}

void SimulationTest::isCancelledByAnotherThread() {
  Clockwork model;
  model.simulation.scheduleAt(0, {1, 0, 0});
  Cancellation cancellation;
  RunLimits limits;
  limits.cancellation = &cancellation;
  std::chrono::steady_clock::time_point asked;
  std::jthread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    asked = std::chrono::steady_clock::now();
    cancellation.cancel();
  });
  QCOMPARE(model.simulation.runUntil(kEndOfTime, model, limits), StopReason::Cancelled);
  const auto answered = std::chrono::steady_clock::now();
  other.join();
  QVERIFY(answered - asked < std::chrono::milliseconds(50));
  cancellation.withdraw();
  QCOMPARE(model.simulation.runUntil(model.simulation.now() + 100, model, limits),
           StopReason::HorizonReached);
}

void SimulationTest::handlerStopsTheRunAfterItsEvent() {
  struct Stopping {
    Simulation simulation;
    int count = 0;
    void handle(const Event&) {
      simulation.scheduleAfter(1, {});
      if (++count == 10) simulation.stop(StopReason::CallDepthLimit);
    }
  } model;
  model.simulation.scheduleAt(0, {});
  QCOMPARE(model.simulation.runUntil(100, model), StopReason::CallDepthLimit);
  QCOMPARE(model.count, 10);
  QCOMPARE(model.simulation.now(), Time{9});
  QCOMPARE(model.simulation.executedEvents(), std::uint64_t{10});
}

void SimulationTest::timesInThePastHappenNow() {
  Clockwork model;
  model.simulation.scheduleAt(0, {1, 0, 0});
  model.simulation.runUntil(1000, model);
  model.simulation.scheduleAt(3, {1, 0, 0});
  const std::uint64_t before = model.count;
  model.simulation.runUntil(1000, model);
  QCOMPARE(model.count, before + 1);
  QCOMPARE(later(5, -3), Time{5});
  QCOMPARE(later(5, kEndOfTime), kEndOfTime);
}

void SimulationTest::allocatesNothingInTheSteadyState() {
  Mixture model(2'000);
  model.simulation.runUntil(2 * kSecond, model);
  const std::size_t before = allocations;
  const std::uint64_t events = model.simulation.executedEvents();
  model.simulation.runUntil(3 * kSecond, model);
  QCOMPARE(allocations - before, std::size_t{0});
  QVERIFY(model.simulation.executedEvents() - events > 1'000'000);
}

// The number was computed once; a different one means that runs of an earlier version cannot be repeated.
void SimulationTest::fingerprintIsTheSameEverywhere() {
  Mixture model(100);
  model.simulation.runUntil(100 * kMillisecond, model);
  QCOMPARE(model.simulation.fingerprint(), std::uint64_t{15828305803995490310U});
}

void SimulationTest::fingerprintTellsRunsApart() {
  Fingerprint a, b, c, d;
  a.add(1, {2, 3, 0});
  b.add(2, {2, 3, 0});
  c.add(1, {3, 3, 0});
  d.add(1, {2, 4, 0});
  QVERIFY(a.value() != b.value() && a.value() != c.value() && a.value() != d.value());
  QVERIFY(b.value() != c.value() && b.value() != d.value() && c.value() != d.value());
}

void SimulationTest::everyReasonHasANameAndAnExplanation() {
  for (int i = 0; i <= static_cast<int>(StopReason::Cancelled); ++i) {
    const auto reason = static_cast<StopReason>(i);
    QVERIFY(std::string(name(reason)) != "unknown");
    QVERIFY(explain(reason).size() > 20);
    QCOMPARE(isComplete(reason), i < 2);
  }
}

QTEST_APPLESS_MAIN(SimulationTest)
#include "simulation_test.moc"
