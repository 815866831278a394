// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "simulator/run/tally.h"

namespace windtunnel::simulator {
namespace {

constexpr double kSlowest = 0.01;
constexpr double kEnough = 20;  // requests, for shares that say something

TailFigures figuresOf(const Network& network, Index workload, const TailMeter::Tail& tail) {
  TailFigures figures;
  figures.workload = network.workloads[workload].id;
  figures.slowest = kSlowest;
  figures.from = toSeconds(tail.from);
  figures.requests = static_cast<std::uint64_t>(std::lround(tail.requests));
  for (const TailMeter::Part& part : tail.parts) {
    if (part.time <= 0) break;
    figures.parts.push_back(
        {part.cause,
         isOfArrow(part.cause) ? network.connections[part.element].key : network.components[part.element].id,
         part.time / tail.time});
  }
  return figures;
}

}  // namespace

std::string describe(const TailFigures::Part& part) {
  switch (part.cause) {
    case Cause::Queueing:
      return "waiting in the queue of " + part.element;
    case Cause::Contention:
      return "sharing the CPU of " + part.element + " with others";
    case Cause::Locking:
      return "waiting for locked rows of " + part.element;
    case Cause::Service:
      return "the work of " + part.element + " itself";
    case Cause::Throttling:
      return "standing still because the CPU quota of " + part.element + " is used up";
    case Cause::Network:
      return "the network on " + part.element;
    case Cause::Retry:
      return "failed tries and their pauses on " + part.element;
    case Cause::Pool:
      return "waiting for a pooled connection on " + part.element;
  }
  return "";
}

std::vector<TailFigures> tailsOf(const Network& network, const TailMeter& meter) {
  std::vector<TailFigures> tails;
  for (Index i = 0; i < network.workloads.size(); ++i) {
    const TailMeter::Tail tail = meter.tail(i, kSlowest);
    if (tail.requests >= kEnough && tail.time > 0) tails.push_back(figuresOf(network, i, tail));
  }
  return tails;
}

}  // namespace windtunnel::simulator
