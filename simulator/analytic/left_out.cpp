// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/left_out.h"

#include <fmt/format.h>

#include "simulator/analytic/offered_load.h"

namespace windtunnel::simulator::analytic {
namespace {

std::string plural(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::vector<std::string> leftOut(const Network& network, const Solution& solution) {
  std::vector<std::string> sentences;
  if (!network.faults.empty())
    sentences.push_back(fmt::format("{} of the scenario: the estimate is for undisturbed times.",
                                    plural(network.faults.size(), "fault")));
  std::string scaled;
  for (const ComponentSpec& spec : network.components)
    if (spec.autoscale.isOn && spec.autoscale.max > spec.autoscale.min)
      scaled += (scaled.empty() ? "" : ", ") + spec.id;
  if (!scaled.empty())
    sentences.push_back("Autoscaling: as many replicas as written are taken for " + scaled + ".");
  std::size_t breakers = 0;
  for (const ConnectionSpec& spec : network.connections) breakers += spec.breaker.isOn ? 1 : 0;
  if (breakers > 0)
    sentences.push_back(
        fmt::format("Circuit breakers: {} taken as closed.", breakers == 1 ? "it is" : "they are"));
  for (const WorkloadSpec& workload : network.workloads) {
    const OfferedLoad load = offeredBy(workload, network.warmup, network.duration);
    if (load.isClosed || load.peak <= 1.001 * load.rate) continue;
    sentences.push_back(
        fmt::format("The course of the load of {}: its mean, {:.3g}/s, is taken for all of the time; its "
                    "peak is {:.3g}/s.",
                    workload.id, load.rate, load.peak));
  }
  if (!solution.hasConverged)
    sentences.push_back("The equations did not come to rest: the figures are less certain than usual.");
  return sentences;
}

}  // namespace windtunnel::simulator::analytic
