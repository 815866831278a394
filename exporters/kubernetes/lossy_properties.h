// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace windtunnel::exporters::kubernetes {

/// When a property is lost that a design sets to something else than its default.
enum class Lost {
  Always,
  WithImage,   ///< A stub plays it; a real image has to be configured.
  FromClient,  ///< It is the clients' own affair, and they are not exported.
};

/// A property, or all properties below one, that Kubernetes objects cannot express. Patterns are paths with
/// `*` for names and positions.
struct LossyProperty {
  std::string_view pattern;
  Lost lost;
  std::string_view what;  ///< Begins the sentence of the note.
  std::string_view hint;
  std::string_view expressed = {};  ///< A value that is expressed all the same.
};

/// All of them; the first that fits decides.
const std::vector<LossyProperty>& lossyProperties();

/// True for what says nothing about a cluster to be: what is tried on the design, where its boxes stand,
/// texts for readers, and measured facts of software, network and nodes that are already there.
bool isOutOfScope(std::string_view pattern);

/// Whether a pattern is `head` or stands below it; `*` fits any one segment.
bool isBelow(std::string_view pattern, std::string_view head);

}  // namespace windtunnel::exporters::kubernetes
