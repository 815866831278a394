// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/design/design.h"

namespace windtunnel::model {

/// Whether the pods of the component stand in the service mesh of the platform.
bool isMeshed(const Design& design, const Component& component);

/// The protocol spoken over an arrow: its own, or else the callee's.
std::string protocolOf(const Design& design, const Connection& arrow);

/// Tries the caller's sidecar adds by itself to each of the caller's over the arrow. Istio adds two where
/// nothing is said (its documentation, "HTTPRetry"), to what it understands: HTTP and gRPC. An arrow whose
/// retries are the sidecar's gets these instead; in ambient mode there is no sidecar.
int sidecarRetries(const Design& design, const Connection& arrow);

}  // namespace windtunnel::model
