// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

/// Files of resources/ compiled into the program, so that it works from any folder.
namespace windtunnel::resources {

/// The bytes of a file, by its path below resources/ ("templates/three-tier.windtunnel.yaml").
std::optional<std::string_view> find(std::string_view name);

/// Paths of all files below a folder ("templates/"), sorted.
std::vector<std::string_view> list(std::string_view folder);

}  // namespace windtunnel::resources
