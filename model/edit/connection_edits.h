// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "model/edit/edit.h"

namespace windtunnel::model {

/// Why an arrow between two components makes no sense, in words for a person who is drawing it; nothing when
/// it may be drawn.
std::optional<Diagnostic> connectionProblem(const Design& design, const std::string& from,
                                            const std::string& to);

/// A new arrow with all defaults. An arrow from a broker to a worker also makes the worker consume the
/// broker's first topic when it consumes none of that broker yet.
Result<Edit> connect(const Design& design, const std::string& from, const std::string& to);

/// Moves an end of an arrow: what the caller called at the old callee it calls at the new one, where it has
/// an operation of that name, else its default operation. With a new caller, the old one no longer calls.
Result<Edit> reconnect(const Design& design, const std::string& from, const std::string& to,
                       const std::string& newFrom, const std::string& newTo);

}  // namespace windtunnel::model
