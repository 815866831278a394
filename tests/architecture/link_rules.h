// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace windtunnel::architecture {

/// One target of the build: the folder that declares it and what it links, public and private.
struct Target {
  std::string folder;
  std::vector<std::string> links;
};

using LinkGraph = std::map<std::string, Target>;

/// Reads the lines `target|folder|link link …` that links.cmake writes while the build is configured.
LinkGraph parseLinks(std::string_view text);

/// Targets that reach, directly or through others, something their room may not: one sentence each, with the
/// chain of links that leads there.
std::vector<std::string> linkViolations(const LinkGraph& graph);

}  // namespace windtunnel::architecture
