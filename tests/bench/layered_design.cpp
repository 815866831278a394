// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/layered_design.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "model/io/design_reader.h"

namespace windtunnel::bench {

model::Design layeredDesign(int components, double requests, int replicas) {
  const int services = components * 9 / 10 - 1;
  const int databases = components - services - 1;
  const int width = (services + 4) / 5;
  std::string parts = "  users: {kind: client}\n";
  std::string arrows;
  for (int i = 0; i < databases; ++i) parts += fmt::format("  db{}: {{kind: database, cpu: 4}}\n", i);
  for (int i = 0; i < services; ++i) {
    std::string steps = "{work: lognormal(median 1ms, p99 5ms)}";
    for (const int to : {i + width, i + width + 1}) {
      if (to >= services) continue;
      steps += fmt::format(", {{call: s{}/go}}", to);
      arrows += fmt::format("  s{} -> s{}: {{timeout: 2s, retries: {{attempts: 2}}}}\n", i, to);
    }
    steps += fmt::format(", {{call: db{}/read}}", i % databases);
    arrows += fmt::format("  s{} -> db{}: {{timeout: 1s}}\n", i, i % databases);
    parts +=
        fmt::format("  s{}: {{kind: service, cpu: 2, replicas: {}, operations: {{go: {{steps: [{}]}}}}}}\n",
                    i, replicas, steps);
  }
  for (int i = 0; i < std::min(width, services); ++i) arrows += fmt::format("  users -> s{}: {{}}\n", i);
  const model::ReadResult read = model::readDesign(
      "formatVersion: 1\ncomponents:\n" + parts + "connections:\n" + arrows +
          fmt::format("workloads: {{load: {{from: users, arrivals: poisson({}/s)}}}}\n", requests),
      "layers.windtunnel.yaml");
  return read.ok() ? read.document->design : model::Design();
}

}  // namespace windtunnel::bench
