// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include "exporters/common/export_plan.h"
#include "model/design/design.h"

namespace windtunnel::app {

/// The targets the export page offers, in the order of their tabs.
QStringList exportTargets();

/// The plan of a design for the target at that position.
model::Result<exporters::ExportPlan> planFor(const model::Design& design, int target);

}  // namespace windtunnel::app
