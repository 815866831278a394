// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/edit/component_edits.h"
#include "model/edit/edit.h"

namespace windtunnel::model {

/// Takes an operation out of a service into a new one, the first step from a modular monolith to services:
/// every call, route and mix follows it, the new service gets the arrows it needs with the old ones'
/// properties, and arrows nobody uses any more go. Refused for the last operation of a component.
Result<Creation> extractOperation(const Design& design, const std::string& component,
                                  const std::string& operation, std::string_view wantedId = {});

}  // namespace windtunnel::model
