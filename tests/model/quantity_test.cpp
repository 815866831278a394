// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>
#include <random>

#include "model/core/bandwidth.h"
#include "model/core/cpu.h"
#include "model/core/cron_schedule.h"
#include "model/core/diagnostic_codes.h"
#include "model/core/duration.h"
#include "model/core/host_name.h"
#include "model/core/identifier.h"
#include "model/core/memory.h"
#include "model/core/multiplier.h"
#include "model/core/price.h"
#include "model/core/rate.h"
#include "model/core/share.h"
#include "model/core/suggestion.h"

using namespace windtunnel::model;

namespace {

template <class T>
QString canonical(const char* text) {
  const auto value = T::parse(text);
  if (!value) return QString::fromStdString("refused: " + value.error().message);
  if (!(T::parse(value->text()).value() == *value)) return "the canonical text reads back differently";
  return QString::fromStdString(value->text());
}

template <class T>
QString refusal(const std::string& text) {
  const auto value = T::parse(text);
  if (value) return "accepted";
  const Diagnostic& d = value.error();
  return d.message.empty() || d.hint.empty() ? "without words" : QString::fromStdString(d.code);
}

using Check = QString (*)(const char*);
using Refusal = QString (*)(const std::string&);

}  // namespace

Q_DECLARE_METATYPE(Check)
Q_DECLARE_METATYPE(Refusal)

class QuantityTest : public QObject {
  Q_OBJECT

 private slots:
  void writesCanonically_data() {
    QTest::addColumn<Check>("check");
    QTest::addColumn<QString>("read");
    QTest::addColumn<QString>("written");
    const auto row = [](Check check, const char* read, const char* written) {
      QTest::newRow(read) << check << QString(read) << QString(written);
    };
    const Check duration = canonical<Duration>;
    row(duration, "15ns", "15ns");
    row(duration, "250us", "250us");
    row(duration, "0.25ms", "250us");
    row(duration, "1500ms", "1.5s");
    row(duration, "90s", "90s");
    row(duration, "120s", "2m");
    row(duration, "24h", "24h");
    row(duration, "168h", "7d");
    row(duration, "1.5m", "90s");
    row(duration, "0s", "0s");
    row(duration, "0", "0s");
    row(duration, "3.000000001s", "3.000000001s");
    const Check rate = canonical<Rate>;
    row(rate, "200/s", "200/s");
    row(rate, "5k/min", "5000/min");
    row(rate, "20k/s", "20k/s");
    row(rate, "1.5M/h", "1500k/h");
    row(rate, "0.1/s", "0.1/s");
    const Check cpu = canonical<Cpu>;
    row(cpu, "250m", "250m");
    row(cpu, "1", "1");
    row(cpu, "1500m", "1.5");
    row(cpu, "1.25", "1250m");
    row(cpu, "0.5", "500m");
    const Check memory = canonical<Memory>;
    row(memory, "256Mi", "256Mi");
    row(memory, "1536Mi", "1.5Gi");
    row(memory, "1024Ki", "1Mi");
    row(memory, "500M", "500M");
    row(memory, "20G", "20G");
    row(memory, "512", "512");
    row(memory, "100Mi", "100Mi");
    row(memory, "1.5Gi", "1.5Gi");
    const Check share = canonical<Share>;
    row(share, "5%", "5%");
    row(share, "99.95%", "99.95%");
    row(share, "0.1%", "0.1%");
    row(share, "100%", "100%");
    row(share, "07.50%", "7.5%");
    row(canonical<Price>, "0.19/h", "0.19/h");
    row(canonical<Bandwidth>, "10Gbit/s", "10Gbit/s");
    row(canonical<Bandwidth>, "1500Mbit/s", "1.5Gbit/s");
    row(canonical<Bandwidth>, "0.5bit/s", "0.5bit/s");
    row(canonical<Multiplier>, "x3", "x3");
    row(canonical<Multiplier>, "x1.50", "x1.5");
  }

  void writesCanonically() {
    QFETCH(Check, check);
    QFETCH(QString, read);
    QFETCH(QString, written);
    QCOMPARE(check(read.toUtf8().constData()), written);
  }

  void refuses_data() {
    QTest::addColumn<Refusal>("check");
    QTest::addColumn<QString>("code");
    QTest::newRow("duration") << Refusal(refusal<Duration>) << code::kDuration;
    QTest::newRow("rate") << Refusal(refusal<Rate>) << code::kRate;
    QTest::newRow("cpu") << Refusal(refusal<Cpu>) << code::kCpu;
    QTest::newRow("memory") << Refusal(refusal<Memory>) << code::kMemory;
    QTest::newRow("share") << Refusal(refusal<Share>) << code::kShare;
    QTest::newRow("price") << Refusal(refusal<Price>) << code::kPrice;
    QTest::newRow("bandwidth") << Refusal(refusal<Bandwidth>) << code::kBandwidth;
    QTest::newRow("multiplier") << Refusal(refusal<Multiplier>) << code::kMultiplier;
  }

  void refuses() {
    QFETCH(Refusal, check);
    QFETCH(QString, code);
    for (const char* text : {"",
                             " ",
                             "-1s",
                             "-1/s",
                             "-1m",
                             "nan",
                             "inf",
                             "+1s",
                             "1e3s",
                             "1.s",
                             ".5s",
                             "1..2s",
                             "1,5s",
                             "12parsecs",
                             "1 s",
                             "1s ",
                             "1%%",
                             "x-1",
                             "xx2",
                             "2x",
                             "1/",
                             "/s",
                             "1234567890123456789012s",
                             "\xff",
                             "1s\n",
                             "99999999999999999999999999999999999Gi",
                             "10001%"})
      QCOMPARE(QString(text) + check(text), QString(text) + code);
  }

  void durationsAreExactToTheNanosecond() {
    QCOMPARE(Duration::parse("1.000000001s")->nanoseconds, 1'000'000'001);
    QCOMPARE(Duration::parse("7d")->nanoseconds, 604'800'000'000'000);
    QCOMPARE(Duration::parse("0.1s")->nanoseconds, 100'000'000);
    QVERIFY(!Duration::parse("0.5ns").ok());
    QVERIFY(!Duration::parse("200000d").ok());
    QCOMPARE(Duration::fromSeconds(0.1), Duration{100'000'000});
    QCOMPARE(Duration::fromSeconds(1e30).nanoseconds, std::numeric_limits<std::int64_t>::max());
    QCOMPARE(Duration::fromSeconds(std::nan("")), Duration{});
  }

  void unitsMeanWhatTheySay() {
    QCOMPARE(Rate::parse("5k/min")->perSecond(), 5000.0 / 60);
    QCOMPARE(Rate::parse("100/h")->perSecond(), 100.0 / 3600);
    QCOMPARE(Memory::parse("1.5Gi")->bytes, 1'610'612'736);
    QCOMPARE(Memory::parse("64k")->bytes, 64'000);
    QCOMPARE(Cpu::parse("1.5")->cores(), 1.5);
    QCOMPARE(Bandwidth::parse("10Gbit/s")->bitsPerSecond, 1e10);
    QCOMPARE(Share::parse("99.95%")->fraction, 0.9995);
  }

  void errorsPointAtTheUnit() {
    const Diagnostic d = Duration::parse("250parsecs").error();
    QCOMPARE(d.location.column, 4);
    QCOMPARE(QString::fromStdString(d.message),
             QString("\"250parsecs\" is not a duration: its unit is not known"));
    QVERIFY(d.hint.find("250us") != std::string::npos);
  }

  void everyTextReadsBackAsTheSameValue() {
    std::mt19937_64 random(1);
    for (int i = 0; i < 100'000; ++i) {
      const std::int64_t whole = static_cast<std::int64_t>(random() >> (1 + random() % 62));
      const double part = static_cast<double>(random() >> 11) * 0x1p-53;
      const Duration duration{whole};
      QCOMPARE(Duration::parse(duration.text()).value(), duration);
      const Memory memory{whole};
      QCOMPARE(Memory::parse(memory.text()).value(), memory);
      const Cpu cpu{whole / 1000};
      QCOMPARE(Cpu::parse(cpu.text()).value(), cpu);
      const Share share{part};
      QCOMPARE(Share::parse(share.text()).value(), share);
      const Rate rate{part * 1e6, Rate::Per::Minute};
      QVERIFY(Rate::parse(rate.text()).value() == rate);
      const Bandwidth bandwidth{part * 1e11};
      QCOMPARE(Bandwidth::parse(bandwidth.text()).value(), bandwidth);
    }
  }

  void identifiersAreDnsLabels() {
    for (const char* good :
         {"a", "orders-db", "0", "a1-b2", "x23456789012345678901234567890123456789012345678901234567890123"})
      QVERIFY2(parseIdentifier(good).ok(), good);
    for (const char* bad : {"", "-a", "a-", "A", "a_b", "a.b", "../x", "caf\xc3\xa9", "a b", "{{ .Values }}",
                            "x234567890123456789012345678901234567890123456789012345678901234"}) {
      QVERIFY2(!parseIdentifier(bad).ok(), bad);
      QCOMPARE(parseIdentifier(bad).error().code, std::string(code::kIdentifier));
    }
    QCOMPARE(parseIdentifier("Orders DB").error().location.column, 1);
    QVERIFY(parseIdentifier("Orders DB").error().hint.find("orders-db") != std::string::npos);
    QCOMPARE(toIdentifier("__"), std::string());
  }

  void suggestionsAreNearAndNeverFar() {
    const std::vector<std::string> keys{"replicas", "concurrency", "queue", "protocol"};
    QCOMPARE(nearest("replcas", keys), std::string("replicas"));
    QCOMPARE(nearest("Queue", keys), std::string("queue"));
    QCOMPARE(nearest("concurency", keys), std::string("concurrency"));
    QCOMPARE(nearest("uqeue", keys), std::string("queue"));
    QCOMPARE(nearest("banana", keys), std::string());
    QCOMPARE(editDistance("abcd", "acbd"), std::size_t{1});
  }

  void cronSchedulesAreRecognised() {
    for (const char* good :
         {"0 3 * * *", "*/5 * * * *", "0 9-17/2 1,15 JAN-mar mon-fri", "? * ? * 0", "@daily", "@every 1h30m",
          "@every 1.5s", "0\t3 * * *", "1, * * * *", "  5   4 * * 6 "})
      QVERIFY2(isCronSchedule(good), good);
    for (const char* bad :
         {"",           "every monday", "61 3 * * *",  "* * * *",   "* * * * * *",      "0 3 0 * *",
          "0 3 * * 7",  "*/0 * * * *",  "5-1 * * * *", ", * * * *", "TZ=UTC 0 3 * * *", "@never",
          "@every ",    "@every 5x",    "@every -5s",  "@every 5",  "@every 1..5s",     "@every h",
          "-1 * * * *", "1/ * * * *"})
      QVERIFY2(!isCronSchedule(bad), bad);
  }

  void hostNamesAreRecognised() {
    for (const char* good : {"localhost", "api.example.com", "*.example.com", "3scale.net", "x1-y.z"})
      QVERIFY2(isHostName(good), good);
    for (const char* bad : {"", ".", "a..b", "10.0.0.1", "API.example.com", "a_b.example.com",
                            "-a.example.com", "https://a.example.com", "a.example.com:80", "a.example.com/",
                            "a.*.com", "a.", "*", "a b", "{{ x }}"})
      QVERIFY2(!isHostName(bad), bad);
  }
};

QTEST_APPLESS_MAIN(QuantityTest)
#include "quantity_test.moc"
