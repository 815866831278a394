// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/measure.h"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

#include "model/io/design_reader.h"
#include "simulator/experiment/parallel.h"
#include "simulator/simulation.h"

namespace windtunnel::oracle {
namespace {

using simulator::Results;

model::Design read(const OracleCase& oracle) {
  model::ReadResult result = model::readDesign(oracle.design, oracle.name + ".windtunnel.yaml");
  if (result.ok()) return result.document->design;
  std::string text = oracle.name + ":";
  for (const model::Diagnostic& diagnostic : result.diagnostics) text += "\n" + toText(diagnostic);
  throw std::runtime_error(text);
}

Results replication(const model::Design& design, const std::string& scenario, int index) {
  simulator::RunOptions options;
  options.replication = static_cast<std::uint64_t>(index);
  auto run = simulator::Run::create(design, scenario, options);
  if (!run.ok()) throw std::runtime_error(toText(run.error()));
  const simulator::StopReason reason = run->advance(run->end());
  if (reason != simulator::StopReason::HorizonReached) throw std::runtime_error(explain(reason));
  Results results = run->result();
  if (!results.isConserved) throw std::runtime_error("requests were lost or invented");
  if (!results.little.holds) throw std::runtime_error("Little's law does not hold");
  return results;
}

}  // namespace

bool Measured::isInside() const {
  return std::fabs(interval.mean - figure.exact) <=
         interval.halfWidth + figure.error * std::fabs(figure.exact);
}

std::string Measured::text() const {
  return fmt::format("{}: {:.5g} +- {:.2g} ({:.2f} %), known {:.5g} ({:+.2f} %){}", figure.name,
                     interval.mean, interval.halfWidth, 100 * interval.relativeHalfWidth(), figure.exact,
                     100 * (interval.mean / figure.exact - 1), isInside() ? "" : ", OUTSIDE");
}

std::vector<Measured> measure(const OracleCase& oracle) {
  const model::Design design = read(oracle);
  const auto results = simulator::replicate(
      oracle.replications, 0, [&](int index) { return replication(design, oracle.scenario, index); });
  std::vector<Measured> measured;
  for (const Figure& figure : oracle.figures) {
    std::vector<double> samples;
    for (const Results& result : results) samples.push_back(figure.read(result));
    measured.push_back({figure, simulator::confidence(samples, 0.99)});
  }
  return measured;
}

}  // namespace windtunnel::oracle
