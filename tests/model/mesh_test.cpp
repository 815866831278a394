// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/mesh.h"

#include <QtTest>

#include "model/io/design_reader.h"

using namespace windtunnel::model;

namespace {

struct Arrow {
  std::string mesh = "none";
  std::string caller = "service";
  std::string arrow = "{}";
  std::string callee = "grpc";
  std::string calleeKind = "service";
};

bool sharesConnection(const Arrow& drawn) {
  const ReadResult read = readDesign(
      "formatVersion: 1\nname: Test\nplatform: {zones: [a], mesh: {product: " + drawn.mesh +
          "}}\ncomponents:\n  one: {kind: " + drawn.caller + "}\n  two: {kind: " + drawn.calleeKind +
          ", protocol: " + drawn.callee + "}\nconnections: {one -> two: " + drawn.arrow + "}\n",
      "test.windtunnel.yaml");
  if (!read.ok()) qFatal("%s", toText(read.diagnostics.front()).c_str());
  const Design& design = read.document->design;
  return balancesByConnection(design, design.connections().front());
}

}  // namespace

class MeshTest : public QObject {
  Q_OBJECT
 private slots:
  void callsOfGrpcShareAConnection() {
    QVERIFY(sharesConnection({}));
    QVERIFY(!sharesConnection({.callee = "http"}));
    QVERIFY(sharesConnection({.arrow = "{protocol: grpc}", .callee = "http"}));
    QVERIFY(!sharesConnection({.arrow = "{protocol: http}"}));
  }

  void sidecarsAndGatewaysTakeThemApart() {
    QVERIFY(!sharesConnection({.mesh = "istio, mode: sidecar"}));
    QVERIFY(!sharesConnection({.mesh = "linkerd"}));
    QVERIFY(sharesConnection({.mesh = "istio, mode: ambient"}));
    QVERIFY(sharesConnection({.mesh = "istio, mode: sidecar, namespaces: [elsewhere]"}));
    QVERIFY(!sharesConnection({.caller = "gateway"}));
  }

  void driversOfStoresPickThemselves() {
    QVERIFY(!sharesConnection({.calleeKind = "event-store"}));
    QVERIFY(!sharesConnection({.caller = "client"}));
  }

  void theArrowHasTheLastWord() {
    QVERIFY(!sharesConnection({.arrow = "{balancing: least-request}"}));
    QVERIFY(sharesConnection({.arrow = "{balancing: random}"}));
    QVERIFY(!sharesConnection({.arrow = "{balancingLevel: request}"}));
    QVERIFY(sharesConnection({.arrow = "{balancingLevel: connection}", .callee = "http"}));
    QVERIFY(sharesConnection({.mesh = "istio, mode: sidecar", .arrow = "{balancingLevel: connection}"}));
  }
};

QTEST_APPLESS_MAIN(MeshTest)
#include "mesh_test.moc"
