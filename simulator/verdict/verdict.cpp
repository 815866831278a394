// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/verdict/verdict.h"

#include <fmt/format.h>

#include <algorithm>

namespace windtunnel::simulator {
namespace {

std::string resourceText(const Bottleneck& bottleneck) {
  if (bottleneck.resource == "cpu") return "the CPU of " + bottleneck.component;
  if (bottleneck.resource == "slots") return "the request slots of " + bottleneck.component;
  if (bottleneck.resource == "iops") return "the volume of " + bottleneck.component;
  return "the connection pool of " + bottleneck.component;
}

bool hasSuccessObjective(const Results& results, const std::string& workload) {
  return std::any_of(results.objectives.begin(), results.objectives.end(), [&](const ObjectiveFigures& one) {
    return one.workload == workload && one.target == "success";
  });
}

Outcome mostFrequentFailure(const OutcomeCounts& counts) {
  static_assert(static_cast<int>(Outcome::Ok) == 0);
  return static_cast<Outcome>(std::max_element(counts.begin() + 1, counts.end()) - counts.begin());
}

// Requests that fail for a reason no other sentence names, such as a component without pods.
bool sayFailures(const Results& results, std::vector<Verdict>& verdicts) {
  constexpr double kWorthSaying = 0.01;
  bool hasSaid = false;
  for (const auto& workload : results.workloads) {
    const double share = failureShare(workload.flow.outcomes);
    if (share < kWorthSaying || hasSuccessObjective(results, workload.id)) continue;
    Verdict verdict;
    verdict.severity = share < 0.1 ? VerdictSeverity::Warning : VerdictSeverity::Critical;
    verdict.code = "requests-fail";
    verdict.text = fmt::format("{} of the requests of {} fail, mostly as {}.", shareText(share), workload.id,
                               name(mostFrequentFailure(workload.flow.outcomes)));
    verdicts.push_back(std::move(verdict));
    hasSaid = true;
  }
  return hasSaid;
}

// Figures of nothing look like good ones.
bool sayNoLoad(const Network& network, const Results& results, std::vector<Verdict>& verdicts) {
  bool hasLoad = false;
  for (std::size_t i = 0; i < results.workloads.size(); ++i) {
    const WorkloadFigures& workload = results.workloads[i];
    if (network.workloads[i].isJob) continue;
    const bool isIdle = workload.offered == 0 && workload.inFlight == 0 && total(workload.flow.outcomes) == 0;
    hasLoad = hasLoad || !isIdle;
    if (!isIdle) continue;
    Verdict verdict;
    verdict.severity = VerdictSeverity::Warning;
    verdict.code = "no-load";
    verdict.text = fmt::format("No request of {} arrived in the measured time: nothing can be said about it.",
                               workload.id);
    verdicts.push_back(std::move(verdict));
  }
  return !hasLoad;
}

// A system that answers nobody has no latencies and no errors to show for it.
void sayUnanswered(const Results& results, std::vector<Verdict>& verdicts) {
  constexpr double kWorthSaying = 0.1;
  for (const WorkloadFigures& workload : results.workloads) {
    const double arrived = workload.offered * results.duration * results.replications;
    if (arrived < 100) continue;
    const double share = 1 - static_cast<double>(total(workload.flow.outcomes)) / arrived;
    if (share < kWorthSaying) continue;
    verdicts.push_back({VerdictSeverity::Critical, "unanswered",
                        fmt::format("{} of the requests of {} were still waiting for an answer at the end.",
                                    shareText(share), workload.id),
                        "", "", ""});
  }
}

void sayFaultsThatCameTooLate(const Network& network, const Results& results,
                              std::vector<Verdict>& verdicts) {
  if (!isComplete(results.stopReason)) return;
  const Time end = later(network.warmup, network.duration);
  for (const Command& fault : network.faults) {
    if (fault.at < end) continue;
    verdicts.push_back(
        {VerdictSeverity::Note, "fault-after-end",
         fmt::format("From {} on, {}: the run ends at {}, so this does not happen.",
                     durationText(toSeconds(fault.at)), describe(fault), durationText(toSeconds(end))),
         "", "", ""});
  }
}

// One sentence about the tail, of the workload with most requests. That the work itself takes time is news
// for nobody.
void sayTail(const Results& results, std::vector<Verdict>& verdicts) {
  constexpr double kWorthSaying = 0.25;
  const TailFigures* tail = nullptr;
  double rate = 0;
  for (const TailFigures& one : results.tails)
    for (const WorkloadFigures& workload : results.workloads)
      if (workload.id == one.workload && workload.flow.rate > rate) {
        tail = &one;
        rate = workload.flow.rate;
      }
  if (tail == nullptr) return;
  const TailFigures::Part& largest = tail->parts.front();
  if (largest.share < kWorthSaying || largest.cause == Cause::Service) return;
  verdicts.push_back(
      {VerdictSeverity::Note, "tail",
       fmt::format("Of the time of the slowest 1 % of {} ({} and more), {} is {}.", tail->workload,
                   durationText(tail->from), shareText(largest.share), describe(largest)),
       largest.element, "", ""});
}

// With nothing wrong, people want to know how much is left.
void sayReserve(const Network& network, const Results& results, std::vector<Verdict>& verdicts) {
  if (results.duration > 0 && sayNoLoad(network, results, verdicts)) return;
  const bool isFine = std::all_of(verdicts.begin(), verdicts.end(), [](const Verdict& verdict) {
    return verdict.severity <= VerdictSeverity::Note;
  });
  if (!isFine || sayFailures(results, verdicts)) return;
  Verdict verdict;
  verdict.severity = VerdictSeverity::Good;
  verdict.code = "healthy";
  verdict.text = results.objectives.empty() ? "Nothing is overloaded" : "All objectives are met";
  if (results.bottleneck && results.bottleneck->loadMultiple < 1000) {
    verdict.component = results.bottleneck->component;
    verdict.path = results.bottleneck->path;
    verdict.text +=
        fmt::format("; {} {} used up first, at {:.1f} times this load", resourceText(*results.bottleneck),
                    results.bottleneck->resource == "slots" ? "are" : "is", results.bottleneck->loadMultiple);
  }
  verdict.text += ".";
  verdicts.push_back(std::move(verdict));
}

}  // namespace

void judgeRun(const Results& results, std::vector<Verdict>& verdicts) {
  if (!isComplete(results.stopReason)) {
    Verdict verdict;
    verdict.severity = VerdictSeverity::Critical;
    verdict.code = name(results.stopReason);
    verdict.text = explain(results.stopReason) + " The figures cover " + durationText(results.duration) +
                   " of measured time.";
    verdicts.push_back(std::move(verdict));
  }
  if (!results.isConserved)
    verdicts.push_back({VerdictSeverity::Critical, "not-conserved",
                        "The books of this run do not balance (" + results.conservation.text() +
                            "): this is an error in the simulator, and its figures are no result.",
                        "", "", ""});
}

std::string missedText(const ObjectiveFigures& objective) {
  if (objective.requests == 0)
    return fmt::format("{} cannot be judged: no request of {} ended while it was measured.", objective.id,
                       objective.workload);
  if (objective.target == "success")
    return fmt::format("{} is missed: only {} of the requests of {} succeed; {} must.", objective.id,
                       shareText(objective.measured), objective.workload, shareText(objective.limit));
  return fmt::format("{} is missed: the {} of {} is {}; at most {} is allowed.", objective.id,
                     objective.target, objective.workload, durationText(objective.measured),
                     durationText(objective.limit));
}

void judgeObjectives(const Results& results, std::vector<Verdict>& verdicts) {
  for (const ObjectiveFigures& objective : results.objectives) {
    if (objective.isMet) continue;
    Verdict verdict;
    verdict.severity = VerdictSeverity::Critical;
    verdict.code = "objective-missed";
    verdict.path = objective.path;
    verdict.text = missedText(objective);
    verdicts.push_back(std::move(verdict));
  }
}

void judgeRollouts(const Results& results, std::vector<Verdict>& verdicts) {
  for (const RolloutFigures& rollout : results.rollouts) {
    if (rollout.state != "aborted") continue;
    Verdict verdict;
    verdict.severity = VerdictSeverity::Note;
    verdict.code = "rollout-aborted";
    verdict.component = rollout.component;
    verdict.text = fmt::format(
        "The new version of {} was taken back {} after its rollout began: {} of its requests failed and its "
        "p99 was {}.",
        rollout.component, durationText(rollout.end - rollout.begin), shareText(rollout.errorShare),
        durationText(rollout.p99));
    verdicts.push_back(std::move(verdict));
  }
}

namespace {

// Seconds after a fault before which nothing is said of a system that has not recovered: a pod needs a while
// to start.
constexpr double kLeastWatch = 40;

std::string harm(const Recovery& recovery) {
  std::string text = "at worst the p95 is " + durationText(recovery.worstP95);
  if (recovery.worstErrorShare >= 0.001)
    text = "at worst " + shareText(recovery.worstErrorShare) + " of the requests fail and the p95 is " +
           durationText(recovery.worstP95);
  return text;
}

}  // namespace

void judgeRecoveries(const Results& results, std::vector<Verdict>& verdicts) {
  for (const Recovery& recovery : results.recoveries) {
    Verdict verdict;
    verdict.code = "recovery";
    verdict.severity = VerdictSeverity::Warning;
    verdict.text = fmt::format("From {} on, {}", durationText(recovery.begin), recovery.fault);
    const double watched = results.warmup + results.duration - recovery.end;
    if (!recovery.hasDisturbed) {
      verdict.severity = VerdictSeverity::Note;
      verdict.text += "; the users do not notice.";
    } else if (recovery.recovery) {
      verdict.text += "; " + harm(recovery) + "; ";
      verdict.text += *recovery.recovery < 1 ? "the figures are usual again as soon as it is over."
                                             : "the figures are usual again " +
                                                   durationText(*recovery.recovery) + " after it is over.";
    } else if (watched > 0 && watched < kLeastWatch) {
      verdict.code = "recovery-open";
      verdict.text += fmt::format("; {}; it has been over for {}, too short a time to see it recover.",
                                  harm(recovery), durationText(watched));
    } else if (watched > 0) {
      verdict.severity = VerdictSeverity::Critical;
      verdict.code = "not-recovered";
      verdict.text += "; " + harm(recovery) + "; it is over, but the system does not recover in this run.";
    } else {
      verdict.text += "; " + harm(recovery) + ".";
    }
    verdicts.push_back(std::move(verdict));
  }
}

std::vector<Verdict> verdictsOf(const Network& network, const Tally& tally, const Results& results) {
  std::vector<Verdict> verdicts;
  judgeRun(results, verdicts);
  judgeObjectives(results, verdicts);
  judgeComponents(network, tally, verdicts);
  judgeConnections(network, tally, verdicts);
  judgeRecoveries(results, verdicts);
  judgeRollouts(results, verdicts);
  sayTail(results, verdicts);
  sayUnanswered(results, verdicts);
  sayFaultsThatCameTooLate(network, results, verdicts);
  sayReserve(network, results, verdicts);
  std::stable_sort(verdicts.begin(), verdicts.end(),
                   [](const Verdict& a, const Verdict& b) { return a.severity > b.severity; });
  return verdicts;
}

}  // namespace windtunnel::simulator
