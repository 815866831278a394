// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/design/design.h"

namespace windtunnel::model {

/// The canonical text of a design: keys of objects in the order of the property table, names in the order of
/// the design, one value in a line. Small settings that belong together (`cpu: {request: 250m, limit: 1}`:
/// the object types the table marks as inline) and lists of scalars stand in one line; all else is indented
/// by two blanks. Equal designs give equal bytes, and reading the text gives the design again.
std::string writeDesign(const Design& design);

/// The design with the keys of every object in the order of the property table, as the reader would give it.
Design canonical(const Design& design);

}  // namespace windtunnel::model
