// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema/property.h"

namespace windtunnel::model {

/// Object types and scalar elements used by more than one section of the document.
const ObjectType& rateLimitType();
const Property& textElement();
const Property& shareElement();

}  // namespace windtunnel::model
