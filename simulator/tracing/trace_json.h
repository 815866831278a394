// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

/// The moment of simulated time 0 in trace files: 2020-01-01T00:00:00Z, because viewers take the year 1970
/// for a missing time.
inline constexpr Time kTraceEpoch = 1'577'836'800 * kSecond;

/// The traces in the JSON encoding of the OpenTelemetry protocol (OTLP 1.3, message TracesData): ids in
/// hexadecimal digits, 64-bit numbers as strings. One resource for each pod, whose service is its component.
std::string toOtlpJson(const TraceSet& set);

/// The traces as Jaeger's query service answers them and its interface loads them: times in microseconds, a
/// process for each pod.
std::string toJaegerJson(const TraceSet& set);

}  // namespace windtunnel::simulator
