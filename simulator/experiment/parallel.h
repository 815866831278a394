// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace windtunnel::simulator {

/// Calls `work(index)` for 0 .. count-1 on so many threads (0: one for each core), each index once, in rising
/// order of their beginnings. Returns when all are done; the exception of the lowest index that threw is
/// thrown then.
void forEachIndex(int count, int threads, const std::function<void(int)>& work);

/// The results of independent replications in the order of their index, which does not depend on the number
/// of threads as long as `replication(index)` depends on its index alone.
template <class Replication>
auto replicate(int count, int threads, Replication&& replication) {
  using Result = decltype(replication(0));
  std::vector<std::optional<Result>> places(static_cast<std::size_t>(count > 0 ? count : 0));
  forEachIndex(count, threads,
               [&](int index) { places[static_cast<std::size_t>(index)].emplace(replication(index)); });
  std::vector<Result> results;
  results.reserve(places.size());
  for (auto& place : places) results.push_back(std::move(*place));
  return results;
}

}  // namespace windtunnel::simulator
