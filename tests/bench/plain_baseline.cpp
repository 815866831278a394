// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/plain_baseline.h"

#include <cmath>
#include <deque>
#include <queue>
#include <vector>

namespace windtunnel::bench {
namespace {

struct PlainEvent {
  std::int64_t time;
  std::uint64_t sequence;
  std::uint32_t kind;
  std::uint32_t subject;
};
static_assert(sizeof(PlainEvent) == 24);

struct Later {
  bool operator()(const PlainEvent& a, const PlainEvent& b) const {
    return a.time != b.time ? a.time > b.time : a.sequence > b.sequence;
  }
};

using PlainQueue = std::priority_queue<PlainEvent, std::vector<PlainEvent>, Later>;

struct XorShift {
  std::uint64_t state = 0x9e3779b97f4a7c15ULL;
  double exponential() {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    const std::uint64_t bits = (state * 0x2545f4914f6cdd1dULL) >> 11;
    return -std::log((static_cast<double>(bits) + 0.5) * 0x1p-53);
  }
};

constexpr double kMean = 1e6;  // nanoseconds

std::int64_t span(XorShift& random, double mean) {
  return static_cast<std::int64_t>(random.exponential() * mean + 0.5);
}

}  // namespace

std::uint64_t plainHold(std::uint32_t pending, std::uint64_t events) {
  PlainQueue queue;
  XorShift random;
  std::uint64_t sequence = 0;
  for (std::uint32_t i = 0; i < pending; ++i) queue.push({span(random, kMean), sequence++, 0, i});
  for (std::uint64_t i = 0; i < events; ++i) {
    const PlainEvent event = queue.top();
    queue.pop();
    queue.push({event.time + span(random, kMean), sequence++, 0, event.subject});
  }
  return sequence - pending;
}

std::uint64_t plainMM1(double utilisation, std::uint64_t customers, double& meanSojourn) {
  enum Kind : std::uint32_t { Arrival, Departure };
  PlainQueue queue;
  XorShift random;
  std::deque<std::int64_t> waiting;
  std::uint64_t sequence = 0, events = 0, done = 0;
  double sum = 0;
  queue.push({0, sequence++, Arrival, 0});
  while (done < customers) {
    const PlainEvent event = queue.top();
    queue.pop();
    ++events;
    if (event.kind == Arrival) {
      waiting.push_back(event.time);
      if (waiting.size() == 1) queue.push({event.time + span(random, kMean), sequence++, Departure, 0});
      queue.push({event.time + span(random, kMean / utilisation), sequence++, Arrival, 0});
    } else {
      sum += static_cast<double>(event.time - waiting.front());
      waiting.pop_front();
      ++done;
      if (!waiting.empty()) queue.push({event.time + span(random, kMean), sequence++, Departure, 0});
    }
  }
  meanSojourn = sum / static_cast<double>(done);
  return events;
}

}  // namespace windtunnel::bench
