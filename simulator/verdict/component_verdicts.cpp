// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

constexpr double kBusy = 0.9;
constexpr double kComfortable = 0.7;  // what the suggested number of replicas leads to

std::string replicasPath(const ComponentSpec& spec) {
  return "components/" + spec.id + "/replicas";
}

// Growth of the queues in the last part of the measured time, per second.
double queueGrowth(const Tally::Component& component) {
  const Series& queue = component.queue;
  if (queue.size() < 20) return 0;
  const std::size_t half = queue.size() / 2;
  return static_cast<double>(queue.back() - queue[half]) / static_cast<double>(queue.size() - half);
}

void judgeCpu(const ComponentSpec& spec, const Tally::Component& tally, const Demand& demand, double seconds,
              std::vector<Verdict>& verdicts) {
  if (demand.cpu < kBusy) return;
  const double replicas = tally.readyArea / seconds;
  const auto enough = static_cast<int>(std::ceil(std::max(replicas, 1.0) * demand.cpu / kComfortable));
  Verdict verdict;
  verdict.severity = demand.cpu >= 0.98 ? VerdictSeverity::Critical : VerdictSeverity::Warning;
  verdict.code = "saturated";
  verdict.component = spec.id;
  verdict.path = replicasPath(spec);
  verdict.suggestion = std::to_string(enough);
  verdict.text = demand.cpu > 1.02
                     ? fmt::format("{} is asked for {} of the CPU it has", spec.id, shareText(demand.cpu))
                     : fmt::format("{} is {} busy", spec.id, shareText(std::min(1.0, demand.cpu)));
  const double growth = queueGrowth(tally);
  if (growth >= 0.5) verdict.text += fmt::format("; its queue grows by {:.0f} requests/s", growth);
  verdict.text += fmt::format("; {} replicas are enough for this load.", enough);
  verdicts.push_back(std::move(verdict));
}

void judgeSlots(const ComponentSpec& spec, const Demand& demand, std::vector<Verdict>& verdicts) {
  if (demand.slots < kBusy || demand.cpu >= kBusy) return;
  Verdict verdict;
  verdict.severity = demand.slots >= 0.98 ? VerdictSeverity::Critical : VerdictSeverity::Warning;
  verdict.code = "slots-exhausted";
  verdict.component = spec.id;
  verdict.path = spec.concurrencyPath;
  verdict.suggestion =
      std::to_string(static_cast<int>(std::ceil(spec.concurrency * demand.slots / kComfortable)));
  verdict.text = fmt::format(
      "All {} request slots of each pod of {} are taken while its CPU is {} busy: it waits for what it "
      "calls. Make "
      "that faster, or allow {} at a time.",
      spec.concurrency, spec.id, shareText(demand.cpu), verdict.suggestion);
  verdicts.push_back(std::move(verdict));
}

void judgeRejections(const ComponentSpec& spec, const Tally::Component& tally,
                     std::vector<Verdict>& verdicts) {
  const double share = static_cast<double>(tally.rejected) / std::max(1.0, tally.arrived);
  if (share < 0.001) return;
  verdicts.push_back({share >= 0.01 ? VerdictSeverity::Critical : VerdictSeverity::Warning, "rejected",
                      fmt::format("{} turned {} of its requests away because {} were already waiting.",
                                  spec.id, shareText(share), spec.queue),
                      spec.id, spec.queuePath, ""});
}

// A pod that stands still for a part of each period is slow although its CPU is not busy.
void judgeThrottling(const ComponentSpec& spec, const Tally::Component& tally, const Demand& demand,
                     std::vector<Verdict>& verdicts) {
  if (tally.readyArea <= 0 || demand.cpu >= kBusy) return;
  const double share = tally.throttledSeconds / tally.readyArea;
  if (share < 0.05) return;
  verdicts.push_back(
      {VerdictSeverity::Warning, "throttled",
       fmt::format(
           "The pods of {} stand still {} of the time because the CPU quota of the period is used up, "
           "although they use only {} of it on average; a whole core as the limit avoids that.",
           spec.id, shareText(share), shareText(std::min(1.0, demand.cpu))),
       spec.id, "components/" + spec.id + "/cpu/limit",
       std::to_string(static_cast<int>(std::ceil(spec.cpuLimit)))});
}

void judgeMemory(const ComponentSpec& spec, const Tally::Component& tally, std::vector<Verdict>& verdicts) {
  if (tally.outOfMemory == 0) return;
  verdicts.push_back(
      {VerdictSeverity::Critical, "out-of-memory",
       fmt::format("Pods of {} were killed {} times because their requests took more memory than the limit.",
                   spec.id, tally.outOfMemory),
       spec.id, "components/" + spec.id + "/memory/limit", ""});
}

void judgePending(const ComponentSpec& spec, const Tally::Component& tally, std::vector<Verdict>& verdicts) {
  if (tally.pending == 0) return;
  verdicts.push_back(
      {VerdictSeverity::Warning, "pods-pending",
       fmt::format("{} pods of {} find no node with {:g} free cores and {:.0f} MiB: let a node pool "
                   "grow further, or request less.",
                   tally.pending, spec.id, spec.cpuRequest, spec.memoryRequest / 1048576),
       spec.id, "components/" + spec.id + "/cpu/request", ""});
}

void judgeCache(const ComponentSpec& spec, const Tally::Component& tally, std::vector<Verdict>& verdicts) {
  if (tally.cacheReads < 100) return;
  const double ratio = static_cast<double>(tally.cacheHits) / static_cast<double>(tally.cacheReads);
  if (ratio >= 0.5) return;
  verdicts.push_back(
      {VerdictSeverity::Note, "cold-cache",
       fmt::format("Only {} of the reads of {} find what they ask for.", shareText(ratio), spec.id), spec.id,
       "components/" + spec.id + "/memory/limit", ""});
}

void judgeLag(const ComponentSpec& spec, const Tally::Component& tally, double seconds, int runs,
              std::vector<Verdict>& verdicts) {
  const double growth = tally.lagGrowth / seconds;
  if (tally.finalLag / runs > 100 && growth > 0.5)
    verdicts.push_back(
        {VerdictSeverity::Warning, "lag-grows",
         fmt::format("The backlog of {} grows by {:.0f} messages/s and has reached {:.0f}: its consumers "
                     "are too slow.",
                     spec.id, growth, tally.finalLag / runs),
         spec.id, "", ""});
  if (tally.expired > 0)
    verdicts.push_back(
        {VerdictSeverity::Critical, "messages-expired",
         fmt::format("{} messages of {} were lost because nobody took them within their retention.",
                     tally.expired, spec.id),
         spec.id, "", ""});
  if (tally.deadLetters > 0)
    verdicts.push_back({VerdictSeverity::Warning, "dead-letters",
                        fmt::format("{} messages of {} were given up after their last delivery.",
                                    tally.deadLetters, spec.id),
                        spec.id, "", ""});
}

}  // namespace

void judgeComponents(const Network& network, const Tally& tally, std::vector<Verdict>& verdicts) {
  if (tally.seconds <= 0) return;
  for (std::size_t i = 0; i < network.components.size(); ++i) {
    const ComponentSpec& spec = network.components[i];
    if (spec.kind == ComponentSpec::Kind::Client || spec.kind == ComponentSpec::Kind::External) continue;
    const Demand demand = demandOf(spec, tally.components[i], tally.seconds);
    judgeCpu(spec, tally.components[i], demand, tally.seconds, verdicts);
    judgeSlots(spec, demand, verdicts);
    judgeRejections(spec, tally.components[i], verdicts);
    judgeThrottling(spec, tally.components[i], demand, verdicts);
    judgeMemory(spec, tally.components[i], verdicts);
    judgePending(spec, tally.components[i], verdicts);
    judgeCache(spec, tally.components[i], verdicts);
    judgeLag(spec, tally.components[i], tally.seconds, tally.runs, verdicts);
  }
}

}  // namespace windtunnel::simulator
