// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace windtunnel::model {

/// Whether it is a name of the DNS as Kubernetes, Gateway API and Ingress take it: labels of RFC 1123 in
/// lower case, the first of which may be `*`; no scheme, port, path or address.
bool isHostName(std::string_view host);

}  // namespace windtunnel::model
