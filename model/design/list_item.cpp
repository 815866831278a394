// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/list_item.h"

namespace windtunnel::model {

std::optional<Path> missingItem(const Design& design, const Path& path) {
  std::optional<Path> missing;
  for (Path item = path; !item.empty(); item = item.parent()) {
    const auto above = propertyAt(design, item.parent());
    const bool isItem = above && above->property && above->property->type == ValueType::ListOf;
    if (isItem && !design.find(item)) missing = item;
  }
  return missing;
}

}  // namespace windtunnel::model
