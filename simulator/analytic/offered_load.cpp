// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/offered_load.h"

#include <algorithm>

#include "simulator/random/arrival_process.h"

namespace windtunnel::simulator::analytic {
namespace {

constexpr int kMoments = 200;

void followProfile(const WorkloadSpec& workload, Time warmup, Time duration, OfferedLoad& load) {
  ArrivalProcess process(workload.arrivals, RandomStream(1));
  double sum = 0;
  for (int i = 0; i < kMoments; ++i) {
    const double place = (i + 0.5) / kMoments;
    const double rate = process.rateAt(warmup + static_cast<Time>(place * static_cast<double>(duration)));
    sum += rate;
    load.peak = std::max(load.peak, rate);
  }
  load.rate = sum / kMoments;
}

// The mean rate of the part of a trace that is played in the measured time, at the speed it was recorded.
double rateOf(const std::vector<Time>& moments, Time warmup, Time duration, double speed) {
  const double begin = toSeconds(warmup) * speed;
  const double end = begin + toSeconds(duration) * speed;
  const auto inside = [&](Time moment) { return toSeconds(moment) >= begin && toSeconds(moment) < end; };
  const auto count = static_cast<double>(std::count_if(moments.begin(), moments.end(), inside));
  return end > begin ? count / (end - begin) : 0;
}

}  // namespace

OfferedLoad offeredBy(const WorkloadSpec& workload, Time warmup, Time duration) {
  using Kind = model::Arrivals::Kind;
  OfferedLoad load;
  const model::Arrivals& arrivals = workload.arrivals;
  switch (arrivals.kind) {
    case Kind::Users:
      load.isClosed = true;
      load.users = static_cast<double>(arrivals.users) * workload.load;
      load.think = workload.think.moments().mean * 1e-9;
      return load;
    case Kind::Ramp:
    case Kind::Steps:
    case Kind::Diurnal:
      followProfile(workload, warmup, duration, load);
      break;
    case Kind::Mmpp:
      load.rate = arrivals.meanRate();
      for (const model::Arrivals::Phase& phase : arrivals.phases)
        load.peak = std::max(load.peak, phase.rate.perSecond());
      break;
    case Kind::Trace:
      load.rate = load.peak = rateOf(*workload.moments, warmup, duration, workload.load);
      break;
    default:
      load.rate = load.peak = arrivals.meanRate();
      load.isEven = arrivals.kind == Kind::Constant;
  }
  load.rate *= workload.load;
  load.peak *= workload.load;
  return load;
}

}  // namespace windtunnel::simulator::analytic
