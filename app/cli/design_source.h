// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "model/io/document.h"

namespace windtunnel::app::cli {

struct Console;

/// Reads the design in a file, or on standard input for "-". What is wrong with it is complained about; then
/// there is no document.
std::optional<model::Document> readDesign(Console& console, const std::string& file);

/// A property of a design and the text it is set to.
struct Setting {
  model::Path path;
  std::string value;
};

/// Reads `path=value`. The path leads to a property, through elements that are in the design; the value is
/// not looked at.
model::Result<Setting> readSetting(const model::Design& design, const std::string& text);

/// The design with `path=value` settings applied in their order, for what-if questions that leave the file as
/// it is. A path may leave out "components/": `orders/replicas=4`. The value is in document grammar.
model::Result<model::Design> withSettings(const model::Design& design,
                                          const std::vector<std::string>& settings);

}  // namespace windtunnel::app::cli
