// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/design/design.h"

namespace windtunnel::app {

/// What a reference may name in this design, in the order of the document: components, "component/operation",
/// "broker/topic", zones, and so on. Empty for free text and for new names.
std::vector<std::string> candidates(const model::Design& design, model::ReferenceTo what);

}  // namespace windtunnel::app
