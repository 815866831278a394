// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "exporters/diagram/route_planner.h"

namespace windtunnel::exporters::diagram {

/// Separates arrows that run on top of each other: inner segments that share a channel are moved apart, in
/// the order that makes them cross least, as far as the boxes beside the channel allow. Ports stay where they
/// are.
void nudgeApart(std::vector<Polyline>& lines, const std::vector<RouteEdge>& edges,
                const RoutePlanner& planner);

}  // namespace windtunnel::exporters::diagram
