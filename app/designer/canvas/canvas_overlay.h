// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace windtunnel::app {

enum class PodState { Starting, Ready, Draining, Dead };

/// What a run shows at one component.
struct ComponentOverlay {
  double utilisation = -1;     ///< 0 to 1, of an estimate also above; negative: not known.
  double queue = 0;            ///< Requests that wait.
  std::vector<PodState> pods;  ///< One a pip, in the order of the pods' numbers; empty: drawn as designed.
  std::string hot;             ///< A hot spot in words, shown under the box; empty: none.
};

/// What a run shows at one arrow.
struct ArrowOverlay {
  double rate = 0;        ///< Requests per second: the width, and how close the dots are.
  double errorShare = 0;  ///< 0 to 1: the share of dots of the other shape.
};

/// One instant of a run for the canvas. Sent twenty to thirty times a second; dots move on their own in
/// between.
struct CanvasOverlay {
  std::unordered_map<std::string, ComponentOverlay> components;  ///< By id.
  std::unordered_map<std::string, ArrowOverlay> arrows;          ///< By "from -> to".
  /// A run that can go on, paused or not: a click on a pip kills the pod.
  bool acceptsFaults = false;
  bool live = false;       ///< The run goes on: dots move.
  bool stale = false;      ///< The design was changed after the run: figures are drawn grey.
  bool estimated = false;  ///< Nothing was run: rings are dashed, figures marked as rough.
};

}  // namespace windtunnel::app
