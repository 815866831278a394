// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "simulator/run/results.h"

namespace windtunnel::app::cli::html {

struct ChartLine {
  std::string name;
  const simulator::Series* values = nullptr;  ///< One a second.
};

/// A stretch of time that is told apart: the warm-up, a fault.
struct ChartBand {
  std::string name;
  double begin = 0;  ///< Seconds.
  double end = 0;
};

/// Lines over simulated time as inline SVG with a caption that names the lines; nothing when no line has a
/// point. Long series are drawn by the lowest and highest value of each step, so that no peak is lost.
std::string chart(const std::string& title, const std::vector<ChartLine>& lines,
                  const std::vector<ChartBand>& bands, std::string (*valueText)(double));

}  // namespace windtunnel::app::cli::html
