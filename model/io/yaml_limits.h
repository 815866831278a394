// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

/// What a document may hold at most. Checked while the text is read, before a node is made of it.
namespace windtunnel::model {

inline constexpr std::size_t kLargestFile = 8 * 1024 * 1024;
inline constexpr std::size_t kLongestScalar = 64 * 1024;
inline constexpr std::size_t kMostNodes = 500'000;
inline constexpr std::size_t kDeepestNesting = 64;

}  // namespace windtunnel::model
