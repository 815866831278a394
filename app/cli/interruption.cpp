// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruption.h"

#include <atomic>
#include <csignal>

namespace windtunnel::app::cli {
namespace {

std::atomic<simulator::Cancellation*> current = nullptr;
static_assert(std::atomic<simulator::Cancellation*>::is_always_lock_free, "used in a signal handler");

void onSignal(int signal) {
  if (simulator::Cancellation* cancellation = current.load()) cancellation->cancel();
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interruption::Interruption(simulator::Cancellation& cancellation) {
  current = &cancellation;
  std::signal(SIGINT, onSignal);
  std::signal(SIGTERM, onSignal);
}

Interruption::~Interruption() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  current = nullptr;
}

}  // namespace windtunnel::app::cli
