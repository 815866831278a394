// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/designer/bridge/traces/waterfall.h"

namespace windtunnel::app {

/// Where a span was spent: "pod 2, zone b"; empty for clients.
QString placeWords(const simulator::TraceSet& set, const simulator::Span& span);

/// Gives a row its title, detail, help and path. Its detail is the place of its stay until then.
void describeRow(const simulator::TraceSet& set, const simulator::Trace& trace, const simulator::Span& span,
                 const model::Design& design, WaterfallRow& row);

}  // namespace windtunnel::app
