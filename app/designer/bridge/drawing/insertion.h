// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/edit/edit.h"

namespace windtunnel::app {

/// A component that is there put into an arrow: the caller calls it, and it passes the calls on to the
/// callee, besides all it does already. Refused for kinds that cannot pass a call on, and for the ends of the
/// arrow.
model::Result<model::Edit> insertExisting(const model::Design& design, const std::string& id,
                                          const std::string& from, const std::string& to);

}  // namespace windtunnel::app
