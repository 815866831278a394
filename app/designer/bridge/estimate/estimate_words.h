// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QVariantList>

#include "model/design/design.h"
#include "simulator/analytic/estimate.h"

namespace windtunnel::app {

/// An estimate as the strip says it.
struct EstimateWords {
  QString severity;      ///< "good", "warning" or "error".
  QString sentence;      ///< What is used up first and when, or what is overloaded.
  QVariantList figures;  ///< Maps of label, value, help: those of the workload with most requests.
  QString path;          ///< The property that widens the bottleneck; empty when there is none.
  QString element;       ///< Path of what is the bottleneck; likewise.

  bool operator==(const EstimateWords&) const = default;
};

/// The design has the titles of what the figures name by ids.
EstimateWords wordsOf(const simulator::Estimate& estimate, const model::Design& design);

/// A hot spot of an estimate in a few words; empty for a component that is none.
QString hotWords(const simulator::ComponentEstimate& component);

/// A resource as people say it: "the CPU of Order desk".
QString resourceWords(const simulator::Bottleneck& bottleneck, const model::Design& design);

}  // namespace windtunnel::app
