// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

void judgeCache(const ComponentSpec& spec, const Tally::Component& tally, std::vector<Verdict>& verdicts) {
  if (tally.cacheReads < 100) return;
  const double ratio = static_cast<double>(tally.cacheHits) / static_cast<double>(tally.cacheReads);
  if (ratio >= 0.5) return;
  verdicts.push_back(
      {VerdictSeverity::Note, "cold-cache",
       fmt::format("Only {} of the reads of {} find what they ask for.", shareText(ratio), spec.title),
       spec.id, "components/" + spec.id + "/memory/limit", ""});
}

void judgeReplicas(const ComponentSpec& spec, const Tally::Component& tally, int runs,
                   std::vector<Verdict>& verdicts) {
  if (tally.lostWrites > 0)
    verdicts.push_back(
        {VerdictSeverity::Critical, "writes-lost",
         fmt::format("{} of {} {} lost{} with the primary: no replica had {} yet.",
                     countText(tally.lostWrites, "write"), spec.title, tally.lostWrites == 1 ? "was" : "were",
                     inRuns(runs), tally.lostWrites == 1 ? "it" : "them"),
         spec.id, "components/" + spec.id + "/replicationLag", ""});
  if (tally.replicaReads < 100) return;
  const double share = static_cast<double>(tally.staleReads) / static_cast<double>(tally.replicaReads);
  if (share < 0.001) return;
  verdicts.push_back(
      {VerdictSeverity::Warning, "stale-reads",
       fmt::format("{} of the reads on replicas of {} miss what the same client has just written.",
                   shareText(share), spec.title),
       spec.id, "components/" + spec.id + "/replicationLag", ""});
}

// Statements that meet at a row run one after the other, however many the database could run.
void judgeLocks(const ComponentSpec& spec, const Tally::Component& tally, double seconds,
                std::vector<Verdict>& verdicts) {
  constexpr double kWorthSaying = 0.05;
  if (tally.lockingArea <= 0) return;
  const double share = tally.lockWaitArea / tally.lockingArea;
  if (share < kWorthSaying) return;
  verdicts.push_back(
      {VerdictSeverity::Warning, "lock-contention",
       fmt::format("{}: {} of the time of writes is waiting for locks on hot keys; the busiest row is locked "
                   "{} of the time. Spread the writes over more rows, or hold the lock for less.",
                   spec.title, shareText(share), shareText(tally.longestLock / seconds)),
       spec.id, spec.lockPath, ""});
}

}  // namespace

void judgeData(const Network& network, const Tally& tally, Index component, std::vector<Verdict>& verdicts) {
  const ComponentSpec& spec = network.components[component];
  judgeCache(spec, tally.components[component], verdicts);
  judgeReplicas(spec, tally.components[component], tally.runs, verdicts);
  judgeLocks(spec, tally.components[component], tally.seconds, verdicts);
}

}  // namespace windtunnel::simulator
