// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVariantList>

#include <string>

#include "model/design/design.h"

namespace windtunnel::app {

/// What a scenario sets for its run, values of the scenarios it extends included.
struct ScenarioPlan {
  double warmup = 0;    ///< Seconds.
  double duration = 0;  ///< Seconds after the warm-up.
  quint64 seed = 1;
  /// Maps of at, until (seconds), text, says (as the run describes it), planned, index (negative when it
  /// comes from a scenario this one extends).
  QVariantList faults;
};

/// An empty or unknown name gives the defaults.
ScenarioPlan scenarioPlan(const model::Design& design, const std::string& scenario);

}  // namespace windtunnel::app
