// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/result.h"
#include "model/io/source_text.h"
#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// The tree of one YAML document. The parser's events pass the guard one by one before a node is made of
/// them: limits of size, depth and number, no anchors, aliases, merge keys or tags, no key twice, one
/// document only. Beyond YAML, a comma between round brackets does not separate in a flow list or map, so
/// that
/// `{backoff: exponential(25ms, max 250ms)}` means what it looks like.
Result<YamlNode> parseYaml(const SourceText& source);

}  // namespace windtunnel::model
