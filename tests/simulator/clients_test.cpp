// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <algorithm>
#include <cmath>

#include "design_text.h"

using namespace windtunnel::simulator;
using namespace windtunnel::simulator::testing;

namespace {

// Requests come in through a gateway that limits them.
Results limited(const std::string& limit, const std::string& workload) {
  return resultsOf(still("200s", "20s") +
                   "components:\n  user: {kind: client}\n  door: {kind: gateway, rateLimit: " + limit +
                   "}\n  api: {kind: service}\nconnections: {user -> door: {}, door -> api: {}}\n"
                   "workloads: {load: {from: user, mix: {door/api: 100%}, " +
                   workload + "}}\n");
}

double passed(const FlowFigures& flow) {
  return flow.rate * (1 - share(flow, Outcome::RateLimited));
}

double passed(const Results& results) {
  return passed(results.workloads.front().flow);
}

// What the worker or service behind the arrow `key` is let through to the database, when every client may
// make 5 calls a second. The work begins at `api`.
double passedTo(const std::string& key, const std::string& components, const std::string& connections,
                const std::string& workload) {
  const Results results =
      resultsOf(still("200s", "20s") + "components:\n  user: {kind: client}\n  db: {kind: database}\n" +
                components + "connections:\n  user -> api: {}\n" + connections + "  " + key +
                ": {rateLimit: {rate: 5/s, burst: 20, key: client}}\nworkloads: {load: {from: user, " +
                workload + "}}\n");
  return passed(connection(results, key).flow);
}

// Four pods, and every client keeps to its own.
Results hashed(const std::string& clients) {
  return resultsOf(still("100s", "0s") +
                   "components:\n  user: {kind: client}\n  api: {kind: service, replicas: 4}\n"
                   "connections: {user -> api: {balancing: consistent-hash}}\n"
                   "workloads: {load: {from: user, arrivals: poisson(100/s), " +
                   clients + "}}\n");
}

}  // namespace

class ClientsTest : public QObject {
  Q_OBJECT

 private slots:
  void aGlobalLimitIsSharedByAll() {
    QVERIFY(isNear(passed(limited("{rate: 50/s, burst: 5}", "arrivals: poisson(1000/s)")), 50, 0.03));
  }

  void eachClientHasItsOwnLimit() {
    // Each of 20 sends 50 requests a second and may send 10.
    const Results results =
        limited("{rate: 10/s, burst: 1, key: client}", "arrivals: poisson(1000/s), clients: uniform(20)");
    // A bucket of one token has no token to spare for a pause; it passes less than 10/s, and more than a
    // server that is busy for 100 ms with each request it lets in.
    QVERIFY2(passed(results) > 20 / (1.0 / 50 + 1.0 / 10) && passed(results) <= 200 * 1.02,
             qPrintable(QString::number(passed(results))));
    const Results roomy =
        limited("{rate: 10/s, burst: 20, key: client}", "arrivals: poisson(1000/s), clients: uniform(20)");
    QVERIFY2(isNear(passed(roomy), 200, 0.02), qPrintable(QString::number(passed(roomy))));
  }

  void onlyTheBusyClientsAreLimited() {
    // By Zipf's law: client k of 100 sends 400/s * k^-1 / H(100); whoever sends less than 10/s is hardly
    // limited.
    double harmonic = 0;
    for (int k = 1; k <= 100; ++k) harmonic += 1.0 / k;
    double expected = 0;
    for (int k = 1; k <= 100; ++k) expected += std::min(10.0, 400 / harmonic / k);
    const Results results =
        limited("{rate: 10/s, burst: 30, key: client}", "arrivals: poisson(400/s), clients: 'zipf(100, 1)'");
    QVERIFY2(isNear(passed(results), expected, 0.02), qPrintable(QString::number(passed(results))));
  }

  void usersOfAClosedWorkloadAreTheClients() {
    // Three users send a request every 10 ms and a little; each may send 20 a second.
    const Results results =
        limited("{rate: 20/s, burst: 1, key: client}", "arrivals: 'users(3, think constant(10ms))'");
    QVERIFY2(isNear(passed(results), 60, 0.25) && passed(results) <= 60.5,
             qPrintable(QString::number(passed(results))));
  }

  void clientsOfDifferentWorkloadsAreDifferentOnes() {
    const Results results =
        resultsOf(still("200s", "20s") +
                  "components:\n  user: {kind: client}\n  door: {kind: gateway, rateLimit: {rate: 10/s, "
                  "burst: 20, key: "
                  "client}}\n  api: {kind: service}\nconnections: {user -> door: {}, door -> api: {}}\n"
                  "workloads:\n  a: {from: user, arrivals: poisson(100/s), clients: uniform(1)}\n"
                  "  b: {from: user, arrivals: poisson(100/s), clients: uniform(1)}\n");
    for (const WorkloadFigures& one : results.workloads)
      QVERIFY2(isNear(one.flow.rate * (1 - share(one.flow, Outcome::RateLimited)), 10, 0.02), one.id.c_str());
  }

  void anArrowLimitsTheClientItWorksFor() {
    QVERIFY(
        isNear(passedTo("api -> db", "  api: {kind: service, operations: {go: {steps: [{call: db/read}]}}}\n",
                        "", "arrivals: poisson(200/s), clients: uniform(10)"),
               50, 0.02));
  }

  void aMessageIsOfTheClientThatPublishedIt() {
    const std::string components =
        "  api: {kind: service, operations: {go: {steps: [{publish: bus/jobs}]}}}\n"
        "  bus: {kind: broker, topics: {jobs: {partitions: 100}}}\n"
        "  hand: {kind: worker, consumes: {bus/jobs: {concurrency: 100, retries: 0}}, operations: {work: "
        "{steps: "
        "[{call: db/read}]}}}\n";
    QVERIFY(isNear(passedTo("hand -> db", components, "  api -> bus: {}\n  bus -> hand: {}\n",
                            "arrivals: poisson(100/s), clients: uniform(4)"),
                   20, 0.03));
  }

  void aClientKeepsToItsPod() {
    const auto pods = component(hashed("clients: uniform(1)"), "api").pods;
    const auto busiest = std::max_element(pods.begin(), pods.end(), [](const auto& one, const auto& other) {
      return one.requests < other.requests;
    });
    std::uint64_t all = 0;
    for (const PodFigures& pod : pods) all += pod.requests;
    QCOMPARE(busiest->requests, all);
    const Results spread = hashed("clients: uniform(100000)");
    for (const PodFigures& pod : component(spread, "api").pods)
      QVERIFY(pod.requests > 2200 && pod.requests < 2800);
  }

  void moreClientsThanCanBeKeptAreRefused() {
    const auto run = Run::create(
        designOf(
            "components:\n  user: {kind: client}\n  api: {kind: service}\nconnections: {user -> api: {}}\n"
            "workloads: {load: {from: user, clients: uniform(20000000)}}\n"),
        {}, {});
    QVERIFY(!run.ok());
    QCOMPARE(run.error().message, std::string("The workload \"load\" has 20000000 clients"));
    QCOMPARE(run.error().path, std::string("workloads/load/clients"));
  }
};

QTEST_APPLESS_MAIN(ClientsTest)
#include "clients_test.moc"
