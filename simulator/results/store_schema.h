// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

namespace windtunnel::simulator {

/// What a file turns out to be once it is open. One without sweeps is older still.
enum class StoreState { Ours, Empty, Older, WithoutSweeps, Newer, Damaged, Foreign };

/// Reads the marks of the file and checks its pages. SQLite's own errors for files that are no database count
/// as Foreign or Damaged; all others (locked, not readable) are thrown on.
StoreState examine(SQLite::Database& database);

/// Creates the tables in an empty file.
void createTables(SQLite::Database& database);

/// Adds the tables a store of an older program lacks.
void addNewTables(SQLite::Database& database);

/// Settings of every connection: write-ahead log, foreign keys.
void configure(SQLite::Database& database);

/// Renames the file, and the log files beside it, to the first free "<name>.damaged-<n>"; answers the new
/// name.
std::filesystem::path moveAside(const std::filesystem::path& file);

}  // namespace windtunnel::simulator
