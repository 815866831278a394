// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/design/element.h"
#include "simulator/run/command.h"

namespace windtunnel::simulator {

/// What a fault, written as in a scenario, does to a run. It must say its `at` and its `kind`.
Command commandOf(const model::Element& fault);

}  // namespace windtunnel::simulator
