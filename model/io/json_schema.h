// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::model {

/// The JSON Schema (draft-07) of the document format, made from the property table: what editors check and
/// complete a design with. Ends in a line break; the same table gives the same bytes.
std::string jsonSchema();

}  // namespace windtunnel::model
