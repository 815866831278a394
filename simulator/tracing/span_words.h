// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "simulator/tracing/trace.h"

/// What trace files say about a span, whatever their format.
namespace windtunnel::simulator::span_words {

using AttributeValue = std::variant<std::string, std::int64_t, bool>;
using Attributes = std::vector<std::pair<std::string, AttributeValue>>;

/// A text as a JSON string, in its quotes.
std::string quoted(const std::string& text);

/// 32 and 16 hexadecimal digits; the same for the same request of the same seed.
std::string traceId(const TraceSet& set, const Trace& trace);
std::string spanId(const TraceSet& set, const Trace& trace, SpanId span);

/// "orders/place", "queue", "cpu".
std::string name(const TraceSet& set, const Trace& trace, const Span& span);

/// Where a span was spent: the component as the service, and its pod. Names follow the semantic conventions
/// of OpenTelemetry.
Attributes placeOf(const TraceSet& set, const Span& span);

/// What else is known of it.
Attributes attributesOf(const TraceSet& set, const Trace& trace, const Span& span);

/// Whether its outcome is its own, and not that of what it is a part of.
bool hasOutcome(const Span& span);

}  // namespace windtunnel::simulator::span_words
