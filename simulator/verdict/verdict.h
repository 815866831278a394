// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulator/compile/network.h"
#include "simulator/run/figure_text.h"
#include "simulator/run/results.h"
#include "simulator/run/tally.h"

namespace windtunnel::simulator {

/// What the figures of a run mean, in sentences for people, the most severe first: what broke, why, and what
/// to change. They name things as the drawing does; ids stand in the fields beside the text.
std::vector<Verdict> verdictsOf(const Network& network, const Tally& tally, const Results& results);

/// Why an objective is not met.
std::string missedText(const ObjectiveFigures& objective);

// The families of sentences.
void judgeRun(const Results& results, std::vector<Verdict>& verdicts);
void judgeObjectives(const Results& results, std::vector<Verdict>& verdicts);
void judgeComponents(const Network& network, const Tally& tally, std::vector<Verdict>& verdicts);
void judgeUnevenLoad(const Network& network, const Tally& tally, Index component, const Demand& demand,
                     std::vector<Verdict>& verdicts);
void judgeMessages(const Network& network, const Tally& tally, Index component,
                   std::vector<Verdict>& verdicts);
void judgeData(const Network& network, const Tally& tally, Index component, std::vector<Verdict>& verdicts);
void judgeConnections(const Network& network, const Tally& tally, std::vector<Verdict>& verdicts);
void judgeRollouts(const Network& network, const Results& results, std::vector<Verdict>& verdicts);
void judgeRecoveries(const Results& results, std::vector<Verdict>& verdicts);

}  // namespace windtunnel::simulator
