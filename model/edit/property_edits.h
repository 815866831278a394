// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/edit/edit.h"

namespace windtunnel::model {

/// Sets a property of one or many elements from text in document grammar. Refused, with the reader's words,
/// when the property table does not accept the text at one of the paths.
Result<Edit> setText(const Design& design, const std::vector<Path>& paths, std::string_view text);

/// Sets a value that is typed already; the caller vouches for its type.
Edit setValue(const Design& design, const std::vector<Path>& paths, const Value& value);

/// Back to the documented default: nothing is written any more, nor the object around it if it is empty then.
Edit resetProperty(const Design& design, const std::vector<Path>& paths);

/// Moves an element of a list to another position, as in a list of steps or routes.
Result<Edit> moveElement(const Design& design, const Path& list, std::size_t from, std::size_t to);

/// Inserts an element into a list (made when it is missing) before a position; at the end when past it.
Edit insertElement(const Design& design, const Path& list, std::size_t position, const Value& value,
                   std::string_view label);

/// Removes an element of a list or an entry of a map, and the container when nothing is left in it.
Edit removeElement(const Design& design, const Path& element, std::string_view label);

}  // namespace windtunnel::model
