// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <cstdlib>

namespace windtunnel::app {
namespace {

[[noreturn]] void refuse(const QString& text) {
  QTextStream(stderr) << "windtunnel-designer: " << text << "\nTry: windtunnel-designer --help\n";
  std::exit(2);
}

void readSize(const QString& text, CommandLine& line) {
  const QStringList parts = text.split(u'x');
  bool wide = false, high = false;
  if (parts.size() == 2) {
    line.width = parts[0].toInt(&wide);
    line.height = parts[1].toInt(&high);
  }
  if (!wide || !high || line.width < 640 || line.height < 480)
    refuse(QStringLiteral("--size %1 is no size. Write, for example, --size 1280x800 (at least 640x480).")
               .arg(text));
}

}  // namespace

CommandLine readCommandLine(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QCoreApplication::translate(
      "CommandLine",
      "Draws an architecture, simulates load and failures on it, and exports it for Kubernetes."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("file"),
                               QCoreApplication::translate("CommandLine", "Design to open."),
                               QStringLiteral("[file]"));
  parser.addOptions({
      {QStringLiteral("template"), QCoreApplication::translate("CommandLine", "Begin with a template."),
       QStringLiteral("name")},
      {QStringLiteral("theme"), QCoreApplication::translate("CommandLine", "light or dark."),
       QStringLiteral("theme")},
      {QStringLiteral("size"), QCoreApplication::translate("CommandLine", "Size of the window: 1280x800."),
       QStringLiteral("size")},
      {QStringLiteral("still"), QCoreApplication::translate("CommandLine", "Leave animations out.")},
      {QStringLiteral("screenshot"),
       QCoreApplication::translate("CommandLine", "Write a picture of the window, then end."),
       QStringLiteral("file.png")},
      {QStringLiteral("page"),
       QCoreApplication::translate("CommandLine", "Page on the picture: results, problems, runs, export."),
       QStringLiteral("page")},
      {QStringLiteral("run"),
       QCoreApplication::translate("CommandLine", "Simulate so many seconds before the picture."),
       QStringLiteral("seconds")},
  });
  parser.process(arguments);

  CommandLine line;
  if (parser.positionalArguments().size() > 1) refuse(QStringLiteral("one design at a time can be opened."));
  line.file = parser.positionalArguments().value(0);
  line.templateName = parser.value(QStringLiteral("template"));
  if (!line.file.isEmpty() && !line.templateName.isEmpty())
    refuse(QStringLiteral("give a file or a template, not both."));
  line.theme = parser.value(QStringLiteral("theme"));
  if (!line.theme.isEmpty() && line.theme != u"light" && line.theme != u"dark")
    refuse(QStringLiteral("there is no theme %1. Use light or dark.").arg(line.theme));
  if (parser.isSet(QStringLiteral("size"))) readSize(parser.value(QStringLiteral("size")), line);
  line.still = parser.isSet(QStringLiteral("still"));
  line.screenshot = parser.value(QStringLiteral("screenshot"));
  line.page = parser.value(QStringLiteral("page"));
  line.run = parser.value(QStringLiteral("run")).toDouble();
  return line;
}

}  // namespace windtunnel::app
