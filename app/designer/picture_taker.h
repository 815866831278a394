// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include "app/designer/command_line.h"

class QQuickWindow;

namespace windtunnel::app {

class Session;

/// Carries out --screenshot: brings the window into the state asked for, writes the picture, ends the
/// program.
class PictureTaker : public QObject {
  Q_OBJECT

 public:
  PictureTaker(Session* session, QQuickWindow* window, CommandLine line);

 private:
  void prepare();
  void take();
  void whenSimulated();

  Session* m_session;
  QQuickWindow* m_window;
  CommandLine m_line;
};

}  // namespace windtunnel::app
