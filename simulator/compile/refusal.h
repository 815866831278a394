// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/core/diagnostic.h"
#include "model/core/path.h"

namespace windtunnel::simulator {

/// The diagnostic for something in a design that cannot be simulated.
inline model::Diagnostic refusal(const char* code, std::string message, const model::Path& path,
                                 std::string hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.path = path.text();
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

}  // namespace windtunnel::simulator
