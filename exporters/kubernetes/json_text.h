// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exporters/common/yaml.h"

namespace windtunnel::exporters::kubernetes {

/// The tree as JSON on one line, keys sorted, as Helm's `toJson` gives it.
std::string jsonText(const Yaml& node);

}  // namespace windtunnel::exporters::kubernetes
