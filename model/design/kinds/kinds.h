// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/design/kind.h"

/// The declaration of each kind, one file a kind; model/design/kind.cpp puts them in the order of the
/// palette.
namespace windtunnel::model {

Kind clientKind();
Kind externalKind();
Kind gatewayKind();
Kind serviceKind();
Kind workerKind();
Kind jobKind();
Kind databaseKind();
Kind cacheKind();
Kind objectStoreKind();
Kind brokerKind();
Kind eventStoreKind();

}  // namespace windtunnel::model
