// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/run/open_metrics.h"

#include <fmt/format.h>

#include <functional>

#include "simulator/run/exposition.h"

namespace windtunnel::simulator {
namespace {

/// A flow of requests with the labels that name it.
struct Flow {
  Labels labels;
  const FlowFigures* figures;
};

void addFlows(const std::string& prefix, const char* counter, const char* histogram, const char* what,
              const std::vector<Flow>& flows, Exposition& text) {
  if (flows.empty()) return;
  text.begin(prefix + counter, "counter", "", fmt::format("{} that ended, by outcome.", what).c_str());
  for (const Flow& flow : flows)
    for (std::size_t i = 0; i < kOutcomes; ++i)
      text.add("_total", with(flow.labels, "outcome", name(static_cast<Outcome>(i))),
               flow.figures->outcomes[i]);
  text.begin(prefix + histogram, "histogram", "seconds",
             fmt::format("How long {} took, well or not.", what).c_str());
  for (const Flow& flow : flows) text.addHistogram(flow.labels, flow.figures->latency);
}

Labels endsOf(const std::string& key) {
  const std::size_t arrow = key.find(" -> ");
  return {{"from", key.substr(0, arrow)}, {"to", key.substr(arrow + 4)}};
}

void addFlows(const Results& results, Exposition& text) {
  std::vector<Flow> workloads, components, connections;
  for (const WorkloadFigures& one : results.workloads)
    for (const auto& [entry, flow] : one.entries)
      workloads.push_back({{{"workload", one.id}, {"entry", entry}}, &flow});
  for (const ComponentFigures& one : results.components)
    components.push_back({{{"component", one.id}}, &one.flow});
  for (const ConnectionFigures& one : results.connections)
    connections.push_back({endsOf(one.key), &one.flow});
  addFlows("windtunnel_", "requests", "request_duration_seconds", "Requests of users", workloads, text);
  addFlows("windtunnel_component_", "requests", "request_duration_seconds", "Requests at components",
           components, text);
  addFlows("windtunnel_call_", "results", "duration_seconds", "Calls over arrows, all their tries included,",
           connections, text);
}

using ComponentValue = std::function<std::optional<double>(const ComponentFigures&)>;

void addOfComponents(const Results& results, const char* metric, const char* unit, const char* help,
                     const ComponentValue& value, Exposition& text) {
  bool hasBegun = false;
  for (const ComponentFigures& component : results.components) {
    const std::optional<double> number = value(component);
    if (!number) continue;
    if (!hasBegun) text.begin(metric, "gauge", unit, help);
    hasBegun = true;
    text.add("", {{"component", component.id}}, *number);
  }
}

std::optional<double> staleShare(const ComponentFigures& component) {
  if (component.replicaReads.value_or(0) == 0) return std::nullopt;
  return static_cast<double>(*component.staleReads) / static_cast<double>(*component.replicaReads);
}

void addComponents(const Results& results, Exposition& text) {
  addOfComponents(results, "windtunnel_component_cpu_utilization_ratio", "ratio",
                  "Share of the CPU limits in use on average.", &ComponentFigures::cpuUtilisation, text);
  addOfComponents(results, "windtunnel_component_slot_utilization_ratio", "ratio",
                  "Share of the request slots in use on average.", &ComponentFigures::slotUtilisation, text);
  addOfComponents(results, "windtunnel_component_throttled_ratio", "ratio",
                  "Share of the time without CPU quota.", &ComponentFigures::throttled, text);
  addOfComponents(results, "windtunnel_component_confined_ratio", "ratio",
                  "Share of the time with less CPU than could be used because the nodes were full.",
                  &ComponentFigures::confined, text);
  addOfComponents(results, "windtunnel_component_in_flight_requests", "requests",
                  "Requests in pods on average, waiting ones included.", &ComponentFigures::inFlight, text);
  addOfComponents(results, "windtunnel_component_waiting_requests", "requests",
                  "Requests in queues on average.", &ComponentFigures::waiting, text);
  addOfComponents(results, "windtunnel_component_ready_pods", "pods", "Ready pods on average.",
                  &ComponentFigures::replicas, text);
  addOfComponents(results, "windtunnel_component_cache_hit_ratio", "ratio",
                  "Share of the reads that find what they ask for.", &ComponentFigures::hitRatio, text);
  addOfComponents(results, "windtunnel_component_stale_read_ratio", "ratio",
                  "Share of the reads on replicas that miss the reader's own last write.", &staleShare, text);
  addOfComponents(results, "windtunnel_component_lock_wait_ratio", "ratio",
                  "Share of the time of writes in which they wait for locked rows.",
                  &ComponentFigures::lockWait, text);
  addOfComponents(results, "windtunnel_component_busiest_row_ratio", "ratio",
                  "Share of the time the busiest row is locked.", &ComponentFigures::rowUse, text);
  addOfComponents(results, "windtunnel_component_group_standstill_ratio", "ratio",
                  "Share of the time its consumer groups stood still for rebalances.",
                  &ComponentFigures::standstill, text);
  addOfComponents(results, "windtunnel_component_lag_messages", "messages",
                  "Messages not taken yet, on average.", &ComponentFigures::lag, text);
}

void addConnections(const Results& results, Exposition& text) {
  if (results.connections.empty()) return;
  text.begin("windtunnel_call_attempts", "counter", "", "Tries of calls.");
  for (const ConnectionFigures& one : results.connections) text.add("_total", endsOf(one.key), one.tries);
  text.begin("windtunnel_call_retries", "counter", "", "Tries after the first, hedges included.");
  for (const ConnectionFigures& one : results.connections) text.add("_total", endsOf(one.key), one.retries);
}

void addConsumers(const Results& results, Exposition& text) {
  if (results.consumers.empty()) return;
  const auto labels = [](const ConsumerFigures& one) {
    return Labels{{"component", one.reader}, {"source", one.source}, {"group", one.group}};
  };
  text.begin("windtunnel_consumer_staleness_seconds", "histogram", "seconds",
             "How long after publishing messages were worked on.");
  for (const ConsumerFigures& one : results.consumers) text.addHistogram(labels(one), one.staleness);
  text.begin("windtunnel_consumer_lost_messages", "counter", "", "Messages lost, by reason.");
  for (const ConsumerFigures& one : results.consumers) {
    text.add("_total", with(labels(one), "reason", "given-up"), one.dropped);
    text.add("_total", with(labels(one), "reason", "expired"), one.expired);
  }
  text.begin("windtunnel_consumer_dead_letters", "counter", "", "Messages given up, but kept.");
  for (const ConsumerFigures& one : results.consumers) text.add("_total", labels(one), one.deadLetters);
  text.begin("windtunnel_consumer_lag_messages", "gauge", "messages",
             "Messages a consumer group has not taken yet, on average.");
  for (const ConsumerFigures& one : results.consumers) text.add("", labels(one), one.lag);
}

void addObjectives(const Results& results, Exposition& text) {
  if (results.objectives.empty()) return;
  const auto labels = [](const ObjectiveFigures& one) {
    return Labels{{"objective", one.id},
                  {one.isStaleness() ? "component" : "workload", one.of},
                  {"target", one.target}};
  };
  text.begin("windtunnel_objective_met", "gauge", "", "1 for an objective that is met, 0 for a missed one.");
  for (const ObjectiveFigures& one : results.objectives) text.add("", labels(one), one.isMet ? 1.0 : 0.0);
  text.begin("windtunnel_objective_measured", "gauge", "",
             "What was measured: seconds, or a share for success.");
  for (const ObjectiveFigures& one : results.objectives)
    if (one.requests > 0) text.add("", labels(one), one.measured);
  text.begin("windtunnel_objective_limit", "gauge", "", "What the objective asks for, likewise.");
  for (const ObjectiveFigures& one : results.objectives) text.add("", labels(one), one.limit);
}

void addTails(const Results& results, Exposition& text) {
  if (results.tails.empty()) return;
  text.begin("windtunnel_tail_time_ratio", "gauge", "ratio",
             "Share of the time of the slowest 1 % of the requests, by cause.");
  for (const TailFigures& tail : results.tails)
    for (const TailFigures::Part& part : tail.parts)
      text.add("",
               {{"workload", tail.workload},
                {"cause", name(part.cause)},
                {isOfArrow(part.cause) ? "arrow" : "component", part.element}},
               part.share);
}

void addRun(const Results& results, Exposition& text) {
  text.begin("windtunnel_run", "info", "", "Which run this is.");
  text.add("_info",
           {{"scenario", results.scenario},
            {"seed", std::to_string(results.seed)},
            {"replications", std::to_string(results.replications)},
            {"fingerprint", fmt::format("{:016x}", results.fingerprint)},
            {"stop_reason", name(results.stopReason)}},
           std::uint64_t{1});
  text.begin("windtunnel_run_measured_seconds", "gauge", "seconds",
             "Simulated time of a replication after the warm-up.");
  text.add("", {}, results.duration);
  if (!results.cost) return;
  text.begin("windtunnel_nodes", "gauge", "", "Nodes on average.");
  text.add("", {}, results.cost->nodes);
  text.begin("windtunnel_nodes_cost_per_hour", "gauge", "", "In the currency of their prices.");
  text.add("", {}, results.cost->perHour - results.cost->managedPerHour);
  text.begin("windtunnel_managed_stores_cost_per_hour", "gauge", "",
             "What providers are paid for the stores they run.");
  text.add("", {}, results.cost->managedPerHour);
}

}  // namespace

std::string toOpenMetrics(const Results& results) {
  Exposition text;
  addRun(results, text);
  addFlows(results, text);
  addComponents(results, text);
  addConnections(results, text);
  addConsumers(results, text);
  addObjectives(results, text);
  addTails(results, text);
  return text.end();
}

}  // namespace windtunnel::simulator
