// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/declare.h"
#include "model/schema/fault_kinds.h"
#include "model/schema/schema.h"
#include "model/schema/shared_types.h"

namespace windtunnel::model {
namespace {

using namespace declare;

const Property& multiplierElement() {
  static const Property property =
      Declaration("factor", ValueType::Multiplier, "Factor on the arrivals.").from(0).swept();
  return property;
}

std::vector<std::string> faultWords() {
  std::vector<std::string> words;
  for (const FaultKind& kind : faultKinds()) words.push_back(kind.word);
  return words;
}

}  // namespace

const ObjectType& workloadType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "workload", .properties = {}, .shorthand = {}};
    add(made.properties, "Workload",
        {text("description", "Who this is, for readers."),
         reference("from", ReferenceTo::Component, "The client that sends the requests.").mandatory(),
         Declaration("arrivals", ValueType::Arrivals,
                     "When requests arrive: a rate process, or users who think.")
             .byDefault("poisson(100/s)")
             .swept(),
         Declaration("clients", ValueType::KeyPopularity,
                     "Who they are, where it matters (a limit for each client, consistent hashing, reads of "
                     "what was just written); when not given 1000 equally busy ones, or each user one.")
             .swept(),
         mapOf("mix", ReferenceTo::Entry, &shareElement,
               "Share of each entry; all operations the client's arrows lead to, equally, when not given.")});
    return made;
  }();
  return type;
}

const ObjectType& objectiveType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "objective", .properties = {}, .shorthand = {}, .inlineForm = true};
    std::vector<Declaration> group{
        text("description", "Why, for readers."),
        reference("of", ReferenceTo::Subject,
                  "The workload it is about; for `staleness` the component that takes the messages.")
            .mandatory()};
    for (const char* percentile : {"p50", "p90", "p95", "p99"})
      group.push_back(duration(percentile, std::string("The ") + (percentile + 1) +
                                               "th percentile of the response time is at most this.")
                          .from(1e-6)
                          .swept());
    group.push_back(share("success", "Share of the requests that are answered without error."));
    group.push_back(duration("staleness",
                             "99 % of the messages are worked on at most so long after they were published: "
                             "how far a read model is behind.")
                        .from(1e-6)
                        .swept());
    group.push_back(duration("window", "Over which time the target is counted.").from(1).byDefault("30d"));
    group.push_back(share("target", "Share of the time the objective holds.").byDefault("99.9%"));
    add(made.properties, "Objective", std::move(group));
    return made;
  }();
  return type;
}

const ObjectType& faultType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "fault", .properties = {}, .shorthand = {}, .inlineForm = true};
    add(made.properties, "Fault",
        {duration("at", "When it begins, in simulated time from the start of the run.")
             .from(0)
             .mandatory()
             .swept(),
         duration("for", "How long it lasts; until the end when not given.").from(0).swept(),
         choice("kind", faultWords(), "What goes wrong.").mandatory(),
         reference("target", ReferenceTo::Component, "The component it strikes."),
         reference("connection", ReferenceTo::Connection, "The arrow it strikes."),
         reference("zone", ReferenceTo::Zone, "The zone it strikes."),
         reference("toZone", ReferenceTo::Zone,
                   "The zone at the other end: latency, loss or a partition between two zones."),
         reference("workload", ReferenceTo::Workload, "The workload that surges."),
         integer("pods", "How many pods it strikes; one when not given.").from(1).swept(),
         duration("add", "Latency added.").from(0).swept(),
         share("share", "Share of the requests or pods struck, or of the CPU taken.")
             .byDefault("100%")
             .swept(),
         Declaration("factor", ValueType::Multiplier, "Factor on service times or arrivals.")
             .from(0)
             .swept()});
    return made;
  }();
  return type;
}

const ObjectType& scenarioType() {
  static const ObjectType type = [] {
    ObjectType made{.name = "scenario", .properties = {}, .shorthand = {}};
    add(made.properties, "Scenario",
        {text("description", "What is tried and why, for readers."),
         reference("extends", ReferenceTo::Scenario,
                   "The scenario whose values hold where this one says nothing."),
         duration("duration", "Simulated time after the warm-up.").from(1e-3).byDefault("10m").swept(),
         duration("warmup", "Simulated time before figures are kept.").from(0).byDefault("1m").swept(),
         integer("replications", "Independent runs with other random numbers.")
             .from(1)
             .upTo(10000)
             .byDefault("5"),
         integer("seed", "Seed of the random streams.").from(0).byDefault("1"),
         mapOf("load", ReferenceTo::Workload, &multiplierElement, "Factor on the arrivals of a workload."),
         mapOf("changes", ReferenceTo::Path, &textElement,
               "Values of the design that differ in this scenario."),
         listOf("faults", &faultType, "What goes wrong, and when.")});
    return made;
  }();
  return type;
}

}  // namespace windtunnel::model
