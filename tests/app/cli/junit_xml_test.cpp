// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <QXmlStreamReader>

#include "app/cli/junit_xml.h"
#include "tests/simulator/shop_design.h"

using namespace windtunnel::simulator;
using windtunnel::app::cli::toJunitXml;
using namespace windtunnel::simulator::testing;

namespace {

struct Case {
  QString name, failure, error;
};

struct Suite {
  QString name;
  int tests = 0, failures = 0, errors = 0;
  std::vector<Case> cases;
};

Suite read(const std::string& text) {
  QXmlStreamReader xml(QByteArray::fromStdString(text));
  Suite suite;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    const auto attributes = xml.attributes();
    if (xml.name() == QString("testsuite")) {
      suite.name = attributes.value("name").toString();
      suite.tests = attributes.value("tests").toInt();
      suite.failures = attributes.value("failures").toInt();
      suite.errors = attributes.value("errors").toInt();
    } else if (xml.name() == QString("testcase")) {
      suite.cases.push_back({attributes.value("name").toString(), "", ""});
    } else if (xml.name() == QString("failure")) {
      suite.cases.back().failure = attributes.value("message").toString();
    } else if (xml.name() == QString("error")) {
      suite.cases.back().error = attributes.value("type").toString();
    }
  }
  if (xml.hasError()) throw std::runtime_error(xml.errorString().toStdString());
  return suite;
}

std::string shopWithObjectives() {
  return shop("    faults: [{at: 40s, for: 20s, kind: errors, target: db, share: 50%}]\n") +
         "objectives: {fast: {of: load, p99: 100ms, success: 99%}}\n";
}

}  // namespace

class JunitXmlTest : public QObject {
  Q_OBJECT

 private slots:
  void eachTargetIsACase() {
    const Suite suite = read(toJunitXml(resultsOf(shopWithObjectives()), "Shop <1> & \"more\""));
    QCOMPARE(suite.name, QString("Shop <1> & \"more\": base"));
    QCOMPARE(suite.tests, 3);
    QCOMPARE(suite.failures, 1);
    QCOMPARE(suite.errors, 0);
    QCOMPARE(suite.cases.size(), std::size_t{3});
    QCOMPARE(suite.cases[1].name, QString("fast: p99 of load at most 100 ms"));
    QVERIFY(suite.cases[1].failure.isEmpty());
    QCOMPARE(suite.cases[2].name, QString("fast: success of load at least 99.00 %").replace(".00", ""));
    QVERIFY2(suite.cases[2].failure.contains("only 9"), qPrintable(suite.cases[2].failure));
    QVERIFY(suite.cases[2].failure.endsWith("of the requests of load succeed; 99 % must."));
  }

  void aStoppedRunIsAnError() {
    RunOptions options;
    options.limits.maxEvents = 10'000;
    const Suite suite = read(toJunitXml(resultsOf(shopWithObjectives(), options), "Shop"));
    QCOMPARE(suite.errors, 1);
    QCOMPARE(suite.cases[0].error, QString("event-limit"));
  }
};

QTEST_APPLESS_MAIN(JunitXmlTest)
#include "junit_xml_test.moc"
