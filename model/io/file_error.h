// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/core/diagnostic.h"

namespace windtunnel::model {

/// The diagnostic of a failed call: what was tried, the cause in words, what to do, by the value of errno.
Diagnostic fileError(const char* code, const std::string& path, const std::string& attempted, int cause);

}  // namespace windtunnel::model
