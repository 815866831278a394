// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/results_json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace windtunnel::simulator {
namespace {

using Json = nlohmann::ordered_json;

const char* severityName(VerdictSeverity severity) {
  switch (severity) {
    case VerdictSeverity::Good:
      return "good";
    case VerdictSeverity::Note:
      return "note";
    case VerdictSeverity::Warning:
      return "warning";
    case VerdictSeverity::Critical:
      return "critical";
  }
  return "note";
}

Json json(const LatencyFigures& latency) {
  return {{"count", latency.count}, {"mean", latency.mean}, {"p50", latency.p50},    {"p90", latency.p90},
          {"p95", latency.p95},     {"p99", latency.p99},   {"p99.9", latency.p999}, {"max", latency.max}};
}

Json json(const FlowFigures& flow) {
  Json outcomes = Json::object();
  for (std::size_t i = 0; i < kOutcomes; ++i) outcomes[name(static_cast<Outcome>(i))] = flow.outcomes[i];
  return {{"rate", flow.rate},
          {"errorShare", failureShare(flow.outcomes)},
          {"outcomes", outcomes},
          {"latency", json(flow.latency)}};
}

Json json(const FlowSeries& series) {
  return {{"rate", series.rate},
          {"errorShare", series.errorShare},
          {"p50", series.p50},
          {"p95", series.p95},
          {"p99", series.p99}};
}

Json json(const WorkloadFigures& workload, bool withSeries) {
  Json out = {{"id", workload.id}, {"offered", workload.offered}, {"inFlight", workload.inFlight}};
  out.update(json(workload.flow));
  Json entries = Json::object();
  for (const auto& [entry, flow] : workload.entries) entries[entry] = json(flow);
  out["entries"] = entries;
  if (withSeries) out["series"] = json(workload.series);
  return out;
}

Json json(const ComponentFigures& component, bool withSeries) {
  Json out = {{"id", component.id}, {"kind", component.kind}};
  out.update(json(component.flow));
  out.update({{"inFlight", component.inFlight},
              {"waiting", component.waiting},
              {"longestQueue", component.longestQueue},
              {"cpuUtilisation", component.cpuUtilisation},
              {"slotUtilisation", component.slotUtilisation},
              {"cpuPerRequest", component.cpuPerRequest},
              {"rejected", component.rejected},
              {"replicas", component.replicas},
              {"podStarts", component.podStarts},
              {"throttled", component.throttled},
              {"confined", component.confined},
              {"outOfMemory", component.outOfMemory}});
  if (component.proxyCores) out["proxyCores"] = *component.proxyCores;
  if (component.proxyMemory) out["proxyMemory"] = *component.proxyMemory;
  if (component.hitRatio) out["hitRatio"] = *component.hitRatio;
  if (component.replicaReads) out["replicaReads"] = *component.replicaReads;
  if (component.staleReads) out["staleReads"] = *component.staleReads;
  if (component.lostWrites) out["lostWrites"] = *component.lostWrites;
  if (component.lockWait) out["lockWait"] = *component.lockWait;
  if (component.rowUse) out["rowUse"] = *component.rowUse;
  if (component.lag) out["lag"] = *component.lag;
  if (component.finalLag) out["finalLag"] = *component.finalLag;
  if (component.deadLetters) out["deadLetters"] = *component.deadLetters;
  if (component.dropped) out["dropped"] = *component.dropped;
  if (component.expired) out["expired"] = *component.expired;
  if (component.rebalances) out["rebalances"] = *component.rebalances;
  if (component.standstill) out["standstill"] = *component.standstill;
  if (component.age)
    out["age"] = {{"mean", component.age->mean}, {"p50", component.age->p50}, {"p99", component.age->p99}};
  Json pods = Json::array();
  for (const PodFigures& pod : component.pods)
    pods.push_back({{"index", pod.index},
                    {"zone", pod.zone},
                    {"utilisation", pod.utilisation},
                    {"requests", pod.requests}});
  out["pods"] = pods;
  out["hottestPod"] = component.hottestPod;
  if (!withSeries) return out;
  out["series"] = json(component.series);
  out["series"]["utilisation"] = component.utilisation;
  out["series"]["queue"] = component.queue;
  out["series"]["readyPods"] = component.readyPods;
  return out;
}

Json json(const ConnectionFigures& connection, bool withSeries) {
  Json out = {{"key", connection.key}};
  out.update(json(connection.flow));
  out.update({{"tries", connection.tries},
              {"retries", connection.retries},
              {"amplification", connection.amplification},
              {"inFlight", connection.inFlight},
              {"waitingForPool", connection.waitingForPool},
              {"ejections", connection.ejections},
              {"fallbacks", connection.fallbacks}});
  if (connection.connectionsOpened) out["connectionsOpened"] = *connection.connectionsOpened;
  if (connection.poolUse) out["poolUse"] = *connection.poolUse;
  if (withSeries) out["series"] = json(connection.series);
  return out;
}

Json json(const ConsumerFigures& consumer) {
  return {{"reader", consumer.reader},
          {"source", consumer.source},
          {"group", consumer.group},
          {"rate", consumer.rate},
          {"staleness", json(consumer.staleness)},
          {"lag", consumer.lag},
          {"finalLag", consumer.finalLag},
          {"deadLetters", consumer.deadLetters},
          {"dropped", consumer.dropped},
          {"expired", consumer.expired}};
}

Json json(const ConfidenceInterval& interval) {
  return {{"mean", interval.mean}, {"halfWidth", interval.halfWidth}, {"controlled", interval.isControlled}};
}

Json json(const TailFigures& tail) {
  Json parts = Json::array();
  for (const TailFigures::Part& part : tail.parts)
    parts.push_back({{"cause", name(part.cause)},
                     {isOfArrow(part.cause) ? "connection" : "component", part.element},
                     {"share", part.share}});
  return {{"workload", tail.workload},
          {"slowest", tail.slowest},
          {"from", tail.from},
          {"requests", tail.requests},
          {"parts", parts}};
}

void addConclusions(const Results& results, Json& out) {
  for (const ObjectiveFigures& objective : results.objectives)
    out["objectives"].push_back({{"id", objective.id},
                                 {objective.isStaleness() ? "component" : "workload", objective.of},
                                 {"target", objective.target},
                                 {"limit", objective.limit},
                                 {"requests", objective.requests},
                                 {"unfinished", objective.unfinished},
                                 {"waited", objective.waited},
                                 {"measured", objective.requests > 0 ? Json(objective.measured) : Json()},
                                 {"met", objective.isMet},
                                 {"budgetUsed", objective.budgetUsed},
                                 {"share", objective.share},
                                 {"window", objective.window},
                                 {"seconds", objective.seconds},
                                 {"missedSeconds", objective.missedSeconds}});
  if (results.batches > 0) out["batches"] = results.batches;
  for (const WorkloadIntervals& one : results.intervals)
    out["intervals"].push_back({{"workload", one.id},
                                {"level", 0.95},
                                {"rate", json(one.rate)},
                                {"errorShare", json(one.errorShare)},
                                {"mean", json(one.mean)},
                                {"p50", json(one.p50)},
                                {"p95", json(one.p95)},
                                {"p99", json(one.p99)}});
  if (results.bottleneck)
    out["bottleneck"] = {{"component", results.bottleneck->component},
                         {"resource", results.bottleneck->resource},
                         {"path", results.bottleneck->path},
                         {"utilisation", results.bottleneck->utilisation},
                         {"loadMultiple", results.bottleneck->loadMultiple}};
  for (const TailFigures& tail : results.tails) out["tails"].push_back(json(tail));
  for (const RolloutFigures& rollout : results.rollouts)
    out["rollouts"].push_back({{"component", rollout.component},
                               {"state", rollout.state},
                               {"begin", rollout.begin},
                               {"end", rollout.end},
                               {"errorShare", rollout.errorShare},
                               {"p99", rollout.p99}});
  if (results.cost)
    out["cost"] = {{"nodes", results.cost->nodes},
                   {"perHour", results.cost->perHour},
                   {"managedPerHour", results.cost->managedPerHour},
                   {"perMillionRequests", results.cost->perMillionRequests}};
  for (const Recovery& recovery : results.recoveries)
    out["recoveries"].push_back({{"fault", recovery.fault},
                                 {"begin", recovery.begin},
                                 {"end", recovery.end},
                                 {"disturbed", recovery.hasDisturbed},
                                 {"worstErrorShare", recovery.worstErrorShare},
                                 {"worstP95", recovery.worstP95},
                                 {"recovery", recovery.recovery ? Json(*recovery.recovery) : Json(nullptr)}});
  for (const Verdict& verdict : results.verdicts)
    out["verdicts"].push_back({{"severity", severityName(verdict.severity)},
                               {"code", verdict.code},
                               {"text", verdict.text},
                               {"component", verdict.component},
                               {"path", verdict.path},
                               {"suggestion", verdict.suggestion}});
  for (const Command& command : results.commands)
    out["commands"].push_back(
        {{"kind", name(command.kind)}, {"at", toSeconds(command.at)}, {"description", describe(command)}});
}

}  // namespace

std::string toJson(const Results& results, bool withSeries) {
  Json out = {{"scenario", results.scenario},
              {"seed", results.seed},
              {"replications", results.replications},
              {"warmup", results.warmup},
              {"duration", results.duration},
              {"events", results.events},
              {"requests", results.requests},
              {"fingerprint", fmt::format("{:016x}", results.fingerprint)},
              {"stopReason", name(results.stopReason)},
              {"complete", isComplete(results.stopReason)},
              {"wallClock", results.wallClock},
              {"conservation",
               {{"arrived", results.conservation.arrived},
                {"succeeded", results.conservation.completed},
                {"failed", results.conservation.failed},
                {"inFlight", results.conservation.inFlight},
                {"holds", results.isConserved}}},
              {"littlesLaw", {{"largestGap", results.little.largestGap}, {"holds", results.little.holds}}}};
  for (const char* list : {"objectives", "intervals", "tails", "recoveries", "verdicts", "commands",
                           "workloads", "components", "connections", "consumers"})
    out[list] = Json::array();
  addConclusions(results, out);
  for (const WorkloadFigures& workload : results.workloads)
    out["workloads"].push_back(json(workload, withSeries));
  for (const ComponentFigures& component : results.components)
    out["components"].push_back(json(component, withSeries));
  for (const ConnectionFigures& connection : results.connections)
    out["connections"].push_back(json(connection, withSeries));
  for (const ConsumerFigures& consumer : results.consumers) out["consumers"].push_back(json(consumer));
  return out.dump(2);
}

}  // namespace windtunnel::simulator
