// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "exporters/diagram/geometry.h"

namespace windtunnel::model {
class Component;
}

namespace windtunnel::exporters::diagram {

/// Whether components of this one's kind have a property.
bool declares(const model::Component& component, std::string_view key);

/// The second line of a box: "PostgreSQL · RDS", "Kafka", "Service".
std::string subtitleOf(const model::Component& component);

/// How a protocol or product is written for people: "grpc" becomes "gRPC"; unknown names stay.
std::string properName(std::string_view name);

/// The size of a box for its two lines, on the layout grid.
Size nodeSize(std::string_view title, std::string_view subtitle);

/// Room for text inside a box of that width.
double textRoom(double nodeWidth);

/// The room an arrow's label takes.
Size labelSize(std::string_view label);

}  // namespace windtunnel::exporters::diagram
