// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <vector>

#include "model/design/design.h"
#include "simulator/tracing/cause.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::app {

/// A stretch of a row with one cause. Places are shares of the whole request, 0 to 1.
struct WaterfallSegment {
  double from = 0;
  double length = 0;
  simulator::Cause cause = simulator::Cause::Service;

  bool operator==(const WaterfallSegment&) const = default;
};

/// A stretch of a row that lies on the critical path.
struct CriticalStretch {
  double from = 0;
  double length = 0;

  bool operator==(const CriticalStretch&) const = default;
};

/// The whole request, or one try of one call in it: from the moment it was sent until its answer was there or
/// nobody waited for it any more.
struct WaterfallRow {
  int depth = 0;
  QString title;   ///< The component that is called, and its operation.
  QString detail;  ///< Which try, what became of it; mostly empty.
  QString help;    ///< Everything about it, in sentences.
  QString path;    ///< Of the component, in the design.
  double from = 0;
  double length = 0;
  double seconds = 0;
  bool failed = false;
  std::vector<WaterfallSegment> segments;  ///< In time order; between them it waits for rows below it.
  std::vector<CriticalStretch> critical;   ///< Likewise.

  bool operator==(const WaterfallRow&) const = default;
};

/// A trace as rows, each call under its caller, in the order in which they began. The design has the titles
/// of what the trace names by ids.
std::vector<WaterfallRow> waterfallOf(const simulator::TraceSet& set, const simulator::Trace& trace,
                                      const model::Design& design);

/// A cause as the legend and the help say it: "queue", "work".
QString causeWords(simulator::Cause cause);

/// What became of a request that was not answered well: "timed out".
QString outcomeWords(simulator::Outcome outcome);

}  // namespace windtunnel::app
