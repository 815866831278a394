// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/single_value.h"

namespace windtunnel::model {

Path placeOfSingleValue(const Design& design, const Path& path) {
  const auto at = propertyAt(design, path);
  if (!at || !at->property || at->property->type != ValueType::Object || !at->property->object) return path;
  const std::string& key = at->property->object().shorthand;
  return key.empty() ? path : path / key;
}

}  // namespace windtunnel::model
