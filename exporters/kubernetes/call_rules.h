// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/common/yaml.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// The rules of a component's arrows as its stub plays them: timeout, retries, ejection, hedges, limits. What
/// holds for all pods together is divided among the replicas.
Yaml callRules(const model::Design& design, const model::Component& caller);

/// A rate limit as one of `replicas` pods keeps it: `rate` and `burst`, added to `rules`.
void addRateLimit(const model::Element& limit, std::int64_t replicas, Yaml& rules);

/// Pods a component starts with; 1 for what runs none.
std::int64_t podsOf(const model::Component& component);

/// Sizes of the requests a component sends, by the operation asked, where the design gives them.
Yaml requestSizes(const model::Design& design, const model::Component& caller);

}  // namespace windtunnel::exporters::kubernetes
