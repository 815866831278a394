// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "simulator/analytic/equations.h"

/// Arrows: what their limits let pass, given how often they are used and for how long.
namespace windtunnel::simulator::analytic {

void updateArrows(Equations& equations) {
  for (std::size_t i = 0; i < equations.arrows.size(); ++i) {
    const ConnectionSpec& spec = equations.network.connections[i];
    Arrow& arrow = equations.arrows[i];
    if (arrow.calls <= 0) continue;
    if (spec.rateLimit.limitsAll())
      arrow.passed = tokenBucketPass(arrow.calls, spec.rateLimit.perSecond, spec.rateLimit.burst);
    if (spec.bulkhead != kNone)
      arrow.overflow = erlangB(spec.bulkhead, arrow.calls * arrow.passed * arrow.time.moments().mean);
    if (spec.poolConnections == kNone) continue;
    const double callers = std::max(1, equations.network.components[spec.from].replicas);
    SlotQueue pool;
    pool.rate = arrow.tries * arrow.foundShare / callers;
    pool.elsewhere = arrow.tryTime;
    pool.servers = spec.poolConnections;
    pool.queue = spec.poolPending;
    arrow.pool = waitingFor(pool);
  }
}

}  // namespace windtunnel::simulator::analytic
