// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace windtunnel::exporters {

/// Text as character data or an attribute's value in XML and HTML; control characters that XML forbids are
/// left out.
std::string xmlText(std::string_view text);

}  // namespace windtunnel::exporters
