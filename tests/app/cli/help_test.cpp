// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
// The frame of the program: help, version, mistakes on the command line, completion scripts.
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/cli_runner.h"

class HelpTest : public QObject {
  Q_OBJECT

 private slots:
  void helpNamesEveryCommandAndTheExitCodes();
  void withoutACommandItHelps();
  void everyCommandTeachesWithExamples_data();
  void everyCommandTeachesWithExamples();
  void versionIsPrinted();
  void mistakesAreExplained_data();
  void mistakesAreExplained();
  void mistakesAreJsonWhenAskedFor();
  void completionKnowsCommandsOptionsAndChoices_data();
  void completionKnowsCommandsOptionsAndChoices();
  void bashCompletesForReal();
};

void HelpTest::helpNamesEveryCommandAndTheExitCodes() {
  const CliCall help = callCli({"--help"});
  QCOMPARE(help.code, 0);
  for (const char* word : {"new", "check", "simulate", "compare", "estimate", "sweep", "merge", "runs",
                           "export", "render", "schema", "completion", "Exit codes: 0 fine"})
    QVERIFY2(help.says(word), word);
  QVERIFY(help.err.empty());
}

void HelpTest::withoutACommandItHelps() {
  const CliCall bare = callCli({});
  QCOMPARE(bare.code, 0);
  QCOMPARE(bare.out, callCli({"--help"}).out);
}

void HelpTest::everyCommandTeachesWithExamples_data() {
  QTest::addColumn<QString>("command");
  for (const char* command : {"new", "check", "simulate", "compare", "estimate", "sweep", "merge", "runs",
                              "export", "render", "schema", "completion"})
    QTest::addRow("%s", command) << command;
}

void HelpTest::everyCommandTeachesWithExamples() {
  QFETCH(const QString, command);
  const CliCall help = callCli({command.toStdString(), "--help"});
  QCOMPARE(help.code, 0);
  QVERIFY(help.says("Examples:\n  "));
  QVERIFY(help.says("windtunnel " + command.toStdString()));
  QVERIFY(help.says("Exit codes:\n  0"));
  QVERIFY(help.says("--format text|json"));
}

void HelpTest::versionIsPrinted() {
  const CliCall version = callCli({"--version"});
  QCOMPARE(version.code, 0);
  QCOMPARE(version.out, windtunnel::app::cli::programVersion() + "\n");
}

void HelpTest::mistakesAreExplained_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("sentence");
  QTest::addRow("command") << QStringList{"simulat", "x.yaml"}
                           << "unknown command \"simulat\"; did you mean \"simulate\"?";
  QTest::addRow("option") << QStringList{"check", "x.yaml", "--fromat", "json"}
                          << "unknown option \"--fromat\"; did you mean \"--format\"?";
  QTest::addRow("choice") << QStringList{"check", "x.yaml", "--format", "jsn"} << "did you mean \"json\"?";
  QTest::addRow("template") << QStringList{"new", "online-butique"} << "did you mean \"online-boutique\"?";
  QTest::addRow("missing") << QStringList{"check"} << "DESIGN is required";
  QTest::addRow("surplus") << QStringList{"check", "a.yaml", "b.yaml"} << "unknown argument \"b.yaml\"";
  QTest::addRow("range") << QStringList{"simulate", "a.yaml", "--replications", "0"} << "--replications";
}

void HelpTest::mistakesAreExplained() {
  QFETCH(const QStringList, arguments);
  QFETCH(const QString, sentence);
  std::vector<std::string> words;
  for (const QString& argument : arguments) words.push_back(argument.toStdString());
  const CliCall wrong = callCli(words);
  QCOMPARE(wrong.code, 2);
  QVERIFY(wrong.out.empty());
  QVERIFY2(wrong.complains(sentence.toStdString()), wrong.err.c_str());
  QVERIFY2(wrong.complains("hint: see windtunnel"), wrong.err.c_str());
}

void HelpTest::mistakesAreJsonWhenAskedFor() {
  const CliCall wrong = callCli({"chek", "x.yaml", "--format", "json"});
  QCOMPARE(wrong.code, 2);
  QVERIFY(wrong.err.empty());
  QVERIFY(wrong.json()["ok"] == false);
  QVERIFY(wrong.json()["diagnostics"][0]["code"] == "command-line/wrong");
}

void HelpTest::completionKnowsCommandsOptionsAndChoices_data() {
  QTest::addColumn<QString>("shell");
  for (const char* shell : {"bash", "zsh", "fish"}) QTest::addRow("%s", shell) << shell;
}

void HelpTest::completionKnowsCommandsOptionsAndChoices() {
  QFETCH(const QString, shell);
  const CliCall script = callCli({"completion", shell.toStdString()});
  QCOMPARE(script.code, 0);
  for (const char* word : {"simulate", "replications", "three-tier", "diagram", "dark"})
    QVERIFY2(script.says(word), word);
  QVERIFY(callCli({"completion", shell.toStdString(), "--format", "json"}).json()["script"] == script.out);
}

void HelpTest::bashCompletesForReal() {
  const QString ask = QString::fromStdString(callCli({"completion", "bash"}).out) +
                      "answer() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _windtunnel 2>/dev/null; echo "
                      "\"${COMPREPLY[*]}\"; }\n"
                      "answer windtunnel sim\nanswer windtunnel new thr\nanswer windtunnel simulate --repl\n"
                      "answer windtunnel export x --to dia\n";
  QProcess bash;
  bash.start("bash", {"--norc", "-c", ask});
  QVERIFY(bash.waitForFinished());
  QCOMPARE(bash.readAllStandardOutput(), QByteArray("simulate\nthree-tier\n--replications\ndiagram\n"));
}

QTEST_APPLESS_MAIN(HelpTest)
#include "help_test.moc"
