// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "simulator/compile/network.h"
#include "simulator/platform/pod.h"
#include "simulator/run/outcome.h"

namespace windtunnel::simulator {

/// The circuits of one link, by the rules of Envoy's outlier detection with a half-open state (Nygard,
/// "Release It!"): so many errors in a row open the circuit to a pod; after the ejection time, looked at
/// every `interval`, one request is let through, and its outcome closes the circuit or opens it again for
/// longer. Never more than the largest share of the pods, but at least one, is ejected at a time.
namespace circuit_breaker {

/// Whether a call may go to the pod with this ordinal now.
bool admits(Link& link, std::uint32_t ordinal, Time now);

/// The call to the pod goes out; true if it is the trial of a half-open circuit.
bool begin(Link& link, std::uint32_t ordinal, Time now);

/// A call to the pod has ended; true if that ejected the pod. `pods` is how many the callers know.
bool end(Link& link, const BreakerSpec& spec, std::uint32_t ordinal, std::size_t pods, Outcome outcome,
         bool wasTrial, Time now);

/// The trial was given up without an outcome.
void abandonTrial(Link& link, std::uint32_t ordinal);

}  // namespace circuit_breaker
}  // namespace windtunnel::simulator
