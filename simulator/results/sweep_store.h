// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "simulator/experiment/sweep_plan.h"

namespace windtunnel::simulator {

struct StoreConnection;

/// What a point of a sweep gave, by its position in the plan: the results as JSON, without what differs
/// between two equal runs.
using PointResults = std::map<std::size_t, std::string>;

/// The sweeps in a store of runs, point by point. A point that was kept survives the death of the program at
/// any later moment.
class SweepStore {
 public:
  /// Opens or creates the store. A file that is damaged or something else is refused and left alone.
  static model::Result<SweepStore> open(const std::filesystem::path& file);
  /// Opens a store that exists, to read from it; nothing else may be asked of it.
  static model::Result<SweepStore> openToRead(const std::filesystem::path& file);

  SweepStore(SweepStore&&) noexcept;
  SweepStore& operator=(SweepStore&&) noexcept;
  ~SweepStore();

  /// Makes the sweep known; nothing changes when it is.
  model::Status begin(const SweepPlan& plan);

  /// All sweeps, in the order of their ids.
  model::Result<std::vector<SweepPlan>> plans() const;

  /// The points of a sweep that have results.
  model::Result<PointResults> points(const std::string& sweepId) const;

  /// Keeps the results of a point. Other results for a point that has some are refused: equal plans have
  /// equal results, so one of them was made by a different program.
  model::Status keep(const std::string& sweepId, std::size_t position, const std::string& results);

  /// Adds all sweeps of another store with their points; answers how many points were new.
  model::Result<std::size_t> join(const SweepStore& other);

 private:
  explicit SweepStore(std::unique_ptr<StoreConnection> connection);

  std::unique_ptr<StoreConnection> m_connection;
};

}  // namespace windtunnel::simulator
