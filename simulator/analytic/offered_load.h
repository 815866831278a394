// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/compile/network.h"

namespace windtunnel::simulator::analytic {

/// What a workload offers in the measured time of its scenario.
struct OfferedLoad {
  bool isClosed = false;
  double users = 0;     ///< Closed.
  double think = 0;     ///< Closed: seconds.
  double rate = 0;      ///< Open: requests per second on average.
  double peak = 0;      ///< Open: the highest rate.
  bool isEven = false;  ///< Evenly spaced instead of random.
};
OfferedLoad offeredBy(const WorkloadSpec& workload, Time warmup, Time duration);

}  // namespace windtunnel::simulator::analytic
