// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/edit/component_edits.h"
#include "model/edit/edit.h"

namespace windtunnel::model {

/// The selected components with the arrows between them, the boundaries they are in and their places: a
/// design of its own, which the writer turns into text for the clipboard.
Design fragmentOf(const Design& design, const std::vector<std::string>& ids);

/// An edit that brings in components, and the new id of each of them by its id in the fragment.
struct Pasting {
  Edit edit;
  std::map<std::string, std::string> ids;
};

/// Puts the components and inner arrows of a fragment into the design, under new ids where the old ones are
/// taken, moved by an offset. What the fragment refers to outside itself is left out.
Pasting paste(const Design& design, const Design& fragment, Position offset);

/// Copies the components with the arrows between them.
Pasting duplicate(const Design& design, const std::vector<std::string>& ids, Position offset);

}  // namespace windtunnel::model
