// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <stdexcept>

#include "tests/oracle/oracle_case.h"

using namespace windtunnel;
using namespace windtunnel::oracle;

namespace {

constexpr int kReplications = 20;

/// A pod that answers one request at a time, or `servers`, first come first served, in exponential time.
std::string station(const std::string& id, const std::string& service, int servers = 1,
                    int queue = 10'000'000) {
  return "  " + id + ":\n    kind: service\n    replicas: 1\n    concurrency: " + std::to_string(servers) +
         "\n    queue: " + std::to_string(queue) + "\n    operations: {serve: {steps: [wait: \"" + service +
         "\"]}}\n";
}

/// A component that takes any number of requests and only calls others.
std::string caller(const std::string& id, const std::string& steps) {
  return "  " + id +
         ":\n    kind: service\n    replicas: 1\n    concurrency: 10000000\n    operations: {serve: "
         "{steps: " +
         steps + "}}\n";
}

std::string arrows(std::initializer_list<const char*> keys) {
  std::string text;
  for (const char* key : keys) text += std::string("  ") + key + ": {}\n";
  return text;
}

// The mean service time is 10 ms, so a tabled time in units of it is a hundredth in seconds.
OracleCase mm1() {
  return {"M/M/1, utilisation 0.7",
          document(station("server", "exponential(10ms)"), arrows({"users -> server"}), "poisson(70/s)",
                   "server/serve", "4000s"),
          {meanTime(0.033333), percentileTime(0.5, 0.0231049), percentileTime(0.99, 0.153506),
           meanNumber("server", 7.0 / 3)}};
}

OracleCase mmc() {
  return {"M/M/c, 8 servers, utilisation 0.7",
          document(station("server", "exponential(10ms)", 8), arrows({"users -> server"}), "poisson(560/s)",
                   "server/serve", "400s"),
          {meanTime(0.0111275), percentileTime(0.99, 0.047817)}};
}

OracleCase mm1k() {
  return {"M/M/1/10, utilisation 0.9",
          document(station("server", "exponential(10ms)", 1, 9), arrows({"users -> server"}), "poisson(90/s)",
                   "server/serve", "9500s"),
          {failedShare(0.050814), throughput(85.427), meanNumber("server", 3.96944)}};
}

// Insensitivity: the mean is that of M/M/1 whatever the law of the work.
OracleCase processorSharing(const char* law) {
  const std::string server =
      "  server:\n    kind: service\n    replicas: 1\n    cpu: {request: 1, limit: 1}\n    concurrency: "
      "10000000\n"
      "    operations: {serve: {steps: [work: \"" +
      std::string(law) + "\"]}}\n";
  return {std::string("M/G/1-PS, utilisation 0.5, ") + law,
          document(server, arrows({"users -> server"}), "poisson(50/s)", "server/serve", "2000s"),
          {meanTime(0.02)}};
}

OracleCase tandem() {
  return {"tandem of three",
          document(caller("front", "[call: a/serve, call: b/serve, call: c/serve]") +
                       station("a", "exponential(10ms)") + station("b", "exponential(12.5ms)") +
                       station("c", "exponential(16ms)"),
                   arrows({"users -> front", "front -> a", "front -> b", "front -> c"}), "poisson(50/s)",
                   "front/serve", "10000s"),
          {meanTime(0.133333), meanNumber("a", 1), meanNumber("b", 5.0 / 3), meanNumber("c", 4)}};
}

OracleCase forkJoin() {
  return {"fork-join of two, utilisation 0.5",
          document(caller("front", "[parallel: [call: a/serve, call: b/serve]]") +
                       station("a", "exponential(10ms)") + station("b", "exponential(10ms)"),
                   arrows({"users -> front", "front -> a", "front -> b"}), "poisson(50/s)", "front/serve",
                   "1500s"),
          {meanTime(0.02875)}};
}

// Three tries at failure one half: 1 + 1/2 + 1/4, and an eighth of the calls fails.
OracleCase retries() {
  const std::string server =
      "  server:\n    kind: service\n    replicas: 1\n    concurrency: 10000000\n"
      "    operations: {serve: {steps: [fail: 50%]}}\n";
  return {
      "three tries, failure 0.5",
      document(caller("front", "[call: server/serve]") + server,
               "  users -> front: {}\n  front -> server: {retries: {attempts: 2, on: [application], backoff: "
               "constant(1ms)}}\n",
               "poisson(500/s)", "front/serve", "200s"),
      {amplification("front -> server", 1.75), failedShare(0.125)}};
}

OracleCase closed(int users, double rate, double response) {
  return {"closed network, " + std::to_string(users) + " users",
          document(caller("front", "[call: a/serve, call: b/serve, call: c/serve]") +
                       station("a", "exponential(50ms)") + station("b", "exponential(30ms)") +
                       station("c", "exponential(20ms)"),
                   arrows({"users -> front", "front -> a", "front -> b", "front -> c"}),
                   "users(" + std::to_string(users) + ", think exponential(1s))", "front/serve", "4000s"),
          {throughput(rate), meanTime(response)}};
}

const std::vector<OracleCase>& cases() {
  static const std::vector<OracleCase> kCases{mm1(),
                                              mmc(),
                                              mm1k(),
                                              processorSharing("10ms"),
                                              processorSharing("exponential(10ms)"),
                                              processorSharing("lognormal(mean 10ms, cv 2)"),
                                              tandem(),
                                              forkJoin(),
                                              retries(),
                                              closed(10, 8.7535, 0.14240),
                                              closed(30, 19.5349, 0.53571)};
  return kCases;
}

}  // namespace

class OracleTest : public QObject {
  Q_OBJECT
 private slots:
  void figuresAgreeWithTheory_data();
  void figuresAgreeWithTheory();
};

void OracleTest::figuresAgreeWithTheory_data() {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < cases().size(); ++i)
    QTest::newRow(cases()[i].name.c_str()) << static_cast<int>(i);
}

void OracleTest::figuresAgreeWithTheory() {
  QFETCH(int, index);
  try {
    for (const Measured& measured : measure(cases()[static_cast<std::size_t>(index)], kReplications)) {
      qInfo("%s", measured.text().c_str());
      QVERIFY2(measured.isInside(), measured.text().c_str());
      QVERIFY2(measured.isPrecise(), measured.text().c_str());
    }
  } catch (const std::runtime_error& error) {
    QFAIL(error.what());
  }
}

QTEST_APPLESS_MAIN(OracleTest)
#include "oracle_test.moc"
