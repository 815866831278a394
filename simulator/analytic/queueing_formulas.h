// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// Steady states of single queues. Loads are in servers (rate times service time), times in seconds.
namespace windtunnel::simulator::analytic {

/// The share of the arrivals that find all servers taken, when such are lost (Erlang B). For large systems
/// the recursion ends where the loss is below 1e-12.
double erlangB(double servers, double load);

/// The share of the arrivals that wait, when all may (Erlang C); 1 when the load reaches the servers.
double erlangC(double servers, double load);

/// How many times longer than alone a request takes on average when so many cores are shared evenly and a
/// request uses at most one: M/G/c with processor sharing, insensitive to the law of the work.
double sharingStretch(double cores, double load);

/// What waiting for one of the slots of a pod comes to.
struct Waiting {
  double refused = 0;      ///< Share that finds the queue full.
  double probability = 0;  ///< Share of the others that waits.
  double mean = 0;         ///< Of those that wait, seconds.
  double stretch = 1;      ///< Of the work of those in service, who share the cores.
};

/// A pod: Poisson arrivals, slots served first come first served, a queue of limited length; a request in a
/// slot takes `work` on the shared cores and `elsewhere` besides. A birth-death chain whose rates are the
/// throughputs of the slots as a closed network (flow equivalence; Chandy, Herzog and Woo, 1975), solved by
/// mean value analysis with Seidmann's replacement of several cores.
struct SlotQueue {
  double rate = 0;  ///< Arrivals per second.
  double work = 0;
  double cores = 0;  ///< 0: as many as needed.
  double elsewhere = 0;
  std::uint32_t servers = 0;  ///< Slots.
  std::uint32_t queue = 0;
};
Waiting waitingFor(const SlotQueue& station);

/// Mean time of waiting in an M/D/1 queue.
double constantServiceWait(double rate, double service);

/// The share of Poisson arrivals a token bucket lets pass: an M/D/1 queue that takes only who waits no longer
/// than the bucket is deep (Gavish and Schweitzer, 1977); for large buckets its fluid limit.
double tokenBucketPass(double rate, double perSecond, double burst);

/// How the mean wait grows with the irregularity of arrivals and service (Allen and Cunneen).
inline double irregularity(double arrivals, double services) {
  return (arrivals + services) / 2;
}

/// How irregular the arrivals of one of `pods` are when `streams` callers each send theirs round in turn:
/// the squared coefficient of variation between that of an Erlang law and that of many streams together
/// (Albin's weights, as in Whitt, "The queueing network analyzer", 1983).
double roundRobinVariation(double pods, double streams, double utilisation);

/// Waiting with the less busy of two random pods as a share of that with one random pod, for single servers:
/// the mean field limit (Mitzenmacher, 2001), brought to few pods.
double twoChoicesGain(double pods, double utilisation);

}  // namespace windtunnel::simulator::analytic
