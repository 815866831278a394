// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <rapidcheck.h>

#include <QtTest>
#include <map>
#include <tuple>

#include "simulator/kernel/future_event_list.h"

using namespace windtunnel::simulator;

namespace {

/// The obvious future event list the real one is held against.
class Reference {
 public:
  using Key = std::tuple<Time, int, std::uint64_t>;

  Key add(Time time, int priority, std::uint32_t subject) {
    const Key key{time, priority, m_sequence++};
    m_events.emplace(key, subject);
    return key;
  }
  bool cancel(const Key& key) { return m_events.erase(key) == 1; }
  bool empty() const { return m_events.empty(); }
  Time time() const { return std::get<0>(m_events.begin()->first); }
  std::uint32_t take() {
    const std::uint32_t subject = m_events.begin()->second;
    m_events.erase(m_events.begin());
    return subject;
  }
  std::size_t size() const { return m_events.size(); }

 private:
  std::multimap<Key, std::uint32_t> m_events;
  std::uint64_t m_sequence = 0;
};

/// Both lists side by side, driven by the same operations.
class Pair {
 public:
  explicit Pair(const std::vector<Time>& delays) {
    for (const Time delay : delays) m_lanes.push_back(m_list.lane(delay, kNormalPriority));
    m_delays = delays;
  }

  void add(Time delay, Priority priority) {
    const auto subject = static_cast<std::uint32_t>(m_handles.size());
    m_handles.push_back(m_list.add(m_now + delay, priority, {1, subject, 7}));
    m_keys.push_back(m_reference.add(m_now + delay, priority, subject));
  }
  void addToLane(std::size_t lane) {
    const auto subject = static_cast<std::uint32_t>(m_handles.size());
    m_handles.push_back(m_list.addToLane(m_lanes[lane], m_now, {1, subject, 7}));
    m_keys.push_back(m_reference.add(m_now + m_delays[lane], kNormalPriority, subject));
  }
  void cancel(std::size_t which) {
    if (m_handles.empty()) return;
    which %= m_handles.size();
    const bool wasPending = m_reference.cancel(m_keys[which]);
    RC_ASSERT(m_list.isPending(m_handles[which]) == wasPending);
    RC_ASSERT(m_list.cancel(m_handles[which]) == wasPending);
    RC_ASSERT(!m_list.isPending(m_handles[which]));
  }
  bool take() {
    RC_ASSERT(m_list.settle() == !m_reference.empty());
    if (m_reference.empty()) return false;
    RC_ASSERT(m_list.topTime() == m_reference.time());
    m_now = m_reference.time();
    const Event event = m_list.take();
    RC_ASSERT(event.subject == m_reference.take());
    RC_ASSERT(event.payload == 7U);
    return true;
  }
  std::size_t pending() const { return m_reference.size(); }

 private:
  FutureEventList m_list;
  Reference m_reference;
  std::vector<LaneId> m_lanes;
  std::vector<Time> m_delays;
  std::vector<EventHandle> m_handles;
  std::vector<Reference::Key> m_keys;
  Time m_now = 0;
};

// Delays over many magnitudes, with many ties.
Time drawDelay() {
  const Time unit = *rc::gen::element<Time>(0, 1, 1000, 1'000'000, 3'600'000'000'000);
  return unit * *rc::gen::inRange<Time>(0, 20);
}

}  // namespace

class EventListTest : public QObject {
  Q_OBJECT
 private slots:
  void ordersLikeAMultimap();
  void ordersLargePopulationsLikeAMultimap_data();
  void ordersLargePopulationsLikeAMultimap();
  void laneAndHeapGiveTheSameOrder();
  void equalTimesGoByPriorityThenSequence();
  void cancelledEventDoesNotHappen();
  void staleHandleIsHarmless();
  void laneOfTimeoutsStaysShort();
  void cancelledEventsInTheHeapAreDropped();
  void eventsAtTheEndOfTimeAreKept();
};

void EventListTest::ordersLikeAMultimap() {
  const bool holds = rc::check([] {
    Pair lists({0, 1000, 5'000'000});
    const int operations = *rc::gen::inRange(0, 400);
    for (int i = 0; i < operations; ++i) {
      const int what = *rc::gen::inRange(0, 10);
      if (what < 4)
        lists.add(drawDelay(), *rc::gen::inRange<Priority>(0, 8));
      else if (what < 6)
        lists.addToLane(*rc::gen::inRange<std::size_t>(0, 3));
      else if (what < 8)
        lists.cancel(*rc::gen::inRange<std::size_t>(0, 1000));
      else
        lists.take();
    }
    while (lists.take()) {
    }
    RC_ASSERT(lists.pending() == 0U);
  });
  QVERIFY(holds);
}

void EventListTest::ordersLargePopulationsLikeAMultimap_data() {
  QTest::addColumn<int>("shape");
  QTest::newRow("exponential-like") << 0;
  QTest::newRow("short and very long") << 1;
  QTest::newRow("many at one instant") << 2;
  QTest::newRow("rising delays") << 3;
}

void EventListTest::ordersLargePopulationsLikeAMultimap() {
  QFETCH(int, shape);
  Pair lists({2'000'000});
  std::uint64_t state = 12345;
  const auto random = [&state] {
    return state = state * 6364136223846793005ULL + 1442695040888963407ULL, state >> 33;
  };
  const auto delay = [&](int i) -> Time {
    switch (shape) {
      case 0:
        return static_cast<Time>(random() % 1000 * (random() % 1000));
      case 1:
        return static_cast<Time>(random() % 8 == 0 ? random() % 3'600'000'000'000 : random() % 1000);
      case 2:
        return static_cast<Time>(random() % 3) * 1'000'000;
      default:
        return static_cast<Time>(i) * 100;
    }
  };
  for (int i = 0; i < 5'000; ++i) lists.add(delay(i), static_cast<Priority>(random() % 8));
  for (int i = 0; i < 20'000; ++i) {
    lists.take();
    lists.add(delay(i), kNormalPriority);
    if (i % 3 == 0) lists.addToLane(0);
    if (i % 4 == 0) lists.cancel(random());
  }
  while (lists.take()) {
  }
  QCOMPARE(lists.pending(), std::size_t{0});
}

void EventListTest::laneAndHeapGiveTheSameOrder() {
  const auto order = [](bool useLane) {
    FutureEventList list;
    const LaneId lane = list.lane(50, kNormalPriority);
    std::vector<std::uint32_t> subjects;
    Time now = 0;
    for (std::uint32_t i = 0; i < 5'000; ++i) {
      if (useLane)
        list.addToLane(lane, now, {0, i, 0});
      else
        list.add(now + 50, kNormalPriority, {0, i, 0});
      list.add(now + i % 97, kNormalPriority, {1, i, 0});
      if (!list.settle()) break;
      now = list.topTime();
      subjects.push_back(list.take().subject);
    }
    while (list.settle()) subjects.push_back(list.take().subject);
    return subjects;
  };
  QCOMPARE(order(true).size(), std::size_t{10'000});
  QVERIFY(order(true) == order(false));
}

void EventListTest::equalTimesGoByPriorityThenSequence() {
  FutureEventList list;
  list.add(5, kLastPriority, {0, 1, 0});
  list.add(5, kNormalPriority, {0, 2, 0});
  list.addToLane(list.lane(5, kNormalPriority), 0, {0, 3, 0});
  list.add(5, kNormalPriority, {0, 4, 0});
  list.add(5, kFirstPriority, {0, 5, 0});
  for (const std::uint32_t expected : {5U, 2U, 3U, 4U, 1U}) {
    QVERIFY(list.settle());
    QCOMPARE(list.take().subject, expected);
  }
  QVERIFY(!list.settle());
}

void EventListTest::cancelledEventDoesNotHappen() {
  FutureEventList list;
  const EventHandle first = list.add(1, kNormalPriority, {0, 1, 0});
  list.add(2, kNormalPriority, {0, 2, 0});
  QVERIFY(list.cancel(first));
  QVERIFY(!list.cancel(first));
  QVERIFY(list.settle());
  QCOMPARE(list.take().subject, 2U);
  QVERIFY(!list.settle());
  QCOMPARE(list.size(), std::size_t{0});
}

void EventListTest::staleHandleIsHarmless() {
  FutureEventList list;
  const EventHandle old = list.add(1, kNormalPriority, {0, 1, 0});
  QVERIFY(list.settle());
  list.take();
  const EventHandle fresh = list.add(2, kNormalPriority, {0, 2, 0});
  QCOMPARE(fresh.slot, old.slot);
  QVERIFY(!list.cancel(old));
  QVERIFY(!list.cancel({}));
  QVERIFY(list.isPending(fresh));
}

void EventListTest::laneOfTimeoutsStaysShort() {
  FutureEventList list;
  const LaneId timeout = list.lane(kSecond, kNormalPriority);
  for (int i = 0; i < 100'000; ++i) QVERIFY(list.cancel(list.addToLane(timeout, i, {0, 0, 0})));
  QCOMPARE(list.size(), std::size_t{0});
  QVERIFY(list.memoryBytes() < 64 * 1024);
}

void EventListTest::cancelledEventsInTheHeapAreDropped() {
  FutureEventList list;
  list.add(kSecond, kNormalPriority, {0, 42, 0});
  for (int i = 0; i < 100'000; ++i) list.cancel(list.add(kSecond + i, kNormalPriority, {0, 0, 0}));
  QVERIFY(list.size() < 3'000);
  QVERIFY(list.settle());
  QCOMPARE(list.take().subject, 42U);
  QVERIFY(!list.settle());
}

void EventListTest::eventsAtTheEndOfTimeAreKept() {
  FutureEventList list;
  for (std::uint32_t i = 0; i < 1'000; ++i) list.add(kEndOfTime, kNormalPriority, {0, i + 1, 0});
  list.add(3, kNormalPriority, {0, 0, 0});
  for (std::uint32_t i = 0; i <= 1'000; ++i) {
    QVERIFY(list.settle());
    QCOMPARE(list.take().subject, i);
  }
  QVERIFY(!list.settle());
}

QTEST_APPLESS_MAIN(EventListTest)
#include "event_list_test.moc"
