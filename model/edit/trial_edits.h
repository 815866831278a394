// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/edit/component_edits.h"
#include "model/edit/edit.h"

namespace windtunnel::model {

/// A workload sent by a client, with all defaults. Refused when the component is no client.
Result<Creation> addWorkload(const Design& design, const std::string& client, std::string_view wantedId = {});

/// An objective of a workload: 99.9 % of the requests answered, or a 99th percentile.
Result<Creation> addObjective(const Design& design, const std::string& workload,
                              std::string_view wantedId = {});

/// A scenario that extends another one (an empty `extends`: none).
Result<Creation> addScenario(const Design& design, const std::string& extends,
                             std::string_view wantedId = {});

/// Appends a fault to a scenario; `fault` is a value of the property table's fault type.
Result<Edit> addFault(const Design& design, const std::string& scenario, const Value& fault);

/// Sets the share of one entry of a mix and scales the others so that all are 100 % together.
Result<Edit> setMixShare(const Design& design, const std::string& workload, const std::string& entry,
                         double fraction);

}  // namespace windtunnel::model
