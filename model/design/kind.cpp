// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/kind.h"

#include <algorithm>

#include "model/design/kinds/kinds.h"

namespace windtunnel::model {

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{clientKind(),      externalKind(), gatewayKind(),   serviceKind(),
                                     workerKind(),      jobKind(),      databaseKind(),  cacheKind(),
                                     objectStoreKind(), brokerKind(),   eventStoreKind()};
  return all;
}

const Kind* findKind(std::string_view name) {
  const auto found =
      std::find_if(kinds().begin(), kinds().end(), [&](const Kind& kind) { return kind.name == name; });
  return found == kinds().end() ? nullptr : &*found;
}

}  // namespace windtunnel::model
