// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The metrics against the rules of OpenMetrics 1.0.
#include <QTest>
#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "shop_design.h"
#include "simulator/run/open_metrics.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

struct Sample {
  std::string name;
  std::string labels;
  double value = 0;
};

struct Family {
  std::string type, unit;
  std::vector<Sample> samples;
};

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// Reads the text strictly: each family once, HELP, TYPE, UNIT in this order, then its samples.
std::map<std::string, Family> read(const std::string& text) {
  static const std::regex meta("# (HELP|TYPE|UNIT) ([a-z_:][a-z0-9_:]*) (.+)");
  static const std::regex sample(
      R"re(([a-z_:][a-z0-9_:]*)(\{[a-z_]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*\})? ([-+0-9.e]+))re");
  std::map<std::string, Family> families;
  std::string name, last;
  std::smatch match;
  for (const std::string& line : linesOf(text)) {
    if (line == "# EOF") break;
    if (std::regex_match(line, match, meta)) {
      if (match[1] == "HELP") {
        name = match[2];
        if (!families.emplace(name, Family()).second) throw std::runtime_error("twice: " + line);
      } else if (match[2] != name || (match[1] == "TYPE" ? last != "HELP" : last != "TYPE")) {
        throw std::runtime_error("out of order: " + line);
      }
      if (match[1] == "TYPE") families[name].type = match[3];
      if (match[1] == "UNIT") families[name].unit = match[3];
      last = match[1];
    } else if (std::regex_match(line, match, sample) && match[1].str().starts_with(name)) {
      families[name].samples.push_back({match[1], match[2], std::stod(match[3])});
      last = "sample";
    } else {
      throw std::runtime_error("not OpenMetrics: " + line);
    }
  }
  return families;
}

std::string withoutBound(const std::string& labels) {
  return std::regex_replace(labels, std::regex(",le=\"[^\"]*\""), "");
}

const Results& shopResults() {
  static const Results results =
      resultsOf(shop("    faults: [{at: 40s, for: 20s, kind: errors, target: db, share: 50%}]\n") +
                "objectives: {fast: {of: load, p99: 100ms, success: 99%}}\n");
  return results;
}

/// The value of the sample with these labels, which may be written with single quotes.
double valueOf(const Family& family, std::string labels) {
  std::replace(labels.begin(), labels.end(), '\'', '"');
  for (const Sample& sample : family.samples)
    if (sample.labels == labels) return sample.value;
  return -1;
}

}  // namespace

class OpenMetricsTest : public QObject {
  Q_OBJECT

 private slots:
  void everyFamilyFollowsTheRules() {
    const std::string text = toOpenMetrics(shopResults());
    QVERIFY(text.ends_with("\n# EOF\n"));
    const auto families = read(text);
    QVERIFY(families.size() > 15);
    for (const auto& [name, family] : families) {
      QVERIFY2(!family.samples.empty(), name.c_str());
      QVERIFY2(family.unit.empty() || name.ends_with("_" + family.unit), name.c_str());
      const std::set<std::string> suffixes = family.type == "counter" ? std::set<std::string>{"_total"}
                                             : family.type == "histogram"
                                                 ? std::set<std::string>{"_bucket", "_count", "_sum"}
                                             : family.type == "info" ? std::set<std::string>{"_info"}
                                                                     : std::set<std::string>{""};
      std::set<std::string> seen;
      for (const Sample& sample : family.samples) {
        QVERIFY2(suffixes.contains(sample.name.substr(name.size())), sample.name.c_str());
        QVERIFY2(seen.insert(sample.name + sample.labels).second, sample.labels.c_str());
      }
    }
  }

  void bucketsAreCumulative() {
    for (const auto& [name, family] : read(toOpenMetrics(shopResults()))) {
      if (family.type != "histogram") continue;
      std::map<std::string, double> last, counts;
      std::map<std::string, bool> hasEnd;
      for (const Sample& sample : family.samples) {
        const std::string key = withoutBound(sample.labels);
        if (sample.name.ends_with("_bucket")) {
          QVERIFY(sample.value >= last[key]);
          last[key] = sample.value;
          hasEnd[key] = sample.labels.find("le=\"+Inf\"") != std::string::npos;
        } else if (sample.name.ends_with("_count")) {
          QVERIFY(hasEnd[key]);
          QCOMPARE(sample.value, last[key]);
        }
      }
      QVERIFY(!last.empty());
    }
  }

  void figuresAreThoseOfTheResults() {
    const auto families = read(toOpenMetrics(shopResults()));
    const WorkloadFigures& load = shopResults().workloads.front();
    const double ok =
        valueOf(families.at("windtunnel_requests"), "{workload='load',entry='api/go',outcome='ok'}");
    QCOMPARE(ok, static_cast<double>(load.flow.outcomes[0]));
    const Family& latency = families.at("windtunnel_request_duration_seconds");
    const double below = valueOf(latency, "{workload='load',entry='api/go',le='0.005'}");
    const double all = valueOf(latency, "{workload='load',entry='api/go',le='+Inf'}");
    QCOMPARE(all, static_cast<double>(load.flow.latency.count));
    QVERIFY(below > all / 2 && load.flow.latency.p50 < 0.005);
    const double met = valueOf(families.at("windtunnel_objective_met"),
                               "{objective='fast',workload='load',target='success'}");
    QCOMPARE(met, 0.0);
    const double attempts = valueOf(families.at("windtunnel_call_attempts"), "{from='api',to='db'}");
    QCOMPARE(attempts, static_cast<double>(connection(shopResults(), "api -> db").tries));
  }

  void labelsAreEscaped() {
    Results results = shopResults();
    results.scenario = "a \"quoted\\\" name\nin two lines";
    const std::string text = toOpenMetrics(results);
    QVERIFY(text.find("scenario=\"a \\\"quoted\\\\\\\" name\\nin two lines\"") != std::string::npos);
    read(text);
  }
};

QTEST_APPLESS_MAIN(OpenMetricsTest)
#include "open_metrics_test.moc"
