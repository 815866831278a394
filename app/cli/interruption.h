// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/kernel/run_limits.h"

namespace windtunnel::app::cli {

/// While it lives, Ctrl-C (SIGINT) and SIGTERM raise the cancellation instead of ending the program; a second
/// one ends it. One at a time.
class Interruption {
 public:
  explicit Interruption(simulator::Cancellation& cancellation);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
};

}  // namespace windtunnel::app::cli
