// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace windtunnel::simulator::testing {

/// A system drawn by chance, the same for the same seed: a gateway, services that call each other in layers
/// with all kinds of steps, databases, caches, other systems and brokers behind them. `load` multiplies its
/// workload, which is open or closed.
std::string randomDesign(std::uint64_t seed, double load, double seconds);

}  // namespace windtunnel::simulator::testing
