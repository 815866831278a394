// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// The same two models written the plain way: std::priority_queue over 24-byte events with a sequence number
/// as tie-break, xorshift64* and -std::log(u). Each answers the number of events handled, so that the work
/// cannot be left out.
namespace windtunnel::bench {

/// Hold model (Jones, 1986): every event schedules one other, an exponential time later.
std::uint64_t plainHold(std::uint32_t pending, std::uint64_t events);

/// One queue with one server; `meanSojourn` receives the mean time in the system, in nanoseconds.
std::uint64_t plainMM1(double utilisation, std::uint64_t customers, double& meanSojourn);

}  // namespace windtunnel::bench
