// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/core/value.h"

namespace windtunnel::model {

/// How a scalar is written: plain where every YAML reader takes it for the same text, in double quotes
/// otherwise. Inside brackets more characters need quotes. Free text that looks like a number, a truth value
/// or a date to some reader is quoted too; typed values (`3`, `250m`, `true`) are not.
std::string scalarText(const Value& scalar, bool insideBrackets);

/// The same for a key.
std::string keyText(std::string_view key, bool insideBrackets);

}  // namespace windtunnel::model
