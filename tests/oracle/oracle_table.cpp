// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>
#include <stdexcept>
#include <utility>

#include "tests/oracle/measure.h"

namespace windtunnel::oracle {

class OracleTable : public QObject {
  Q_OBJECT

 public:
  explicit OracleTable(std::vector<OracleCase> cases) : m_cases(std::move(cases)) {}

 private slots:
  void figuresAgree_data();
  void figuresAgree();

 private:
  std::vector<OracleCase> m_cases;
};

void OracleTable::figuresAgree_data() {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < m_cases.size(); ++i)
    QTest::newRow(m_cases[i].name.c_str()) << static_cast<int>(i);
}

void OracleTable::figuresAgree() {
  QFETCH(int, index);
  try {
    QStringList findings;
    for (const Measured& measured : measure(m_cases[static_cast<std::size_t>(index)])) {
      qInfo("%s", measured.text().c_str());
      if (!measured.isInside() || !measured.isPrecise())
        findings << QString::fromStdString(measured.text() + (measured.isPrecise() ? "" : ", NOT PRECISE"));
    }
    QVERIFY2(findings.isEmpty(), qPrintable(findings.join("; ")));
  } catch (const std::runtime_error& error) {
    QFAIL(error.what());
  }
}

int runTable(std::vector<OracleCase> cases, int argc, char** argv) {
  OracleTable table(std::move(cases));
  return QTest::qExec(&table, argc, argv);
}

}  // namespace windtunnel::oracle

#include "oracle_table.moc"
