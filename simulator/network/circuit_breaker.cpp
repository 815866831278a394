// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/network/circuit_breaker.h"

#include <algorithm>

namespace windtunnel::simulator::circuit_breaker {
namespace {

constexpr int kLongestEjection = 10;  // times the ejection time

Circuit& circuitTo(Link& link, std::uint32_t ordinal) {
  if (ordinal >= link.circuits.size()) link.circuits.resize(ordinal + 1);
  return link.circuits[ordinal];
}

bool mayEject(const Link& link, const BreakerSpec& spec, std::size_t pods) {
  if (spec.maxEjected <= 0) return false;
  const auto most = static_cast<std::size_t>(spec.maxEjected * static_cast<double>(pods));
  return link.ejected < std::max<std::size_t>(1, most);
}

void open(Circuit& circuit, const BreakerSpec& spec, Time now) {
  circuit.state = Circuit::State::Open;
  circuit.isTrialUnderWay = false;
  circuit.errorsInARow = 0;
  circuit.ejections = static_cast<std::uint16_t>(std::min<int>(circuit.ejections + 1, kLongestEjection));
  const Time until = later(now, spec.ejection * circuit.ejections);
  const Time late = spec.interval > 0 ? until % spec.interval : 0;
  circuit.opensUntil = late > 0 ? later(until, spec.interval - late) : until;
}

}  // namespace

bool admits(Link& link, std::uint32_t ordinal, Time now) {
  const Circuit& circuit = circuitTo(link, ordinal);
  switch (circuit.state) {
    case Circuit::State::Closed:
      return true;
    case Circuit::State::Open:
      return now >= circuit.opensUntil;
    case Circuit::State::HalfOpen:
      return !circuit.isTrialUnderWay;
  }
  return true;
}

bool begin(Link& link, std::uint32_t ordinal, Time now) {
  Circuit& circuit = circuitTo(link, ordinal);
  if (circuit.state == Circuit::State::Open && now >= circuit.opensUntil)
    circuit.state = Circuit::State::HalfOpen;
  if (circuit.state != Circuit::State::HalfOpen) return false;
  circuit.isTrialUnderWay = true;
  return true;
}

bool end(Link& link, const BreakerSpec& spec, std::uint32_t ordinal, std::size_t pods, Outcome outcome,
         bool wasTrial, Time now) {
  Circuit& circuit = circuitTo(link, ordinal);
  if (circuit.state != Circuit::State::Closed && !wasTrial) return false;
  if (outcome == Outcome::Ok) {
    if (circuit.state != Circuit::State::Closed) --link.ejected;
    circuit = Circuit();
    return false;
  }
  if (wasTrial) {
    open(circuit, spec, now);
    return true;
  }
  if (++circuit.errorsInARow < spec.consecutiveErrors || !mayEject(link, spec, pods)) return false;
  open(circuit, spec, now);
  ++link.ejected;
  return true;
}

void abandonTrial(Link& link, std::uint32_t ordinal) {
  circuitTo(link, ordinal).isTrialUnderWay = false;
}

}  // namespace windtunnel::simulator::circuit_breaker
