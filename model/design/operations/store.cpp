// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/operations/store.h"

#include <algorithm>

namespace windtunnel::model {

std::vector<Operation> readAndWrite(const Component& store, std::vector<Operation> written, Step::Kind time) {
  for (const char* name : {"read", "write"}) {
    const bool isWritten = std::any_of(written.begin(), written.end(),
                                       [name](const Operation& operation) { return operation.name == name; });
    if (!isWritten)
      written.push_back(impliedOperation(name, {timeStep(time, store.get<Distribution>(name))}));
  }
  return written;
}

}  // namespace windtunnel::model
