// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/design/design.h"

namespace windtunnel::app {

/// The value a new element of that type begins with: its mandatory properties, each with the first choice,
/// the first thing it may name in this design, or a modest figure. What has no sensible beginning is left
/// out.
model::Value starterValue(const model::Design& design, const model::ObjectType& type);

/// The value a single property begins with when it is mandatory, or when it is the one part of a step.
model::Value starterValue(const model::Design& design, const model::Property& property);

}  // namespace windtunnel::app
