// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/simulation.h"

/// What the real Kubernetes did (recordings/*.json, made by record.py), and what the simulator does with the
/// same input.
namespace windtunnel::oracle {

struct Recording {
  nlohmann::json given;  ///< The input.
  nlohmann::json rows;   ///< What was seen: a row for every change, its time in `at` (seconds).
};

/// The recording of that name. Throws std::runtime_error when there is none.
Recording recordingOf(const std::string& name);

/// The row in force at that second.
const nlohmann::json& rowAt(const Recording& recording, double seconds);

/// The first second from which the field is at least (at most) the value; negative when it never is.
double firstAtLeast(const Recording& recording, const char* field, int value, double from = 0);
double firstAtMost(const Recording& recording, const char* field, int value, double from = 0);

/// The pods of a component at one moment.
struct PodCount {
  double at = 0;  ///< Seconds.
  int pods = 0;   ///< Not told to end; those that find no node included.
  int ready = 0;
  int newReady = 0;  ///< Ready and not of the first ones.
};

/// Advances the run to `until` in steps and answers the pods of the component after each; the `first` pods
/// are those of the old version. Throws std::runtime_error when requests were lost or invented.
std::vector<PodCount> watchPods(simulator::Run& run, const std::string& component, double until, double step,
                                std::size_t first = 0);

}  // namespace windtunnel::oracle
