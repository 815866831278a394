// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

constexpr double kComfortable = 0.7;  // what the suggested number of replicas leads to

// An autoscaler would undo what is written as the number of replicas.
std::string replicasPath(const ComponentSpec& spec) {
  return "components/" + spec.id + (spec.autoscale.isOn ? "/autoscale/max" : "/replicas");
}

std::string replicasSuggested(const ComponentSpec& spec, int enough) {
  return spec.autoscale.isOn && enough <= spec.autoscale.max ? "" : std::to_string(enough);
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
  verdict.suggestion = replicasSuggested(spec, enough);
  verdict.text = demand.cpu > 1.02
                     ? fmt::format("{} is asked for {} of the CPU it has", spec.title, shareText(demand.cpu))
                     : fmt::format("{} is {} busy", spec.title, shareText(std::min(1.0, demand.cpu)));
  const double growth = queueGrowth(tally);
  if (growth >= 0.5) verdict.text += fmt::format("; its queue grows by {:.0f} requests/s", growth);
  verdict.text += fmt::format("; {} replicas are enough for this load.", enough);
  verdicts.push_back(std::move(verdict));
}

struct Stretch {
  std::size_t begin = 0;
  std::size_t seconds = 0;
};

// The longest time without a pause in which all a component has was in use.
Stretch longestFull(const Series& utilisation, std::size_t from) {
  Stretch longest;
  Stretch present{from, 0};
  for (std::size_t i = from; i < utilisation.size(); ++i) {
    present = utilisation[i] >= 0.98F ? Stretch{present.begin, present.seconds + 1} : Stretch{i + 1, 0};
    if (present.seconds > longest.seconds) longest = present;
  }
  return longest;
}

// A peak that the averages hide.
void judgePeak(const ComponentSpec& spec, const Tally::Component& tally, const Demand& demand, double warmup,
               std::vector<Verdict>& verdicts) {
  constexpr std::size_t kWorthSaying = 30;
  const double usual = std::max(demand.cpu, demand.slots);
  const Stretch full = longestFull(tally.utilisation, static_cast<std::size_t>(std::ceil(warmup)));
  if (usual >= kComfortable || full.seconds < kWorthSaying) return;  // busy ones stray up to full by chance
  verdicts.push_back(
      {VerdictSeverity::Warning, "full-at-peak",
       fmt::format("From {} on, {} has nothing left for {}, although {} of it is in use on average.",
                   durationText(static_cast<double>(full.begin)), spec.title,
                   durationText(static_cast<double>(full.seconds)), shareText(usual)),
       spec.id, replicasPath(spec), ""});
}

// A worker whose deliveries are all in work, while the rest of its messages waits in the topic.
void judgeDeliveries(const ComponentSpec& spec, const Demand& demand, double replicas,
                     std::vector<Verdict>& verdicts) {
  Verdict verdict;
  verdict.severity = demand.slots >= 0.98 ? VerdictSeverity::Critical : VerdictSeverity::Warning;
  verdict.code = "slots-exhausted";
  verdict.component = spec.id;
  if (spec.deliveriesOfAll < spec.deliveries * replicas) {
    verdict.text = fmt::format(
        "{} works on {} messages at a time, which is all that the partitions of its topics allow: {} of them "
        "are in work. More partitions let more pods take part.",
        spec.title, spec.deliveriesOfAll, shareText(std::min(1.0, demand.slots)));
  } else {
    // When all are in work, how many more wait than can be worked on is not known from here.
    const auto enough = static_cast<int>(std::ceil(std::max(replicas, 1.0) * demand.slots / kComfortable));
    verdict.path = replicasPath(spec);
    if (demand.slots < 0.98) verdict.suggestion = replicasSuggested(spec, enough);
    verdict.text = fmt::format(
        "Each pod of {} is handed {} messages at a time, and {} of them are in work while its CPU is {} "
        "busy. "
        "Make what it waits for faster, hand out more at a time, or run {} replicas.",
        spec.title, spec.deliveries, shareText(std::min(1.0, demand.slots)), shareText(demand.cpu),
        demand.slots < 0.98 ? std::to_string(enough) : "more");
  }
  verdicts.push_back(std::move(verdict));
}

// Full nodes hold its pods back so often that their slots say little.
bool isConfined(const Tally::Component& tally) {
  return tally.readyArea > 0 && tally.confinedSeconds >= 0.05 * tally.readyArea;
}

void judgeSlots(const ComponentSpec& spec, const Demand& demand, double replicas, bool isHeldBack,
                std::vector<Verdict>& verdicts) {
  if (demand.slots < kBusy || demand.cpu >= kBusy || isHeldBack) return;
  if (spec.deliveries < spec.concurrency) return judgeDeliveries(spec, demand, replicas, verdicts);
  Verdict verdict;
  verdict.severity = demand.slots >= 0.98 ? VerdictSeverity::Critical : VerdictSeverity::Warning;
  verdict.code = "slots-exhausted";
  verdict.component = spec.id;
  verdict.path = spec.concurrencyPath;
  verdict.suggestion =
      std::to_string(static_cast<int>(std::ceil(spec.concurrency * demand.slots / kComfortable)));
  verdict.text = fmt::format(
      "{} of each pod of {} {} taken while its CPU is {} busy: requests wait in it, for time or for what it "
      "calls. Make that faster, or allow {} at a time.",
      spec.concurrency == 1 ? "The only request slot" : fmt::format("All {} request slots", spec.concurrency),
      spec.title, spec.concurrency == 1 ? "is" : "are", shareText(demand.cpu), verdict.suggestion);
  verdicts.push_back(std::move(verdict));
}

std::string whyRejected(const ComponentSpec& spec, const Tally::Component& tally) {
  if (spec.dropsLate && tally.longestQueue < spec.queue)
    return "because they had waited too long in a queue that did not empty";
  if (spec.queue == 0) return "because all its slots were taken and none may wait";
  return fmt::format("because {} already waiting",
                     spec.queue == 1 ? "one was" : fmt::format("{} were", spec.queue));
}

void judgeRejections(const ComponentSpec& spec, const Tally::Component& tally,
                     std::vector<Verdict>& verdicts) {
  const double share = static_cast<double>(tally.rejected) / std::max(1.0, tally.arrived);
  if (share < 0.001) return;
  verdicts.push_back({share >= 0.01 ? VerdictSeverity::Critical : VerdictSeverity::Warning, "rejected",
                      fmt::format("{} turned {} of its requests away {}.", spec.title, shareText(share),
                                  whyRejected(spec, tally)),
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
           spec.title, shareText(share), shareText(std::min(1.0, demand.cpu))),
       spec.id, "components/" + spec.id + "/cpu/limit",
       std::to_string(static_cast<int>(std::ceil(spec.cpuLimit)))});
}

// The pods of a full node get what they request, and share what is left.
void judgeNodes(const ComponentSpec& spec, const Tally::Component& tally, std::vector<Verdict>& verdicts) {
  if (!isConfined(tally)) return;
  verdicts.push_back(
      {VerdictSeverity::Warning, "node-full",
       fmt::format(
           "The pods of {} get less CPU than they could use {} of the time, because the pods of their "
           "nodes together want more cores than there are; a larger request is a larger share.",
           spec.title, shareText(tally.confinedSeconds / tally.readyArea)),
       spec.id, "components/" + spec.id + "/cpu/request", ""});
}

void judgeMemory(const ComponentSpec& spec, const Tally::Component& tally, int runs,
                 std::vector<Verdict>& verdicts) {
  if (tally.outOfMemory == 0) return;
  verdicts.push_back({VerdictSeverity::Critical, "out-of-memory",
                      fmt::format("Pods of {} ran out of memory and were killed {}.", spec.title,
                                  timesText(tally.outOfMemory, runs)),
                      spec.id, "components/" + spec.id + "/memory/limit", ""});
}

void judgePending(const ComponentSpec& spec, const Tally::Component& tally, int runs,
                  std::vector<Verdict>& verdicts) {
  if (tally.pending == 0) return;
  const auto pods = std::max<long>(1, std::lround(static_cast<double>(tally.pending) / runs));
  const bool isBound = spec.spread.zonesRequired || spec.spread.nodesRequired;
  const std::string lacking =
      isBound ? "no node that has room and that the required spread allows: prefer the spread instead of "
                "requiring it, or let a node pool grow further"
              : fmt::format(
                    "no node with {:g} free cores and {:.0f} MiB: let a node pool grow further, or "
                    "request less",
                    spec.roomCores, spec.roomMemory / 1048576);
  verdicts.push_back({tally.readyArea > 0 ? VerdictSeverity::Warning : VerdictSeverity::Critical,
                      "pods-pending",
                      fmt::format("{} of {} {} {}.", countText(static_cast<std::uint64_t>(pods), "pod"),
                                  spec.title, pods == 1 ? "finds" : "find", lacking),
                      spec.id, "components/" + spec.id + (isBound ? "/spread" : "/cpu/request"), ""});
}

}  // namespace

void judgeComponents(const Network& network, const Tally& tally, std::vector<Verdict>& verdicts) {
  if (tally.seconds <= 0) return;
  for (std::size_t i = 0; i < network.components.size(); ++i) {
    const ComponentSpec& spec = network.components[i];
    if (spec.kind == ComponentSpec::Kind::Client || spec.kind == ComponentSpec::Kind::External) continue;
    const Demand demand = demandOf(network, tally, i);
    judgeCpu(spec, tally.components[i], demand, tally.seconds, verdicts);
    judgeSlots(spec, demand, tally.components[i].readyArea / tally.seconds, isConfined(tally.components[i]),
               verdicts);
    judgeUnevenLoad(network, tally, static_cast<Index>(i), demand, verdicts);
    judgePeak(spec, tally.components[i], demand, tally.warmup, verdicts);
    judgeRejections(spec, tally.components[i], verdicts);
    judgeThrottling(spec, tally.components[i], demand, verdicts);
    judgeNodes(spec, tally.components[i], verdicts);
    judgeMemory(spec, tally.components[i], tally.runs, verdicts);
    judgePending(spec, tally.components[i], tally.runs, verdicts);
    judgeData(network, tally, static_cast<Index>(i), verdicts);
    judgeMessages(network, tally, static_cast<Index>(i), verdicts);
  }
}

}  // namespace windtunnel::simulator
