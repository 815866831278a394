// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "model/design/design.h"

namespace windtunnel::model {

/// The outermost item a path goes through that its list does not have; writing there would make a new one.
std::optional<Path> missingItem(const Design& design, const Path& path);

}  // namespace windtunnel::model
