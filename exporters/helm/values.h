// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/kubernetes/pod.h"

namespace windtunnel::exporters::helm {

/// The values.yaml of a chart: `global`, and one block for each component.
Yaml valuesOf(const kubernetes::Release& release);

}  // namespace windtunnel::exporters::helm
