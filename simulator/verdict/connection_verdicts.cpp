// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "simulator/verdict/verdict.h"

namespace windtunnel::simulator {
namespace {

// Of the calls over an arrow that fail like this on the arrow itself: a caller above passes the same failure
// on, and has nothing to do with it.
double shareOf(const Tally::Connection& tally, Outcome outcome) {
  const auto all = static_cast<double>(total(tally.flow.outcomes));
  return all > 0 ? static_cast<double>(tally.own[static_cast<std::size_t>(outcome)]) / all : 0;
}

// The arrows with most calls that ran out of time.
std::vector<std::size_t> slowest(const Network& network, const Tally& tally) {
  constexpr std::size_t kNamed = 3;
  std::vector<std::size_t> arrows;
  for (std::size_t i = 0; i < network.connections.size(); ++i)
    if (network.connections[i].timeout > 0 && !network.connections[i].isImplied &&
        shareOf(tally.connections[i], Outcome::Timeout) >= 0.01)
      arrows.push_back(i);
  std::stable_sort(arrows.begin(), arrows.end(), [&](std::size_t a, std::size_t b) {
    return shareOf(tally.connections[a], Outcome::Timeout) > shareOf(tally.connections[b], Outcome::Timeout);
  });
  if (arrows.size() > kNamed) arrows.resize(kNamed);
  return arrows;
}

VerdictSeverity severityOf(double share) {
  return share >= 0.05 ? VerdictSeverity::Critical : VerdictSeverity::Warning;
}

std::string pathOf(const ConnectionSpec& spec, const char* property) {
  return "connections/" + spec.key + "/" + property;
}

void judgeTimeouts(const ConnectionSpec& spec, const std::string& name, const Tally::Connection& tally,
                   std::vector<Verdict>& verdicts) {
  const double share = shareOf(tally, Outcome::Timeout);
  const Time ofTry = spec.retry.perTryTimeout;
  const std::string limit =
      durationText(toSeconds(spec.timeout)) +
      (ofTry > 0 ? fmt::format(" in all or {} in their last try", durationText(toSeconds(ofTry))) : "");
  verdicts.push_back(
      {severityOf(share), "timeouts",
       fmt::format("{} of the calls {} take longer than {} and are given up.", shareText(share), name, limit),
       spec.key, pathOf(spec, "timeout"), ""});
}

void judgePool(const ConnectionSpec& spec, const std::string& name, const Tally::Connection& tally,
               std::vector<Verdict>& verdicts) {
  const double overflow = shareOf(tally, Outcome::Overflow);
  if (overflow >= 0.001) {
    const bool isPool = spec.poolConnections != kNone;
    verdicts.push_back({severityOf(overflow), "pool-overflow",
                        fmt::format("{} of the calls {} find the {} full.", shareText(overflow), name,
                                    isPool ? "connection pool" : "bulkhead"),
                        spec.key, pathOf(spec, isPool ? "pool/connections" : "bulkhead"), ""});
  } else if (spec.poolConnections != kNone && tally.awaitedArea > 0.1 * tally.slotsArea) {
    verdicts.push_back(
        {VerdictSeverity::Warning, "pool-wait",
         fmt::format("Calls {} wait for one of {} pooled connections.", name, spec.poolConnections), spec.key,
         pathOf(spec, "pool/connections"), std::to_string(spec.poolConnections * 2)});
  }
}

// What sends more tries than there are calls.
const char* multiplierOf(const ConnectionSpec& spec) {
  const bool retries = spec.retry.attempts > 0 || spec.meshRetries > 0;
  if (spec.hedges == 0) return spec.retry.attempts > 0 ? "Retries" : "Retries of the sidecars";
  return retries ? "Retries and hedges" : "Hedges";
}

// Where less of it can be asked for.
std::string remedyPath(const ConnectionSpec& spec) {
  if (spec.retry.attempts > 0) return pathOf(spec, "retries/budget");
  return spec.hedges > 0 ? pathOf(spec, "hedge/after") : "platform/mesh/retries";
}

void judgeRetries(const ConnectionSpec& spec, const std::string& name, const Tally::Connection& tally,
                  std::vector<Verdict>& verdicts) {
  const auto first = static_cast<double>(tally.tries - std::min(tally.tries, tally.retries));
  if (first < 100) return;
  const double factor = static_cast<double>(tally.tries) / first;
  if (factor < 1.2) return;
  const bool mayBudget = spec.retry.attempts > 0 && spec.retry.budget < 0 && spec.meshRetries == 0;
  verdicts.push_back({factor >= 1.5 ? VerdictSeverity::Critical : VerdictSeverity::Warning,
                      "retry-amplification",
                      fmt::format("{} multiply the calls {} by {:.2f}{}.", multiplierOf(spec), name, factor,
                                  mayBudget ? "; a budget would bound the retries" : ""),
                      spec.key, remedyPath(spec), mayBudget ? "20%" : ""});
}

void judgeLimits(const ConnectionSpec& spec, const std::string& name, const Tally::Connection& tally,
                 int runs, std::vector<Verdict>& verdicts) {
  const double limited = shareOf(tally, Outcome::RateLimited);
  if (limited >= 0.001)
    verdicts.push_back({severityOf(limited), "rate-limited",
                        fmt::format("A rate limit refuses {} of the calls {}.", shareText(limited), name),
                        spec.key, "", ""});
  if (tally.ejections > 0)
    verdicts.push_back(
        {VerdictSeverity::Note, "circuit-opened",
         fmt::format("The circuit breaker of {} opened {}.", name, timesText(tally.ejections, runs)),
         spec.key, pathOf(spec, "circuitBreaker"), ""});
}

}  // namespace

void judgeConnections(const Network& network, const Tally& tally, std::vector<Verdict>& verdicts) {
  for (const std::size_t i : slowest(network, tally)) {
    const ConnectionSpec& spec = network.connections[i];
    judgeTimeouts(spec, network.shownName(spec.key), tally.connections[i], verdicts);
  }
  for (std::size_t i = 0; i < network.connections.size(); ++i) {
    const ConnectionSpec& spec = network.connections[i];
    if (spec.isImplied) continue;
    const std::string name = network.shownName(spec.key);
    judgePool(spec, name, tally.connections[i], verdicts);
    judgeRetries(spec, name, tally.connections[i], verdicts);
    judgeLimits(spec, name, tally.connections[i], tally.runs, verdicts);
  }
}

}  // namespace windtunnel::simulator
