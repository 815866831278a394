// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::exporters::helm {

/// The values.schema.json of every chart: JSON Schema draft-07, strict below the root, where `global` and
/// whatever a parent chart adds are admitted.
std::string valuesSchema();

}  // namespace windtunnel::exporters::helm
