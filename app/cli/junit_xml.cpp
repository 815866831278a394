// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/junit_xml.h"

#include <fmt/format.h>

#include "app/cli/objective_text.h"
#include "exporters/common/xml_text.h"
#include "simulator/run/figure_text.h"
#include "simulator/verdict/verdict.h"

namespace windtunnel::app::cli {
namespace {

using namespace simulator;
using exporters::xmlText;

std::string figureText(const ObjectiveFigures& objective, double figure) {
  return objective.target == "success" ? shareText(figure) : durationText(figure);
}

std::string caseName(const ObjectiveFigures& objective) {
  return fmt::format("{}: {} of {} {} {}", objective.id, objective.target, objective.of,
                     objective.target == "success" ? "at least" : "at most",
                     figureText(objective, objective.limit));
}

std::string failureText(const ObjectiveFigures& objective) {
  if (objective.isMet) return "";
  return fmt::format("      <failure type=\"objective-missed\" message=\"{0}\">{0}</failure>\n",
                     xmlText(missedText(objective)));
}

std::string caseText(const std::string& className, const std::string& name, const std::string& content) {
  const std::string head =
      fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"", className, xmlText(name));
  return content.empty() ? head + "/>\n" : head + ">\n" + content + "    </testcase>\n";
}

std::string properties(const Results& results) {
  const auto one = [](const char* name, const std::string& value) {
    return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, xmlText(value));
  };
  return "    <properties>\n" + one("scenario", results.scenario) +
         one("seed", std::to_string(results.seed)) +
         one("replications", std::to_string(results.replications)) +
         one("requests", std::to_string(results.requests)) +
         one("fingerprint", fmt::format("{:016x}", results.fingerprint)) + "    </properties>\n";
}

std::string verdictLines(const Results& results) {
  std::string text;
  for (const Verdict& verdict : results.verdicts) text += xmlText(verdict.text) + "\n";
  return "    <system-out>" + text + "</system-out>\n";
}

}  // namespace

std::string toJunitXml(const Results& results, const std::string& name) {
  const std::string suite = xmlText(results.scenario.empty() ? name : name + ": " + results.scenario);
  const bool isPartial = !isComplete(results.stopReason);
  const std::string error =
      isPartial ? fmt::format("      <error type=\"{}\" message=\"{}\"/>\n",
                              simulator::name(results.stopReason), xmlText(explain(results.stopReason)))
                : "";
  std::string cases = caseText(suite, "the run gets to its end", error);
  for (const ObjectiveFigures& objective : results.objectives)
    cases += caseText(suite, caseName(objective), failureText(objective));
  const std::size_t missed = missedObjectives(results);
  const std::string counts =
      fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"{:.3f}\"",
                  results.objectives.size() + 1, missed, isPartial ? 1 : 0, results.wallClock);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
         fmt::format("<testsuites name=\"windtunnel\" {}>\n  <testsuite name=\"{}\" {}>\n", counts, suite,
                     counts) +
         properties(results) + cases + verdictLines(results) + "  </testsuite>\n</testsuites>\n";
}

}  // namespace windtunnel::app::cli
