// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/verdict/verdict.h"

#include <fmt/format.h>

#include <algorithm>

namespace windtunnel::simulator {
namespace {

std::string resourceText(const std::string& resource, const std::string& component) {
  if (resource == "cpu") return "the CPU of " + component;
  if (resource == "slots") return "the request slots of " + component;
  if (resource == "iops") return "the volume of " + component;
  if (resource == "lock") return "the busiest row of " + component;
  if (resource == "nodes") return "the cores of the nodes of " + component;
  return "the connection pool of " + component;
}

bool hasSuccessObjective(const Results& results, const std::string& workload) {
  return std::any_of(results.objectives.begin(), results.objectives.end(), [&](const ObjectiveFigures& one) {
    return one.of == workload && one.target == "success";
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
    verdicts.push_back({VerdictSeverity::Note, "fault-after-end",
                        fmt::format("From {} on, {}: the run ends at {}, so this does not happen.",
                                    durationText(toSeconds(fault.at)), describe(network.shown(fault)),
                                    durationText(toSeconds(end))),
                        "", "", ""});
  }
}

// One sentence about the tail, of the workload with most requests. That the work itself takes time is news
// for nobody.
void sayTail(const Network& network, const Results& results, std::vector<Verdict>& verdicts) {
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
  const TailFigures::Part shown{largest.cause, network.shownName(largest.element), largest.share};
  verdicts.push_back(
      {VerdictSeverity::Note, "tail",
       fmt::format("Of the time of the slowest 1 % of {} ({} and more), {} is {}.", tail->workload,
                   durationText(tail->from), shareText(largest.share), describe(shown)),
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
    const std::string& resource = results.bottleneck->resource;
    if (resource != "nodes") verdict.component = results.bottleneck->component;
    verdict.path = results.bottleneck->path;
    verdict.text += fmt::format("; {} {} used up first, at {:.1f} times this load",
                                resourceText(resource, network.shownName(results.bottleneck->component)),
                                resource == "slots" || resource == "nodes" ? "are" : "is",
                                results.bottleneck->loadMultiple);
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

// Those that did not come to an end in time, where they alone are too many; else nothing.
std::string unfinishedText(const ObjectiveFigures& objective) {
  const double share =
      objective.unfinished / (static_cast<double>(objective.requests) + objective.unfinished);
  if (objective.unfinished <= 0 || share <= objective.allowed) return {};
  if (objective.isStaleness())
    return fmt::format("{} is missed: {} of the messages for {} are given up.", objective.id,
                       shareText(share), objective.of);
  return fmt::format(
      "{} is missed: at the end {} of the requests of {} have waited for more than {} and still do; its {} "
      "allows no more.",
      objective.id, shareText(share), objective.of, durationText(objective.waited), objective.target);
}

std::string missedText(const ObjectiveFigures& objective) {
  if (std::string text = unfinishedText(objective); !text.empty()) return text;
  if (objective.requests == 0)
    return fmt::format("The {} of {} cannot be judged: no {} {} ended while it was measured.",
                       objective.target, objective.id,
                       objective.isStaleness() ? "work on a message at" : "request of", objective.of);
  if (objective.target == "success")
    return fmt::format("{} is missed: only {} of the requests of {} succeed; {} must.", objective.id,
                       shareText(objective.measured), objective.of, shareText(objective.limit));
  if (objective.isStaleness())
    return fmt::format("{} is missed: what {} knows is {} old (p99); at most {} is allowed.", objective.id,
                       objective.of, durationText(objective.measured), durationText(objective.limit));
  return fmt::format("{} is missed: the {} of {} is {}; at most {} is allowed.", objective.id,
                     objective.target, objective.of, durationText(objective.measured),
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

// What the bad seconds of one such run mean for the objective as it is counted, over its window.
std::string windowText(const ObjectiveFigures& objective) {
  const double allowed = (1 - objective.share) * objective.window;
  const std::string asked =
      fmt::format("{} over {}", shareText(objective.share), durationText(objective.window));
  if (allowed <= 0)
    return fmt::format("The {} of {} does not hold for {} of the run; {} allows no such time.",
                       objective.target, objective.id, durationText(objective.missedSeconds), asked);
  return fmt::format("The {} of {} does not hold for {} of the run; {} allows {}, so this uses {} of it.",
                     objective.target, objective.id, durationText(objective.missedSeconds), asked,
                     durationText(allowed), shareText(objective.windowUsed()));
}

void sayWindows(const Results& results, std::vector<Verdict>& verdicts) {
  constexpr double kWorthSaying = 0.01;
  constexpr double kMuch = 0.2;
  for (const ObjectiveFigures& objective : results.objectives) {
    if (objective.missedSeconds < 1 || objective.windowUsed() < kWorthSaying) continue;
    Verdict verdict;
    verdict.severity = objective.windowUsed() > kMuch ? VerdictSeverity::Warning : VerdictSeverity::Note;
    verdict.code = "error-budget";
    verdict.path = objective.path;
    verdict.text = windowText(objective);
    verdicts.push_back(std::move(verdict));
  }
}

std::vector<Verdict> verdictsOf(const Network& network, const Tally& tally, const Results& results) {
  std::vector<Verdict> verdicts;
  judgeRun(results, verdicts);
  judgeObjectives(results, verdicts);
  sayWindows(results, verdicts);
  judgeComponents(network, tally, verdicts);
  judgeConnections(network, tally, verdicts);
  judgeRecoveries(results, verdicts);
  judgeRollouts(network, results, verdicts);
  sayTail(network, results, verdicts);
  sayUnanswered(results, verdicts);
  sayFaultsThatCameTooLate(network, results, verdicts);
  sayReserve(network, results, verdicts);
  std::stable_sort(verdicts.begin(), verdicts.end(),
                   [](const Verdict& a, const Verdict& b) { return a.severity > b.severity; });
  return verdicts;
}

}  // namespace windtunnel::simulator
