// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/arrival_process.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace windtunnel::simulator {
namespace {

using model::Arrivals;

// A sine is followed in so many straight pieces a period; the rate is then right within 0.03 % of its
// amplitude.
constexpr int kPiecesPerPeriod = 144;

RateSegment straight(Time length, double from, double to) {
  return {length, from, length > 0 ? (to - from) / toSeconds(length) : 0};
}

std::vector<RateSegment> diurnal(const model::Arrivals& arrivals) {
  const double mean = arrivals.rate.perSecond();
  const double amplitude = arrivals.peak.perSecond() - mean;
  const auto rate = [&](int piece) {
    return std::max(
        0.0, mean + amplitude * elementary::sineOfTurns(static_cast<double>(piece) / kPiecesPerPeriod));
  };
  const Time period = arrivals.period.nanoseconds;
  std::vector<RateSegment> segments;
  for (int i = 0; i < kPiecesPerPeriod; ++i) {
    const Time length = period / kPiecesPerPeriod + (i < period % kPiecesPerPeriod ? 1 : 0);
    segments.push_back(straight(length, rate(i), rate(i + 1)));
  }
  return segments;
}

std::vector<RateSegment> segmentsOf(const model::Arrivals& arrivals) {
  const double rate = arrivals.rate.perSecond();
  switch (arrivals.kind) {
    case Arrivals::Kind::Constant:
    case Arrivals::Kind::Poisson:
      return {{kEndOfTime, rate, 0}};
    case Arrivals::Kind::Ramp: {
      const double peak = arrivals.peak.perSecond();
      return {straight(arrivals.period.nanoseconds, rate, peak), {kEndOfTime, peak, 0}};
    }
    case Arrivals::Kind::Mmpp:
    case Arrivals::Kind::Steps: {
      std::vector<RateSegment> segments;
      for (const auto& phase : arrivals.phases)
        segments.push_back({phase.duration.nanoseconds, phase.rate.perSecond(), 0});
      return segments;
    }
    case Arrivals::Kind::Diurnal:
      return diurnal(arrivals);
    case Arrivals::Kind::Trace:
    case Arrivals::Kind::Users:
      break;
  }
  return {};
}

// Integrated rate over the first `seconds` of a straight line.
double integral(double rate, double slope, double seconds) {
  return seconds * (rate + slope * seconds / 2);
}

// The inverse: how many seconds until the integral reaches `amount`. The form of the root that has no
// cancellation is taken; the caller has made sure that the amount is reached.
double secondsFor(double amount, double rate, double slope) {
  const double root = std::sqrt(std::max(0.0, rate * rate + 2 * slope * amount));
  return 2 * amount / (rate + root);
}

// The sojourns of a switching process come from a stream of their own, so that they do not depend on the
// arrivals.
RandomStream sojournStream(RandomStream stream) {
  return RandomStream(stream.bits());
}

}  // namespace

ArrivalProcess::ArrivalProcess(const model::Arrivals& arrivals, const RandomStream& stream)
    : ArrivalProcess(segmentsOf(arrivals), stream) {
  m_isRandom = arrivals.kind != Arrivals::Kind::Constant;
  m_isCyclic = arrivals.kind == Arrivals::Kind::Mmpp || arrivals.kind == Arrivals::Kind::Diurnal;
  m_isSwitching = arrivals.kind == Arrivals::Kind::Mmpp;
  enter(m_place, 0, 0);
}

ArrivalProcess::ArrivalProcess(std::vector<RateSegment> segments, const RandomStream& stream)
    : m_gaps(stream), m_segments(std::move(segments)), m_place{sojournStream(stream)} {
  const auto isSilent = [](const RateSegment& segment) { return segment.rate <= 0 && segment.slope <= 0; };
  m_isSilent = std::all_of(m_segments.begin(), m_segments.end(), isSilent);
  if (m_segments.empty()) m_segments.emplace_back();
  enter(m_place, 0, 0);
}

void ArrivalProcess::enter(Place& place, std::size_t segment, Time begin) const {
  const Time length = m_segments[segment].length;
  const bool isLast = !m_isCyclic && segment + 1 == m_segments.size();
  place.segment = segment;
  place.begin = begin;
  if (isLast)
    place.end = kEndOfTime;
  else if (m_isSwitching)
    place.end =
        later(begin, static_cast<Time>(static_cast<double>(length) * place.sojourns.exponential()) + 1);
  else
    place.end = later(begin, length);
}

void ArrivalProcess::leave(Place& place) const {
  const std::size_t following = place.segment + 1;
  enter(place, following < m_segments.size() ? following : 0, place.end);
}

Time ArrivalProcess::next(Time now) {
  if (m_trace) return m_trace->next(now);
  m_left = 0;
  moveTo(now);
  m_left = m_isRandom ? m_gaps.next() : 1;
  return arrival();
}

Time ArrivalProcess::setFactor(Time now, double factor) {
  if (m_trace) return m_trace->setFactor(now, factor);
  moveTo(now);
  m_factor = factor;
  return arrival();
}

double ArrivalProcess::rateAt(Time now) {
  moveTo(now);
  const RateSegment& segment = m_segments[m_place.segment];
  return m_factor * std::max(0.0, segment.rate + segment.slope * toSeconds(now - m_place.begin));
}

Time ArrivalProcess::arrival() const {
  if (m_isSilent || m_factor <= 0) return kEndOfTime;
  double left = m_left / m_factor;
  if (isSteady()) {
    const double seconds = left / m_segments[m_place.segment].rate;
    return seconds < toSeconds(kEndOfTime - m_now) ? later(m_now, static_cast<Time>(seconds * 1e9 + 0.5))
                                                   : kEndOfTime;
  }
  Place place = m_place;
  for (Time from = m_now; from < kEndOfTime; from = place.end, leave(place)) {
    const RateSegment& segment = m_segments[place.segment];
    const double rate = segment.rate + segment.slope * toSeconds(from - place.begin);
    const double reach = integral(rate, segment.slope, toSeconds(place.end - from));
    if (reach >= left)
      return later(from, static_cast<Time>(secondsFor(left, rate, segment.slope) * 1e9 + 0.5));
    if (place.end == kEndOfTime) break;
    left -= reach;
  }
  return kEndOfTime;
}

void ArrivalProcess::moveTo(Time now) {
  if (m_left == 0 && isSteady()) m_now = std::max(m_now, now);
  while (m_now < now) {
    const RateSegment& segment = m_segments[m_place.segment];
    const Time to = std::min(now, m_place.end);
    const double rate = segment.rate + segment.slope * toSeconds(m_now - m_place.begin);
    m_left = std::max(0.0, m_left - m_factor * integral(rate, segment.slope, toSeconds(to - m_now)));
    m_now = to;
    if (m_now == m_place.end && m_now != kEndOfTime) leave(m_place);
  }
}

}  // namespace windtunnel::simulator
