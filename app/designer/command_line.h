// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace windtunnel::app {

/// What the designer was asked to do when it was started.
struct CommandLine {
  QString file;
  QString templateName;
  QString theme;       ///< Empty: as remembered.
  QString screenshot;  ///< Write the window into this file, then end.
  QString page;        ///< For the screenshot: "results", "problems", "runs", "export".
  double run = 0;      ///< For the screenshot: simulate this many seconds first.
  int width = 0;
  int height = 0;
  bool still = false;  ///< Without animations.
};

/// Reads the arguments; answers --help and --version itself and ends the program with code 2 on a mistake.
CommandLine readCommandLine(const QStringList& arguments);

}  // namespace windtunnel::app
