// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::model {

/// The text itself when it is an RFC 1123 label: 1 to 63 lower-case letters, digits and hyphens, beginning
/// and ending with a letter or digit. The hint of a refusal offers a repaired name where one can be made.
Result<std::string> parseIdentifier(std::string_view text);

/// `text` turned into an RFC 1123 label: lower case, everything else a hyphen; empty when nothing is left.
std::string toIdentifier(std::string_view text);

}  // namespace windtunnel::model
