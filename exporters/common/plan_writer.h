// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "exporters/common/export_plan.h"
#include "model/core/result.h"

namespace windtunnel::exporters {

struct WriteOptions {
  bool overwriteEdited = false;  ///< Replace files that were edited since the last export wrote them.
};

/// Writes a plan below `directory`, which is made when missing. Everything is checked first, then written
/// beside its place, then renamed; files the last export wrote and this one does not are deleted. Never
/// touches a file no export wrote, nor follows a symbolic link below the folder. After a failure or a crash
/// the same call can be repeated.
model::Status writePlan(const ExportPlan& plan, const std::string& directory,
                        const WriteOptions& options = {});

}  // namespace windtunnel::exporters
