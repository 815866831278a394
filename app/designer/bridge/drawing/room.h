// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exporters/diagram/geometry.h"

namespace windtunnel::app {

/// A box where the drawing has it.
struct PlacedBox {
  std::string id;
  exporters::diagram::Rect rect;
  bool locked = false;
};

/// Makes room for a box that was put into the arrow between two others: it stands clear of the caller, and
/// the callee and all boxes beyond its near edge move on as far as is needed. Where that does not help,
/// because a box is locked or stands beside the arrow, the newcomer goes to the nearest free place across the
/// arrow. Answers new top left corners; none when nothing is in the way.
std::map<std::string, exporters::diagram::Point> roomFor(const std::vector<PlacedBox>& boxes,
                                                         const std::string& newcomer, const std::string& from,
                                                         const std::string& to);

}  // namespace windtunnel::app
