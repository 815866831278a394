// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/edit/component_edits.h"
#include "model/edit/edit.h"

namespace windtunnel::model {

/// A new boundary of a kind ("namespace", "context", …) round some components.
Result<Creation> createBoundary(const Design& design, std::string_view kind, std::string_view title,
                                const std::vector<std::string>& members);

/// Puts components into a boundary; each leaves the boundary of the same kind it was in.
Result<Edit> assignToBoundary(const Design& design, const std::vector<std::string>& ids,
                              const std::string& boundary);

/// Takes components out of a boundary.
Edit takeOutOfBoundary(const Design& design, const std::vector<std::string>& ids,
                       const std::string& boundary);

/// Draws a boundary inside another one; an empty `parent` brings it back to the top. Refused when it would be
/// inside itself.
Result<Edit> nestBoundary(const Design& design, const std::string& id, const std::string& parent);

/// Removes the boundary; what was in it stays.
Edit removeBoundary(const Design& design, const std::string& id);

}  // namespace windtunnel::model
