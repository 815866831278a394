// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace windtunnel::app::cli {

/// A bar on a terminal that shows a count up to 1000 from another thread. It appears when the work has taken
/// half a second and is gone when the object is.
class ProgressBar {
 public:
  ProgressBar(std::ostream& terminal, std::string label, const std::atomic<int>& permille);
  ProgressBar(std::ostream& terminal, std::string label, std::function<int()> permille);
  ~ProgressBar();
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

 private:
  void show();
  void draw();

  std::ostream& m_terminal;
  std::string m_label;
  std::function<int()> m_permille;
  bool m_isDone = false;
  bool m_isVisible = false;
  std::mutex m_mutex;
  std::condition_variable m_wake;
  std::thread m_thread;
};

/// "simulating [#####-----] 50 %"
std::string progressText(const std::string& label, int permille);

}  // namespace windtunnel::app::cli
