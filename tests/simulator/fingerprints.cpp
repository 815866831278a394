// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "model/io/design_reader.h"
#include "simulator/simulation.h"

/// Prints the fingerprint of every scenario of every template, for 1, 2 and 4 threads, so that two builds of
/// the program can be compared: `simulator_fingerprints [SECONDS]`. Exit code 1 if two numbers of threads
/// differ or a template does not run.
namespace {

using namespace windtunnel;

constexpr int kReplications = 3;

std::vector<std::filesystem::path> templates() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(WINDTUNNEL_SOURCE_DIR "/resources/templates"))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// The faults of a scenario strike after a second and last one, so that a short run sees them and the
// recovery.
model::Design withEarlyFaults(model::Design design, const model::Named& scenario) {
  const model::Value second(model::Duration::fromSeconds(1));
  for (const model::Element& fault : scenario.list("faults")) {
    design = design.with(fault.path() / "at", second);
    if (fault.isSet("for")) design = design.with(fault.path() / "for", second);
  }
  return design;
}

bool print(const model::Design& design, const std::string& file, const std::string& scenario,
           double seconds) {
  simulator::ScenarioOptions options;
  options.replications = kReplications;
  options.duration = static_cast<simulator::Time>(seconds * 1e9);
  std::uint64_t first = 0;
  bool isEqual = true;
  for (const int threads : {1, 2, 4}) {
    options.threads = threads;
    const model::Result<simulator::Results> results = simulator::runScenario(design, scenario, options);
    if (!results) {
      std::printf("%s %s: %s\n", file.c_str(), scenario.c_str(), results.error().message.c_str());
      return false;
    }
    if (threads == 1) first = results->fingerprint;
    isEqual = isEqual && results->fingerprint == first && results->isConserved;
  }
  std::printf("%s %s %016llx%s\n", file.c_str(), scenario.c_str(), static_cast<unsigned long long>(first),
              isEqual ? "" : " DIFFERS BETWEEN THREADS");
  return isEqual;
}

bool printAll(const std::filesystem::path& file, double seconds) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  const model::ReadResult read = model::readDesign(text.str(), file.filename().string());
  if (!read.ok()) return false;
  bool isEqual = true;
  for (const model::Named& scenario : read.document->design.scenarios())
    isEqual = print(withEarlyFaults(read.document->design, scenario), file.filename().string(), scenario.id(),
                    seconds) &&
              isEqual;
  return isEqual;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::stod(argv[1]) : 10;
  bool isEqual = true;
  for (const std::filesystem::path& file : templates()) isEqual = printAll(file, seconds) && isEqual;
  return isEqual ? 0 : 1;
}
