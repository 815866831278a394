// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "simulator/network/calls.h"

/// What is tried again: by the calling program, and by its sidecar beneath it.
namespace windtunnel::simulator {
namespace {

constexpr Time kMeshPause = 25 * kMillisecond;  // the base interval of Envoy's back-off

}  // namespace

// Sidecars of Istio try again when nobody listens where they connect, and what gRPC calls unavailable; not a
// 503 of HTTP, nor a connection that broke under way (release notes of Istio 1.24).
bool Calls::isForSidecar(const ConnectionSpec& spec, const Frame& one) {
  return one.isRefused || (spec.isGrpc && one.outcome == Outcome::Unavailable);
}

void Calls::tryFailed(FrameId callerId, Outcome outcome, bool isOwn, bool forSidecar) {
  Frame& caller = m_world.frames[callerId];
  const Index connection = m_world.network.program[caller.pc].a;
  const ConnectionSpec& spec = m_world.network.connections[connection];
  ConnectionState& state = m_world.connections[connection];
  Time pause = 0;
  if (forSidecar && caller.meshRetriesOfTry < spec.meshRetries) {
    ++caller.meshRetries;
    pause = meshBackoff(state, ++caller.meshRetriesOfTry);
  } else if (mayRetry(spec, state, caller, outcome)) {
    caller.meshRetriesOfTry = 0;
    if (!spec.isRetriedByMesh) caller.tried.fill(kNone);
    ++caller.retries;
    pause = backoff(spec, state, caller.retries);
  } else {
    return end(callerId, outcome, isOwn);
  }
  ++state.retries;
  ++state.windowRetries;
  m_world.kernel.cancel(caller.extraTimer);
  caller.extraTimer = m_world.kernel.scheduleAfter(pause, {kRetryIsDue, callerId, caller.generation});
  m_world.traces.phaseBegins(caller, SpanKind::Backoff, m_world.now(), connection);
}

bool Calls::mayRetry(const ConnectionSpec& spec, ConnectionState& state, const Frame& caller,
                     Outcome outcome) {
  if (caller.retries >= spec.retry.attempts) return false;
  if ((spec.retry.onMask & (1U << static_cast<unsigned>(outcome))) == 0) return false;
  if (spec.retry.budget < 0) return true;
  if (state.retryTokens < 1) return false;
  state.retryTokens -= 1;
  return true;
}

// Fully jittered up to (2^n - 1) base intervals, and ten at most (the documentation of Envoy,
// "x-envoy-max-retries").
Time Calls::meshBackoff(ConnectionState& state, int retry) {
  const int intervals = std::min((1 << retry) - 1, 10);
  return static_cast<Time>(static_cast<double>(kMeshPause * intervals) * state.backoff.uniform());
}

// Full and equal jitter as in Brooker, "Exponential backoff and jitter" (2015).
Time Calls::backoff(const ConnectionSpec& spec, ConnectionState& state, int retry) {
  const auto pause = static_cast<double>(spec.retry.backoff.delay(retry).nanoseconds);
  switch (spec.retry.jitter) {
    case Jitter::None:
      return static_cast<Time>(pause);
    case Jitter::Equal:
      return static_cast<Time>(pause / 2 + pause / 2 * state.backoff.uniform());
    case Jitter::Full:
      return static_cast<Time>(pause * state.backoff.uniform());
  }
  return 0;
}

}  // namespace windtunnel::simulator
