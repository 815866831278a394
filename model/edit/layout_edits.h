// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/edit/component_edits.h"
#include "model/edit/draft.h"
#include "model/edit/edit.h"

namespace windtunnel::model {

/// New places of boxes, as one step: "Move 4 components". Keeps what else a placement says. Push the edits of
/// one drag with the same merge key.
Edit moveComponents(const Design& design, const std::map<std::string, Position>& positions);

/// The places an automatic layout found, as one step; locked boxes stay where they are.
Edit layOut(const Design& design, const std::map<std::string, Position>& positions);

/// Whether boxes stay where they are when the drawing is laid out.
Edit lockPlaces(const Design& design, const std::vector<std::string>& ids, bool locked);

/// Draws a boundary as one box, or with its contents.
Edit collapseBoundary(const Design& design, const std::string& id, bool collapsed);

/// Sets the place of one box, for edits that also do something else.
void place(Draft& draft, const std::string& id, Position position);

}  // namespace windtunnel::model
