// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include "app/layout/layout_client.h"
#include "app/layout/layout_protocol.h"

using namespace windtunnel::app;
using namespace windtunnel::exporters::diagram;

class LayoutClientTest : public QObject {
  Q_OBJECT

 private slots:
  void theRequestSurvivesTheWay();
  void brokenRequestsAreRefused();
  void anIncompleteAnswerIsRefused();
  void theHelperLaysOut();
  void aMissingHelperIsReplaced();
  void aHangingHelperIsStopped();
  void aFailingHelperIsReplaced();

 private:
  static LayoutGraph chain() {
    LayoutGraph graph;
    graph.containers = {{-1}};
    for (int i = 0; i < 3; ++i) graph.nodes.push_back({{152, 72}, i == 0 ? -1 : 0, std::nullopt});
    graph.edges = {{0, 1}, {1, 2}};
    return graph;
  }
  std::string script(const char* text) {
    const QString path = m_folder.filePath(QString::number(m_count++));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("no temporary file");
    file.write(text);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path.toStdString();
  }
  QTemporaryDir m_folder;
  int m_count = 0;
};

void LayoutClientTest::theRequestSurvivesTheWay() {
  const auto read = readLayoutRequest(layoutRequest(chain()));
  QVERIFY(read.has_value());
  QCOMPARE(read->nodes.size(), std::size_t{3});
  QCOMPARE(read->nodes[1].container, 0);
  QCOMPARE(read->nodes[2].size, (Size{152, 72}));
  QCOMPARE(read->edges[1].to, 2);
}

void LayoutClientTest::brokenRequestsAreRefused() {
  QVERIFY(!readLayoutRequest("node 1 2 -1\n").has_value());
  QVERIFY(!readLayoutRequest("node 1 2 0\nend\n").has_value());
  QVERIFY(!readLayoutRequest("edge 0 1\nend\n").has_value());
  QVERIFY(!readLayoutRequest("container 0\nend\n").has_value());
  QVERIFY(!readLayoutRequest("rm -rf\nend\n").has_value());
}

void LayoutClientTest::anIncompleteAnswerIsRefused() {
  QVERIFY(readLayoutAnswer("at 1 2\ndone\n", 1).has_value());
  QVERIFY(!readLayoutAnswer("at 1 2\ndone\n", 2).has_value());
  QVERIFY(!readLayoutAnswer("at 1 2\n", 1).has_value());
  QVERIFY(!readLayoutAnswer("at 1 nan\ndone\n", 1).has_value());
}

void LayoutClientTest::theHelperLaysOut() {
#ifdef LAYOUT_HELPER
  const LayoutResult result = layOut(chain(), {.helper = LAYOUT_HELPER, .timeout = std::chrono::seconds(30)});
  QVERIFY2(result.byHelper, result.note.c_str());
  QVERIFY(result.places[0].x + 152 < result.places[1].x);
  QVERIFY(result.places[1].x + 152 < result.places[2].x);
#else
  QSKIP("built without Graphviz");
#endif
}

void LayoutClientTest::aMissingHelperIsReplaced() {
  const LayoutResult result = layOut(chain(), {.helper = "/nowhere/windtunnel-layout"});
  QVERIFY(!result.byHelper);
  QCOMPARE(result.note, std::string("the layout helper could not be started"));
  QCOMPARE(result.places.size(), std::size_t{3});
  QVERIFY(result.places[0].x < result.places[1].x);
}

void LayoutClientTest::aHangingHelperIsStopped() {
  QElapsedTimer clock;
  clock.start();
  const LayoutResult result = layOut(
      chain(), {.helper = script("#!/bin/sh\nexec sleep 60\n"), .timeout = std::chrono::milliseconds(300)});
  QVERIFY(clock.elapsed() < 5000);
  QCOMPARE(result.note, std::string("the layout helper took too long and was stopped"));
  QCOMPARE(result.places.size(), std::size_t{3});
}

void LayoutClientTest::aFailingHelperIsReplaced() {
  const LayoutResult failed = layOut(chain(), {.helper = script("#!/bin/sh\nexit 3\n")});
  QCOMPARE(failed.note, std::string("the layout helper failed"));
  const LayoutResult cut = layOut(chain(), {.helper = script("#!/bin/sh\ncat > /dev/null\necho at 1 2\n")});
  QCOMPARE(cut.note, std::string("the layout helper's answer was incomplete"));
  QCOMPARE(cut.places.size(), std::size_t{3});
}

QTEST_GUILESS_MAIN(LayoutClientTest)
#include "layout_client_test.moc"
