// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/edit/edit.h"

namespace windtunnel::model {

/// Where something stands on the drawing: its left and top edge.
struct Position {
  double x = 0;
  double y = 0;
};

/// An edit that makes something, and the id it gets.
struct Creation {
  Edit edit;
  std::string id;
};

/// A new component of a kind, named after it ("service-2") or as wanted. Refused when there is no such kind.
Result<Creation> addComponent(const Design& design, std::string_view kind, Position position,
                              std::string_view wantedId = {});

/// A component of a kind put into an arrow: the caller calls it, and it calls the callee. A cache is asked
/// first, and the callee on a miss. Refused for kinds that cannot pass a call on.
Result<Creation> insertOnConnection(const Design& design, const std::string& from, const std::string& to,
                                    std::string_view kind, Position position);

}  // namespace windtunnel::model
