// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/store.h"

/// A cache reads and writes in memory; which keys it holds is kept by data/key_store.
namespace windtunnel::model {

std::vector<Operation> cacheOperations(const Component& component, std::vector<Operation> written) {
  return readAndWrite(component, std::move(written), Step::Kind::Work);
}

}  // namespace windtunnel::model
