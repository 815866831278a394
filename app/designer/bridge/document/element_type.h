// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

#include "model/core/path.h"
#include "model/design/design.h"

namespace windtunnel::app {

/// The type of the element at a path: the document for the empty path, a component, an arrow, a boundary, the
/// platform, a workload, an objective, a scenario; null for anything else.
const model::ObjectType* elementType(const model::Path& path);

/// What the element is called, as people read it.
QString elementTitle(const model::Design& design, const model::Path& path);

/// What the elements are: "Service · orders", "Connection", "2 services, 1 database".
QString elementSubtitle(const model::Design& design, const std::vector<model::Path>& paths);

/// The icon of the element, below icons/.
QString elementIcon(const model::Design& design, const model::Path& path);

}  // namespace windtunnel::app
