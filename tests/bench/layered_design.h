// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/design/design.h"

namespace windtunnel::bench {

/// Services in five layers, each calling two of the next layer and a database, with timeouts and retries:
/// some thirty calls for each request of a user, and as many to databases.
/// @param components  services, databases and the users together
/// @param requests    per second, of all users
/// @param replicas    pods of each service
model::Design layeredDesign(int components, double requests, int replicas);

}  // namespace windtunnel::bench
