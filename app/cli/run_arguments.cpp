// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run_arguments.h"

#include <CLI/App.hpp>
#include <charconv>

#include "model/core/diagnostic_codes.h"
#include "model/core/suggestion.h"

namespace windtunnel::app::cli {
namespace {

// Read without this, -1 would wrap to another seed and a number that is too long to the largest one.
std::string wrongSeed(const std::string& text) {
  std::uint64_t seed = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, seed);
  return error == std::errc() && stop == end ? "" : text + " is not a whole number from 0 to 2^64 - 1";
}

}  // namespace

void RunArguments::declare(CLI::App& options, int fewestReplications) {
  options.add_option("--seed", seed, "Seed of the random numbers; the scenario's when not given")
      ->type_name("N")
      ->check(CLI::Validator(&wrongSeed, ""));
  options
      .add_option("--replications", replications,
                  "Independent runs; with two or more, figures have intervals")
      ->type_name("N")
      ->check(CLI::Range(fewestReplications, 10000));
  options.add_option("--threads", threads, "Runs at a time; 0 means one for each core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024));
  options.add_option("--max-events", maxEvents, "Stop each replication after so many events")
      ->type_name("N")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000'000'000}))
      ->capture_default_str();
  options.add_option("--max-seconds", maxSeconds, "Stop each replication after so much real time")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
}

simulator::ScenarioOptions RunArguments::scenarioOptions(const simulator::Cancellation& cancellation) const {
  simulator::ScenarioOptions options;
  options.replications = replications;
  options.threads = threads;
  options.seed = seed;
  options.limits.cancellation = &cancellation;
  options.limits.maxEvents = maxEvents;
  options.limits.maxWallClock = std::chrono::seconds(maxSeconds);
  return options;
}

model::Diagnostic wrongArguments(const std::string& message, const std::string& hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kCommandLine;
  diagnostic.message = message;
  diagnostic.hint = hint;
  return diagnostic;
}

}  // namespace windtunnel::app::cli
