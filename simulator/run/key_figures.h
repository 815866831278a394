// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "simulator/run/results.h"

namespace windtunnel::simulator {

struct Network;
struct Tally;

/// The figures designs are compared by. All but the last are those of a workload.
enum class KeyFigure : std::uint8_t { Rate, ErrorShare, Mean, P50, P95, P99, CostPerHour };

inline constexpr std::array kWorkloadFigures{KeyFigure::Rate, KeyFigure::ErrorShare, KeyFigure::Mean,
                                             KeyFigure::P50,  KeyFigure::P95,        KeyFigure::P99};

enum class FigureUnit : std::uint8_t { PerSecond, Share, Seconds, Currency };

struct KeyFigureInfo {
  const char* name;   ///< In JSON and in the heads of tables: "errorShare".
  const char* words;  ///< For people: "errors".
  FigureUnit unit;
  bool isBetterLow;  ///< Whether less is what users wish for. Throughput follows the load, and is neither.
};
const KeyFigureInfo& info(KeyFigure figure);

/// One figure as each replication measured it.
struct FigureSamples {
  std::string workload;  ///< Empty for a figure of the whole system.
  KeyFigure figure = KeyFigure::Rate;
  std::vector<double> values;  ///< By the index of the replication.
  /// How much more requests per second came than the law of the arrivals says on average, where that is
  /// known: the control variate of times.
  std::vector<double> surplus = {};
};

/// Adds the figures of one replication to the samples of those before it.
void addSamples(const Network& network, const Tally& tally, std::vector<FigureSamples>& samples);

/// The mean with its interval, narrowed by what is known of the arrivals where that pays.
ConfidenceInterval intervalOf(const FigureSamples& samples, double level);

/// Means over replications with their intervals, for each workload in the order of the network.
std::vector<WorkloadIntervals> intervalsOf(const std::vector<FigureSamples>& samples, double level);

}  // namespace windtunnel::simulator
