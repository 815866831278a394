// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "simulator/run/results.h"
#include "tests/oracle/oracle_case.h"

namespace windtunnel::oracle {
namespace {

using simulator::Results;

/// A quantile of the histogram is the middle of its bucket, at most so far from the true one.
constexpr double kHistogramError = 0.004;

template <class Elements>
const auto& named(const Elements& elements, const std::string& id) {
  for (const auto& element : elements)
    if (element.id == id) return element;
  throw std::runtime_error("no figures of " + id);
}

const simulator::FlowFigures& flow(const Results& results) {
  return results.workloads.at(0).flow;
}

double percentile(const simulator::LatencyFigures& latency, double share) {
  return share == 0.5    ? latency.p50
         : share == 0.95 ? latency.p95
         : share == 0.99 ? latency.p99
                         : latency.p999;
}

}  // namespace

Figure within(double halfWidth, Figure figure) {
  figure.halfWidth = halfWidth;
  return figure;
}

Figure approximately(double error, Figure figure) {
  figure.error = error;
  return figure;
}

Figure meanTime(double exact) {
  return {"mean time", [](const Results& results) { return flow(results).latency.mean; }, exact};
}

Figure percentileTime(double share, double exact) {
  return {fmt::format("p{:g}", share * 100),
          [share](const Results& results) { return percentile(flow(results).latency, share); }, exact,
          share > 0.9 ? 0.02 : 0.01, kHistogramError};
}

Figure shareAbove(double seconds, double exact) {
  const auto bound = std::find(simulator::kLatencyBounds.begin(), simulator::kLatencyBounds.end(), seconds);
  if (bound == simulator::kLatencyBounds.end()) throw std::runtime_error("no such class of latency");
  const auto place = static_cast<std::size_t>(bound - simulator::kLatencyBounds.begin());
  return {fmt::format("share above {:g} s", seconds),
          [place](const Results& results) {
            const simulator::LatencyFigures& latency = flow(results).latency;
            return 1 - static_cast<double>(latency.upTo.at(place)) / static_cast<double>(latency.count);
          },
          exact};
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

Figure succeededShare(double exact) {
  return {"succeeded share",
          [](const Results& results) { return 1 - simulator::failureShare(flow(results).outcomes); }, exact};
}

Figure meanNumber(const std::string& component, double exact) {
  return {"number at " + component,
          [component](const Results& results) { return named(results.components, component).inFlight; },
          exact};
}

Figure meanWait(const std::string& component, double exact) {
  return {"wait at " + component,
          [component](const Results& results) {
            const simulator::ComponentFigures& figures = named(results.components, component);
            return figures.waiting / figures.flow.rate;
          },
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

Figure visits(const std::string& component, double exact) {
  return {"visits to " + component,
          [component](const Results& results) {
            return named(results.components, component).flow.rate / flow(results).rate;
          },
          exact};
}

Figure hitRatio(const std::string& cache, double exact) {
  return {"hit ratio",
          [cache](const Results& results) { return named(results.components, cache).hitRatio.value_or(0); },
          exact};
}

Figure throttledShare(const std::string& component, double exact) {
  return {"throttled share",
          [component](const Results& results) { return named(results.components, component).throttled; },
          exact};
}

}  // namespace windtunnel::oracle
