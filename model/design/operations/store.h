// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "model/design/operations/kind_operations.h"

namespace windtunnel::model {

/// The written operations of a store, and its read and its write where none of that name is written. They
/// take the times the component gives for them, as CPU work or as waiting.
std::vector<Operation> readAndWrite(const Component& store, std::vector<Operation> written, Step::Kind time);

}  // namespace windtunnel::model
