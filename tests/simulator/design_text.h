// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

#include "model/design/design.h"
#include "model/io/design_reader.h"
#include "simulator/simulation.h"

/// Designs written as text, and short ways to their figures.
namespace windtunnel::simulator::testing {

inline model::Design designOf(const std::string& text) {
  model::ReadResult read = model::readDesign("formatVersion: 1\n" + text, "test.windtunnel.yaml");
  if (!read.ok()) throw std::runtime_error(model::toText(read.diagnostics.front()));
  return read.document->design;
}

inline Run runOf(const std::string& text, const RunOptions& options = {}, const std::string& scenario = {}) {
  model::Result<Run> run = Run::create(designOf(text), scenario, options);
  if (!run) throw std::runtime_error(model::toText(run.error()) + " at " + run.error().path);
  return std::move(run).value();
}

/// The results, when the books of every element are right; those of a run that breaks a law are none.
inline Results checked(Results results) {
  if (!results.isConserved) throw std::runtime_error("requests or messages were lost or invented");
  if (!results.little.holds) throw std::runtime_error("Little's law does not hold");
  return results;
}

inline Results resultsOf(const std::string& text, const RunOptions& options = {},
                         const std::string& scenario = {}) {
  Run run = runOf(text, options, scenario);
  run.advance(run.end());
  return checked(run.result());
}

inline const ComponentFigures& component(const Results& results, const std::string& id) {
  for (const ComponentFigures& one : results.components)
    if (one.id == id) return one;
  throw std::runtime_error("no component " + id);
}

inline const ConnectionFigures& connection(const Results& results, const std::string& key) {
  for (const ConnectionFigures& one : results.connections)
    if (one.key == key) return one;
  throw std::runtime_error("no connection " + key);
}

/// The first sentence of that kind; none if it is not said.
inline const Verdict* verdict(const Results& results, const std::string& code) {
  for (const Verdict& one : results.verdicts)
    if (one.code == code) return &one;
  return nullptr;
}

inline double share(const FlowFigures& flow, Outcome outcome) {
  const auto all = static_cast<double>(total(flow.outcomes));
  return all > 0 ? static_cast<double>(flow.outcomes[static_cast<std::size_t>(outcome)]) / all : 0;
}

inline bool isNear(double value, double expected, double relative) {
  const double scale = expected == 0 ? 1 : (expected < 0 ? -expected : expected);
  return value >= expected - relative * scale && value <= expected + relative * scale;
}

/// A network that takes no time, and a scenario of this length.
inline std::string still(const std::string& duration = "100s", const std::string& warmup = "10s") {
  return "platform: {zones: [a], network: {sameZone: 0ms, crossZone: 0ms, jitter: 0%, bandwidth: "
         "1000000Gbit/s}}\n"
         "scenarios:\n  base: {duration: " +
         duration + ", warmup: " + warmup + "}\n";
}

}  // namespace windtunnel::simulator::testing
