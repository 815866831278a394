// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "exporters/common/yaml.h"
#include "model/core/result.h"

namespace windtunnel::exporters {

/// The document as YAML: two spaces a level, block style, line feeds, a final line feed. Strings are
/// double-quoted unless a short safe pattern says that every reader takes the bare text for a string. Fails
/// on text that no reader would give back (invalid UTF-8, non-characters), naming the path in the document.
model::Result<std::string> writeYaml(const Yaml& document);

/// Several documents in one file, divided by `---`.
model::Result<std::string> writeYaml(const std::vector<Yaml>& documents);

}  // namespace windtunnel::exporters
