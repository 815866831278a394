// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/analytic/time_moments.h"

namespace windtunnel::simulator::analytic {

/// How long a piece of work stands still because the CPU quota of its period is used up, for a pod with a
/// fractional limit (cores). What comes in a period is taken as a normal law, so the work left over at the
/// ends of periods is the maximum of a random walk (Spitzer's identity); with its mean, Little's law gives
/// the delay. `load` is in cores, `squares` the sum of the squared lengths of all work that comes in a
/// second.
TimeMoments standstill(double limit, double load, double squares);

}  // namespace windtunnel::simulator::analytic
