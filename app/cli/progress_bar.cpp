// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_bar.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace windtunnel::app::cli {
namespace {

constexpr int kWidth = 40;
constexpr auto kPatience = std::chrono::milliseconds(500);
constexpr auto kStep = std::chrono::milliseconds(100);

}  // namespace

std::string progressText(const std::string& label, int permille) {
  const int share = std::clamp(permille, 0, 1000);
  const auto full = static_cast<std::size_t>(share * kWidth / 1000);
  return fmt::format("{} [{}{}] {:3d} %", label, std::string(full, '#'),
                     std::string(static_cast<std::size_t>(kWidth) - full, '-'), share / 10);
}

ProgressBar::ProgressBar(std::ostream& terminal, std::string label, const std::atomic<int>& permille)
    : ProgressBar(terminal, std::move(label), [&permille] { return permille.load(); }) {}

ProgressBar::ProgressBar(std::ostream& terminal, std::string label, std::function<int()> permille)
    : m_terminal(terminal),
      m_label(std::move(label)),
      m_permille(std::move(permille)),
      m_thread([this] { show(); }) {}

ProgressBar::~ProgressBar() {
  {
    const std::lock_guard lock(m_mutex);
    m_isDone = true;
  }
  m_wake.notify_one();
  m_thread.join();
  if (m_isVisible) m_terminal << "\r\x1b[K" << std::flush;
}

void ProgressBar::show() {
  std::unique_lock lock(m_mutex);
  if (m_wake.wait_for(lock, kPatience, [this] { return m_isDone; })) return;
  do draw();
  while (!m_wake.wait_for(lock, kStep, [this] { return m_isDone; }));
}

void ProgressBar::draw() {
  m_isVisible = true;
  m_terminal << '\r' << progressText(m_label, m_permille()) << "\x1b[K" << std::flush;
}

}  // namespace windtunnel::app::cli
