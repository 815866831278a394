// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::model {

/// The tables of all properties as Markdown, made from the property table: the generated part of the
/// documentation of the format.
std::string markdownReference();

}  // namespace windtunnel::model
