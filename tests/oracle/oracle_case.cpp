// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/oracle_case.h"

#include <fmt/format.h>

#include <stdexcept>

#include "model/io/design_reader.h"
#include "simulator/experiment/parallel.h"

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

Results replication(const model::Design& design, int index) {
  simulator::RunOptions options;
  options.replication = static_cast<std::uint64_t>(index);
  auto run = simulator::Run::create(design, "exact", options);
  if (!run.ok()) throw std::runtime_error(toText(run.error()));
  const simulator::StopReason reason = run->advance(run->end());
  if (reason != simulator::StopReason::HorizonReached) throw std::runtime_error(explain(reason));
  Results results = run->result();
  if (!results.conservation.holds()) throw std::runtime_error("requests were lost or invented");
  if (!results.little.holds) throw std::runtime_error("Little's law does not hold");
  return results;
}

template <class Elements>
const auto& named(const Elements& elements, const std::string& id) {
  for (const auto& element : elements)
    if (element.id == id) return element;
  throw std::runtime_error("no figures of " + id);
}

const simulator::FlowFigures& flow(const Results& results) {
  return results.workloads.at(0).flow;
}

}  // namespace

std::string Measured::text() const {
  return fmt::format("{}: {:.5g} +- {:.2g} ({:.2f} %), exact {:.5g}{}", figure.name, interval.mean,
                     interval.halfWidth, 100 * interval.relativeHalfWidth(), figure.exact,
                     isInside() ? "" : ", OUTSIDE");
}

std::vector<Measured> measure(const OracleCase& oracle, int replications) {
  const model::Design design = read(oracle);
  const auto results =
      simulator::replicate(replications, 0, [&design](int index) { return replication(design, index); });
  std::vector<Measured> measured;
  for (const Figure& figure : oracle.figures) {
    std::vector<double> samples;
    for (const Results& result : results) samples.push_back(figure.read(result));
    measured.push_back({figure, simulator::confidence(samples, 0.99)});
  }
  return measured;
}

std::string document(const std::string& components, const std::string& connections,
                     const std::string& arrivals, const std::string& mix, const std::string& duration) {
  return "formatVersion: 1\n"
         "platform:\n"
         "  zones: [a]\n"
         "  network: {sameZone: 0s, crossZone: 0s, jitter: 0%, bandwidth: 100000Gbit/s}\n"
         "components:\n"
         "  users: {kind: client}\n" +
         components + "connections:\n" + connections +
         "workloads:\n"
         "  load: {from: users, arrivals: \"" +
         arrivals + "\", mix: {" + mix +
         ": 100%}}\n"
         "scenarios:\n"
         "  exact: {duration: " +
         duration + ", warmup: 100s, seed: 1}\n";
}

Figure meanTime(double exact) {
  return {"mean time", [](const Results& results) { return flow(results).latency.mean; }, exact};
}

Figure percentileTime(double share, double exact) {
  return {fmt::format("p{:g}", share * 100),
          [share](const Results& results) {
            const simulator::LatencyFigures& latency = flow(results).latency;
            return share == 0.5 ? latency.p50 : share == 0.95 ? latency.p95 : latency.p99;
          },
          exact, share > 0.9 ? 0.02 : 0.01};
}

Figure throughput(double exact) {
  return {"throughput",
          [](const Results& results) {
            return flow(results).rate * (1 - simulator::failureShare(flow(results).outcomes));
          },
          exact};
}

Figure failedShare(double exact) {
  return {"failed share",
          [](const Results& results) { return simulator::failureShare(flow(results).outcomes); }, exact};
}

Figure meanNumber(const std::string& component, double exact) {
  return {"number at " + component,
          [component](const Results& results) { return named(results.components, component).inFlight; },
          exact};
}

Figure amplification(const std::string& connection, double exact) {
  return {"tries for each call",
          [connection](const Results& results) {
            for (const auto& figures : results.connections)
              if (figures.key == connection) return figures.amplification;
            throw std::runtime_error("no figures of " + connection);
          },
          exact};
}

}  // namespace windtunnel::oracle
