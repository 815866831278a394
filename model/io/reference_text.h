// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "model/core/result.h"
#include "model/schema/property.h"

namespace windtunnel::model {

/// Whether text has the form of a name for `what` (a label, `component/operation`, `from -> to`,
/// `secret/key`, …). Whether the name leads somewhere is not asked. The value of a refused secret is never
/// repeated in the words.
Status checkReference(ReferenceTo what, std::string_view text);

/// The key of an arrow with one blank on each side of "->".
std::string canonicalArrow(std::string_view key);

}  // namespace windtunnel::model
