// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/run/run_thread.h"

#include <algorithm>
#include <chrono>

namespace windtunnel::app {
namespace {

using Clock = std::chrono::steady_clock;
using simulator::kSecond;
using simulator::Time;

// Long enough to keep the cost of waking low, short enough for smooth dots.
constexpr auto kSlice = std::chrono::milliseconds(15);
// Figures so far are put together this often while a run is on.
constexpr auto kResultsEvery = std::chrono::milliseconds(1000);
// Enough traces to look at and few enough to be handed over with the figures.
constexpr simulator::TraceOptions kTraces{.share = 0.01, .slowest = 20, .mostSpans = 4'000};
// What nobody fetches must not grow for ever.
constexpr std::size_t kMostHistory = 100'000;

simulator::RunOptions optionsFor(std::optional<std::uint64_t> seed,
                                 const simulator::Cancellation& cancellation) {
  simulator::RunOptions options;
  options.seed = seed;
  options.traces = kTraces;
  options.followsConnections = true;
  options.limits.cancellation = &cancellation;
  options.limits.maxWallClock = std::chrono::hours(24);
  return options;
}

}  // namespace

RunThread::RunThread(model::Design design, std::string scenario, std::optional<std::uint64_t> seed)
    : m_thread([this, design = std::move(design), scenario = std::move(scenario), seed] {
        work(design, scenario, seed);
      }) {}

RunThread::~RunThread() {
  m_cancellation.cancel();
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
  }
  m_wake.notify_one();
  m_thread.join();
}

void RunThread::play() {
  {
    const std::lock_guard lock(m_mutex);
    m_playing = true;
  }
  m_wake.notify_one();
}

void RunThread::pause() {
  const std::lock_guard lock(m_mutex);
  m_playing = false;
}

void RunThread::step() {
  {
    const std::lock_guard lock(m_mutex);
    m_playing = false;
    ++m_steps;
  }
  m_wake.notify_one();
}

void RunThread::setSpeed(double speed) {
  const std::lock_guard lock(m_mutex);
  m_speed = speed;
}

void RunThread::apply(simulator::Command command) {
  {
    const std::lock_guard lock(m_mutex);
    m_commands.push_back(std::move(command));
  }
  m_wake.notify_one();
}

RunNews RunThread::takeNews() {
  const std::lock_guard lock(m_mutex);
  RunNews news = std::move(m_news);
  m_news = {};
  m_news.finished = news.finished;
  m_news.stopReason = news.stopReason;
  m_news.achievedSpeed = news.achievedSpeed;
  return news;
}

void RunThread::work(model::Design design, std::string scenario, std::optional<std::uint64_t> seed) {
  model::Result<simulator::Run> made =
      simulator::Run::create(design, scenario, optionsFor(seed, m_cancellation));
  if (!made.ok()) {
    const std::lock_guard lock(m_mutex);
    m_news.refusal = made.error();
    m_news.finished = true;
    return;
  }
  simulate(made.value());
}

bool RunThread::waitForWork() {
  std::unique_lock lock(m_mutex);
  m_wake.wait(
      lock, [this] { return m_stop || !m_commands.empty() || (!m_finished && (m_playing || m_steps > 0)); });
  return !m_stop;
}

void RunThread::applyCommands(simulator::Run& run) {
  std::deque<simulator::Command> commands;
  {
    const std::lock_guard lock(m_mutex);
    commands.swap(m_commands);
  }
  for (simulator::Command& command : commands) {
    const model::Status applied = run.apply(std::move(command));
    if (applied.ok()) continue;
    const std::lock_guard lock(m_mutex);
    m_news.warnings.push_back(applied.error().message);
  }
  if (!commands.empty()) record(run);
}

void RunThread::record(const simulator::Run& run) {
  simulator::Snapshot snapshot = run.snapshot();
  const std::lock_guard lock(m_mutex);
  const bool wholeSecond = snapshot.now % kSecond == 0;
  if (wholeSecond && m_news.history.size() < kMostHistory) m_news.history.push_back(snapshot);
  m_news.snapshot = std::move(snapshot);
}

void RunThread::publishResults(const simulator::Run& run) {
  simulator::Results results = run.result();
  const std::lock_guard lock(m_mutex);
  m_news.results = std::move(results);
}

RunThread::Turn RunThread::nextTurn() {
  const std::lock_guard lock(m_mutex);
  Turn turn{m_playing, m_steps > 0, m_speed};
  if (turn.stepping) --m_steps;
  return turn;
}

simulator::StopReason RunThread::advance(simulator::Run& run, Time target, Clock::time_point turn) {
  simulator::StopReason reason = simulator::StopReason::HorizonReached;
  // At most a second of simulated time at once, so that no second is missing in the charts; and no longer
  // than a few slices, so that a wish is heard when the speed asked for cannot be reached.
  while (run.now() < target && !run.finished() && Clock::now() - turn < 2 * kSlice) {
    const Time nextSecond = (run.now() / kSecond + 1) * kSecond;
    reason = run.advance(std::min({target, nextSecond, run.end()}));
    record(run);
    if (reason != simulator::StopReason::HorizonReached) break;
  }
  return reason;
}

void RunThread::simulate(simulator::Run& run) {
  record(run);
  auto lastTurn = Clock::now();
  auto lastResults = Clock::now();
  while (waitForWork()) {
    applyCommands(run);
    const Turn wish = nextTurn();
    const auto turn = Clock::now();
    const double passed = std::clamp(std::chrono::duration<double>(turn - lastTurn).count(), 0.001, 0.1);
    lastTurn = turn;
    if (m_finished || (!wish.playing && !wish.stepping)) continue;

    const Time begin = run.now();
    const Time target =
        wish.stepping ? begin + kSecond : begin + static_cast<Time>(passed * wish.speed * 1e9);
    const simulator::StopReason reason = advance(run, target, turn);
    const bool ended = run.finished() || (reason != simulator::StopReason::HorizonReached &&
                                          reason != simulator::StopReason::Exhausted);
    if (ended || turn - lastResults > kResultsEvery) {
      publishResults(run);
      lastResults = Clock::now();
    }
    std::unique_lock lock(m_mutex);
    m_news.achievedSpeed = simulator::toSeconds(run.now() - begin) / passed;
    m_news.stopReason = reason;
    m_news.finished = m_finished = ended;
    const auto rest = kSlice - std::min<Clock::duration>(Clock::now() - turn, kSlice);
    m_wake.wait_for(lock, rest, [this] { return m_stop; });
  }
}

}  // namespace windtunnel::app
