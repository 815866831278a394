// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "exporters/common/export_plan.h"
#include "exporters/kubernetes/workload.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// How clients enter a component: by the hosts and paths of its routes. Nothing for a component no client
/// enters, and for one that speaks neither HTTP nor gRPC. What cannot be matched at the edge goes to the
/// losses.
std::optional<Entrance> entranceOf(const model::Design& design, const model::Component& component,
                                   ExportPlan& plan);

/// A duration as Gateway API writes it (`1m30s500ms`), rounded up to whole milliseconds.
std::string gatewayDuration(model::Duration time);

/// Whether Gateway API and Ingress accept the prefix of a path.
bool isPathPrefix(std::string_view path);

}  // namespace windtunnel::exporters::kubernetes
