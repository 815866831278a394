// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "simulator/verdict/verdict.h"

// What faults and roll-outs did, and how the system came back.
namespace windtunnel::simulator {
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

void judgeRollouts(const Network& network, const Results& results, std::vector<Verdict>& verdicts) {
  for (const RolloutFigures& rollout : results.rollouts) {
    if (rollout.state != "aborted") continue;
    Verdict verdict;
    verdict.severity = VerdictSeverity::Note;
    verdict.code = "rollout-aborted";
    verdict.component = rollout.component;
    verdict.text = fmt::format(
        "The new version of {} was taken back {} after its rollout began: {} of its requests failed and its "
        "p99 was {}.",
        network.shownName(rollout.component), durationText(rollout.end - rollout.begin),
        shareText(rollout.errorShare), durationText(rollout.p99));
    verdicts.push_back(std::move(verdict));
  }
}

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

}  // namespace windtunnel::simulator
