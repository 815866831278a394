// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/design/design.h"

namespace windtunnel::model {

/// Whether the pods of the component stand in the service mesh of the platform.
bool isMeshed(const Design& design, const Component& component);

/// The protocol spoken over an arrow: its own, or else the callee's.
std::string protocolOf(const Design& design, const Connection& arrow);

/// Whether each pod of the component has a proxy of the mesh beside it, which understands what is called;
/// those of ambient mode stand on the nodes and carry connections.
bool hasSidecar(const Design& design, const Component& component);

/// Whether a sidecar can tell one request over the arrow from the next, and so try one again: HTTP and gRPC.
bool isUnderstoodBySidecars(const Design& design, const Connection& arrow);

/// Whether the calls of a pod over an arrow share a connection, so that a pod of the callee is picked for the
/// connection and not for each call. Where the arrow does not say, calls of gRPC do, as they go over one
/// connection of HTTP/2 that kube-proxy balances when it is opened (the Kubernetes blog, "gRPC load balancing
/// on Kubernetes without tears", 2018). A gateway, a sidecar of the caller, or the library of the caller for
/// which the arrow sets another balancing than `random`, picks a pod for each call; so does the driver of a
/// store. Clients outside and stores do not share.
bool balancesByConnection(const Design& design, const Connection& arrow);

/// Tries the caller's sidecar adds by itself to each of the caller's over the arrow. Istio adds two where
/// nothing is said (its documentation, "HTTPRetry"). An arrow whose retries are the sidecar's gets these
/// instead.
int sidecarRetries(const Design& design, const Connection& arrow);

}  // namespace windtunnel::model
