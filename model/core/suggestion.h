// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace windtunnel::model {

/// Smallest number of inserted, removed, replaced or swapped neighbouring characters that turn one word into
/// the other, ignoring ASCII case (optimal string alignment distance).
std::size_t editDistance(std::string_view a, std::string_view b);

/// The candidate a person most likely meant by `word`, or empty when none is near. The first of equals wins.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace windtunnel::model
