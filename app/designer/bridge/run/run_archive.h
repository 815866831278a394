// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "model/design/design.h"
#include "simulator/results/run_record.h"
#include "simulator/run/results.h"

namespace windtunnel::app {

/// A run as it ended: the design it was made with and all figures.
struct EndedRun {
  model::Design design;
  std::shared_ptr<const simulator::Results> results;
  std::string name;
  std::string note;
  int ticket = 0;  ///< Comes back with the answer.
};

/// A kept run that was opened.
struct OpenedRun {
  simulator::RunHeader header;
  std::shared_ptr<const simulator::Results> results;
  bool isOfDesign = false;  ///< Whether it was made with the design asked about.
};

/// The runs of all sessions, in a file of the user's data folder. Reading and writing happen in a thread of
/// its own, in the order asked for; answers come as signals. What was asked for before the end is still done.
/// The environment variable WINDTUNNEL_RUNS names another file.
class RunArchive : public QObject {
  Q_OBJECT

 public:
  explicit RunArchive(QObject* parent = nullptr);
  ~RunArchive() override;

  void keep(EndedRun run);
  /// Runs of designs with this name, newest first.
  void list(const std::string& designName);
  /// `design` is the one on the screen.
  void open(std::int64_t id, model::Design design);
  void rename(std::int64_t id, const std::string& name);
  void pin(std::int64_t id, bool isPinned);
  void remove(std::int64_t id);

 signals:
  void kept(int ticket, const windtunnel::simulator::RunHeader& header);
  void listed(const std::vector<windtunnel::simulator::RunHeader>& runs);
  void opened(const windtunnel::app::OpenedRun& run);
  void notice(const QString& severity, const QString& text);

 private:
  class Worker;

  /// Does `work` in the other thread.
  void post(std::function<void(Worker&)> work);

  QThread m_thread;
  std::unique_ptr<Worker> m_worker;
};

}  // namespace windtunnel::app
