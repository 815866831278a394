// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

void judgeLag(const ComponentSpec& spec, const Tally::Component& tally, double seconds, int runs,
              std::vector<Verdict>& verdicts) {
  const double growth = tally.lagGrowth / seconds;
  if (tally.finalLag / runs > 100 && growth > 0.5)
    verdicts.push_back(
        {VerdictSeverity::Warning, "lag-grows",
         fmt::format("The backlog of {} grows by {:.0f} messages/s and has reached {:.0f}: its consumers "
                     "are too slow.",
                     spec.title, growth, tally.finalLag / runs),
         spec.id, "", ""});
  const auto gone = [&](std::uint64_t count, VerdictSeverity severity, const char* code, const char* verb,
                        const char* why) {
    if (count > 0)
      verdicts.push_back({severity, code,
                          fmt::format("{} of {} {} {}{} {}.", countText(count, "message"), spec.title,
                                      count == 1 ? "was" : "were", verb, inRuns(runs), why),
                          spec.id, "", ""});
  };
  gone(tally.expired, VerdictSeverity::Critical, "messages-expired", "lost",
       "because nobody took them within their retention");
  gone(tally.dropped, VerdictSeverity::Critical, "messages-dropped", "lost",
       "because the last delivery failed and there is no dead-letter topic");
  gone(tally.deadLetters, VerdictSeverity::Warning, "dead-letters", "given up", "after the last delivery");
}

// Every rebalance stops the whole group.
void judgeRebalances(const Network& network, const Tally& tally, Index component,
                     std::vector<Verdict>& verdicts) {
  constexpr double kWorthSaying = 0.01;
  double groups = 0;
  bool isStatic = true;
  Time session = 0;
  for (const ConsumerSpec& consumer : network.consumers) {
    if (consumer.component != component || consumer.partitions == 0) continue;
    ++groups;
    isStatic = isStatic && consumer.isStatic;
    session = std::max(session, consumer.sessionTimeout);
  }
  const Tally::Component& figures = tally.components[component];
  if (groups == 0 || figures.rebalancingArea < kWorthSaying * groups * tally.seconds) return;
  const std::string remedy =
      isStatic || figures.membersLost == 0
          ? "let fewer come and go"
          : fmt::format("a pod that dies is waited for up to {} unless its membership is static",
                        durationText(toSeconds(session)));
  verdicts.push_back(
      {VerdictSeverity::Warning, "rebalances",
       fmt::format("The consumers of {} stood still {} of the time for {}{}, because pods came and went: {}.",
                   network.components[component].title,
                   shareText(figures.rebalancingArea / (groups * tally.seconds)),
                   countText(figures.rebalances, "rebalance"), inRuns(tally.runs), remedy),
       network.components[component].id, "", ""});
}

}  // namespace

void judgeMessages(const Network& network, const Tally& tally, Index component,
                   std::vector<Verdict>& verdicts) {
  judgeLag(network.components[component], tally.components[component], tally.seconds, tally.runs, verdicts);
  judgeRebalances(network, tally, component, verdicts);
}

}  // namespace windtunnel::simulator
