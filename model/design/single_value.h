// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/design/design.h"

namespace windtunnel::model {

/// Where a single value for a path belongs: `cpu` stands for `cpu/limit`. Other paths stay as they are.
Path placeOfSingleValue(const Design& design, const Path& path);

}  // namespace windtunnel::model
