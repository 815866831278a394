// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/value.h"
#include "model/schema/property.h"

namespace windtunnel::model {

/// Whether the values of the property are magnitudes, which can be put in order and taken the mean of.
bool hasMagnitude(const Property& property);

/// The value with this magnitude in the property's base unit (seconds, 1/s, cores, bytes, fraction, …): what
/// baseMagnitude() reads back, to twelve digits and to the unit's own resolution. Null for a property without
/// magnitude.
Value valueOfMagnitude(const Property& property, double magnitude);

}  // namespace windtunnel::model
