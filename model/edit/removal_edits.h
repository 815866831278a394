// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/edit/edit.h"

namespace windtunnel::model {

/// Removes elements together with everything that cannot be without them: a component with its arrows, the
/// steps that call it, routes to it, the workloads it sends with their objectives, faults that strike it, its
/// place; an arrow with the steps and the shares of mixes that use it; a boundary with the memberships. The
/// shares of a mix that loses an entry are scaled up to what they were together. `paths` name the elements:
/// "components/orders", "connections/a -> b", "workloads/shoppers", "components/orders/operations/place".
Edit removeElements(const Design& design, const std::vector<Path>& paths);

/// The edit, and with it the removal of objectives about components that take messages before it and none
/// after: how far behind they are is no question then.
Edit withoutFormerReaders(const Design& before, Edit edit);

Edit removeComponents(const Design& design, const std::vector<std::string>& ids);
Edit removeConnection(const Design& design, const std::string& from, const std::string& to);

}  // namespace windtunnel::model
