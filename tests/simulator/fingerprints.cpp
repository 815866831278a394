// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "model/io/design_reader.h"
#include "simulator/simulation.h"

/// Prints the fingerprint of every scenario of every template, for 1, 2 and 4 threads:
/// `simulator_fingerprints SECONDS [FILE]`. The file holds what is expected, the same for every compiler and
/// its options; with WINDTUNNEL_UPDATE=1 it is written anew, after a change of what a run means. Exit code 1
/// if two numbers of threads differ, a template does not run, or something else is expected.
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

/// One line a scenario.
struct Report {
  std::string text;
  bool isFine = true;

  void add(const std::string& line, bool isLineFine) {
    text += line + '\n';
    isFine = isFine && isLineFine;
    std::printf("%s\n", line.c_str());
  }
};

void report(const model::Design& design, const std::string& name, const std::string& scenario, double seconds,
            Report& lines) {
  simulator::ScenarioOptions options;
  options.replications = kReplications;
  options.duration = static_cast<simulator::Time>(seconds * 1e9);
  std::uint64_t first = 0;
  bool isEqual = true;
  for (const int threads : {1, 2, 4}) {
    options.threads = threads;
    const model::Result<simulator::Results> results = simulator::runScenario(design, scenario, options);
    if (!results) return lines.add(name + ": " + results.error().message, false);
    if (threads == 1) first = results->fingerprint;
    isEqual = isEqual && results->fingerprint == first && results->isConserved;
  }
  char number[20];
  std::snprintf(number, sizeof number, " %016llx", static_cast<unsigned long long>(first));
  lines.add(name + number + (isEqual ? "" : " DIFFERS BETWEEN THREADS"), isEqual);
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

void reportAll(const std::filesystem::path& file, double seconds, Report& lines) {
  const std::string name = file.filename().string();
  const model::ReadResult read = model::readDesign(contentOf(file), name);
  if (!read.ok()) return lines.add(name + " cannot be read", false);
  const model::Design& design = read.document->design;
  for (const model::Named& scenario : design.scenarios())
    report(withEarlyFaults(design, scenario), name + ' ' + scenario.id(), scenario.id(), seconds, lines);
}

bool isExpected(const Report& lines, const std::filesystem::path& file) {
  if (std::getenv("WINDTUNNEL_UPDATE") != nullptr) std::ofstream(file) << lines.text;
  if (contentOf(file) == lines.text) return true;
  std::printf("%s holds other fingerprints\n", file.c_str());
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::stod(argv[1]) : 10;
  Report lines;
  for (const std::filesystem::path& file : templates()) reportAll(file, seconds, lines);
  return lines.isFine && (argc < 3 || isExpected(lines, argv[2])) ? 0 : 1;
}
