// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/property.h"

namespace windtunnel::model {

/// Object types and scalar elements used by more than one section of the document, or declared in a file of
/// their own.
const ObjectType& autoscaleType();
const ObjectType& rateLimitType();
const ObjectType& spreadType();
const Property& textElement();
const Property& shareElement();

}  // namespace windtunnel::model
