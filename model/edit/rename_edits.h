// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/edit/edit.h"
#include "model/edit/references.h"

namespace windtunnel::model {

/// Gives something another name and changes every reference to it: calls, routes, mixes, arrows, topics,
/// boundaries, faults, changes of scenarios, the layout. Refused when the name is no identifier or is taken.
/// Understands components, boundaries, workloads, scenarios, and with an owner operations, topics and routes
/// (as ReferenceTo::Entry).
Result<Edit> rename(const Design& design, const Renaming& renaming);

Result<Edit> renameComponent(const Design& design, std::string_view from, std::string_view to);
Result<Edit> renameBoundary(const Design& design, std::string_view from, std::string_view to);
Result<Edit> renameObjective(const Design& design, std::string_view from, std::string_view to);

}  // namespace windtunnel::model
