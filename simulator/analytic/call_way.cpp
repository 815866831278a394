// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/analytic/equations.h"

/// The way of one call over its arrow.
namespace windtunnel::simulator::analytic {
namespace {

constexpr double kFarAway = 7;    // standard deviations behind the mean, where nobody is
constexpr double kNobody = 1e-9;  // a share that makes no difference

TimeMoments without(const TimeMoments& time, double limit) {
  const Cells cells = cellsOf(time);
  TimeMixture kept;
  for (std::size_t i = 0; i < kCells; ++i)
    if (cells.seconds[i] <= limit) kept += TimeMixture::of(cellWeight(i), always(cells.seconds[i]));
  return kept.share > 0 ? kept.moments() : always(limit);
}

// Who takes longer than a time limit fails when it is over.
void cut(Passage& passage, Time limit) {
  if (limit <= 0 || passage.passed.share <= 0) return;
  const double most = toSeconds(limit);
  const TimeMoments time = passage.passed.moments();
  if (time.mean + kFarAway * std::sqrt(time.variance) < most) return;
  const double late = tail(time, most);
  if (late < kNobody) return;
  const double share = passage.passed.share;
  passage.passed = TimeMixture::of(share * (1 - late), without(time, most));
  passage.fail(Outcome::Timeout, TimeMixture::of(share * late, always(most)));
}

// One try: there, through the door and the queue, the operation, and back.
Passage oneTry(const Equations& equations, const Instruction& call) {
  const Network& network = equations.network;
  const OperationSpec& operation = network.operations[call.b];
  const Program& program = equations.programs[call.b];
  const Station& station = equations.stations[operation.component];
  const Congestion& congestion = equations.congestionOf(program);
  TimeMoments travel = equations.arrows[call.a].travel;
  travel.mean += (operation.requestTransfer + operation.responseTransfer) * 1e-9;
  Passage result;
  const bool isThere = network.components[operation.component].replicas > 0;
  const double served = isThere ? station.admitted * (1 - congestion.refused) : 0;
  result.add(program.service, served, travel + congestion.wait);
  if (!isThere) result.fail(Outcome::Unavailable, TimeMixture::of(1, {}));
  if (isThere && station.admitted < 1)
    result.fail(Outcome::RateLimited, TimeMixture::of(1 - station.admitted, travel));
  if (isThere && congestion.refused > 0)
    result.fail(Outcome::Unavailable, TimeMixture::of(station.admitted * congestion.refused, travel));
  return result;
}

// A second try is sent when the first takes too long, and the earlier answer counts.
double hedge(Passage& passage, Time after) {
  const TimeMoments time = passage.passed.moments();
  const double pause = toSeconds(after);
  const Cells cells = cellsOf(time);
  TimeMixture all;
  double sent = 0;
  for (std::size_t i = 0; i < kCells; ++i) {
    if (cells.seconds[i] <= pause) {
      all += TimeMixture::of(cellWeight(i), always(cells.seconds[i]));
      continue;
    }
    sent += cellWeight(i);
    for (std::size_t j = 0; j < kCells; ++j)
      all += TimeMixture::of(cellWeight(i) * cellWeight(j),
                             always(std::min(cells.seconds[i], pause + cells.seconds[j])));
  }
  passage.passed = TimeMixture::of(passage.passed.share, all.moments());
  return sent;
}

TimeMoments pauseBefore(const RetrySpec& retry, int which) {
  const double most = static_cast<double>(retry.backoff.delay(which).nanoseconds) * 1e-9;
  const double spread = retry.jitter == Jitter::Full ? most : retry.jitter == Jitter::Equal ? most / 2 : 0;
  return {most - spread / 2, spread * spread / 12, 0};
}

double retriable(const RetrySpec& retry, const Passage& passage) {
  double share = 0;
  for (std::size_t i = 1; i < kOutcomes; ++i)
    if ((retry.onMask & (1U << i)) != 0) share += passage.failures[i];
  return share;
}

// All tries of a call, given what happens to each.
CallResult tryUpTo(const RetrySpec& retry, const Passage& one) {
  CallResult result;
  const TimeMoments failed = one.failed.moments();
  const double again = retriable(retry, one);
  const double allowed = retry.budget >= 0 && again > 0 ? std::min(1.0, retry.budget / again) : 1;
  TimeMixture here{1, 0, 0, 0};
  for (int which = 1;; ++which) {
    result.tries += here.share;
    const bool isLast = which > retry.attempts || again <= 0;
    result.passage.passed += here.scaled(one.passed.share).then(one.passed.moments());
    for (std::size_t i = 1; i < kOutcomes; ++i) {
      if (one.failures[i] <= 0) continue;
      const bool isRetried = !isLast && (retry.onMask & (1U << i)) != 0;
      const double given = one.failures[i] * (isRetried ? 1 - allowed : 1);
      result.passage.fail(static_cast<Outcome>(i), here.scaled(given).then(failed));
    }
    if (isLast) return result;
    here = here.scaled(again * allowed).then(failed + pauseBefore(retry, which));
    if (here.share < kNobody) return result;
  }
}

}  // namespace

CallResult callOver(const Equations& equations, const Instruction& call) {
  const ConnectionSpec& spec = equations.network.connections[call.a];
  const Arrow& arrow = equations.arrows[call.a];
  Passage one = oneTry(equations, call);
  double hedged = 0;
  if (spec.hedges > 0 && one.passed.share > 0) hedged = hedge(one, spec.hedgeAfter);
  cut(one, spec.retry.perTryTimeout);
  const double tryTime = one.ended().moments().mean;
  if (spec.poolConnections != kNone) {
    Passage pooled;
    pooled.add(one, 1 - arrow.pool.refused, exponentialWith(arrow.pool.probability, arrow.pool.mean));
    if (arrow.pool.refused > 0) pooled.fail(Outcome::Overflow, {arrow.pool.refused, 0, 0, 0});
    one = pooled;
  }
  CallResult result = tryUpTo(spec.retry, one);
  result.tries *= 1 + hedged;
  result.tryTime = tryTime;
  cut(result.passage, spec.timeout);
  const double allowed = arrow.passed * (1 - arrow.overflow);
  if (allowed < 1) {
    Passage limited;
    limited.add(result.passage, allowed, {});
    limited.fail(Outcome::RateLimited, {1 - arrow.passed, 0, 0, 0});
    limited.fail(Outcome::Overflow, {arrow.passed * arrow.overflow, 0, 0, 0});
    result.passage = limited;
    result.tries *= allowed;
  }
  if (spec.fallsBack && result.passage.failed.share > 0) {
    result.passage.passed += result.passage.failed;
    result.passage.failed = TimeMixture();
    result.passage.failures = {};
  }
  return result;
}

}  // namespace windtunnel::simulator::analytic
