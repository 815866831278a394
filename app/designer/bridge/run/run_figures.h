// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <string>
#include <vector>

#include "simulator/run/results.h"

namespace windtunnel::app {

/// Named numbers runs are compared by, in the order the store keeps them.
using KeyFigures = std::vector<std::pair<std::string, double>>;

/// Those of the workload with most requests, the number of objectives missed and the length.
KeyFigures keyFiguresOf(const simulator::Results& results);

/// The figure of that name; 0 when it was not kept.
double figure(const KeyFigures& figures, std::string_view name);

/// Headings of the figures that are shown side by side, and these as texts.
QStringList figureTitles();
QStringList figureTexts(const KeyFigures& figures);
/// Signed differences of each shown figure to the baseline's.
QStringList figureDeltas(const KeyFigures& figures, const KeyFigures& baseline);
/// For each shown figure 1 when it is better than the baseline's, -1 worse, 0 the same.
QList<int> figureJudgements(const KeyFigures& figures, const KeyFigures& baseline);

}  // namespace windtunnel::app
