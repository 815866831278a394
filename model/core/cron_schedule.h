// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace windtunnel::model {

/// Whether a Kubernetes CronJob takes it: five fields of numbers, names, `*`, ranges, lists and steps, or
/// `@daily` and the like.
bool isCronSchedule(std::string_view schedule);

}  // namespace windtunnel::model
