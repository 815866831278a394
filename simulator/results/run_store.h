// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/core/result.h"
#include "simulator/results/run_record.h"
#include "simulator/tracing/trace.h"

namespace windtunnel::simulator {

struct StoreConnection;

/// Where a user's runs are kept: the file that WINDTUNNEL_RUNS names, or one in the folder for data of the
/// XDG base directory specification.
std::filesystem::path usualRunStore();

/// The runs made so far, in one SQLite file. The file can always be made again, so nothing depends on it:
/// when it is damaged or not ours it is renamed, never deleted, and a new one is begun. A run that was added
/// survives the death of the program at any later moment.
class RunStore {
 public:
  /// Opens or creates the file and the folders above it. The file of a newer program is left alone and
  /// answered with a diagnostic.
  static model::Result<RunStore> open(const std::filesystem::path& file);

  /// The same for a file that must be a store: a damaged or foreign one is refused and left as it is.
  static model::Result<RunStore> openExisting(const std::filesystem::path& file);

  RunStore(RunStore&&) noexcept;
  RunStore& operator=(RunStore&&) noexcept;
  ~RunStore();

  /// Where a damaged or foreign file was moved to when this store was opened; empty if there was none.
  const std::filesystem::path& setAside() const { return m_setAside; }

  /// Adds a run, with the traces it kept, if any, as far as kMostTraceBytes go; answers its id.
  model::Result<std::int64_t> add(const RunRecord& run, const TraceSet* traces = nullptr);

  /// All runs, or those of one design, newest first.
  model::Result<std::vector<RunHeader>> list(const std::string& designHash = {}) const;
  model::Result<RunRecord> load(std::int64_t id) const;
  /// The traces of a run; none when none were kept.
  model::Result<std::optional<TraceSet>> traces(std::int64_t id) const;

  /// These answer a diagnostic if there is no such run.
  model::Status rename(std::int64_t id, const std::string& name);
  model::Status annotate(std::int64_t id, const std::string& note);
  model::Status pin(std::int64_t id, bool isPinned);
  model::Status remove(std::int64_t id);

  /// Removes the oldest runs that are not pinned until `count` of them are left; answers how many were
  /// removed.
  model::Result<int> keepNewest(int count);

 private:
  explicit RunStore(std::unique_ptr<StoreConnection> connection);

  std::unique_ptr<StoreConnection> m_connection;
  std::filesystem::path m_setAside;
};

}  // namespace windtunnel::simulator
