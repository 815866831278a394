// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/property.h"

#include <algorithm>

namespace windtunnel::model {

bool Property::hasKind(std::string_view kind) const {
  return kinds.empty() || kind.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

const Property* ObjectType::find(std::string_view key, std::string_view kind) const {
  const auto found = std::find_if(properties.begin(), properties.end(),
                                  [&](const Property& p) { return p.key == key && p.hasKind(kind); });
  return found == properties.end() ? nullptr : &*found;
}

}  // namespace windtunnel::model
