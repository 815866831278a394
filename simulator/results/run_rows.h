// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <string>

#include "simulator/results/run_record.h"
#include "simulator/results/stored_traces.h"

/// How a kept run stands in the rows of the store. SQLite's exceptions pass through.
namespace windtunnel::simulator {

/// The columns headerOf() reads, in its order.
inline constexpr const char* kHeaderColumns =
    "id, created, name, note, pinned, design_name, design, scenario, seed, replications, program_version, "
    "fingerprint, stop_reason, (SELECT count FROM trace WHERE trace.run = run.id)";

/// The header in a row of kHeaderColumns, without its figures.
RunHeader headerOf(SQLite::Statement& row);

/// Adds the key figures of a run to its header.
void readFigures(SQLite::Database& database, RunHeader& header);

/// Writes the key figures of the run `id`.
void insertFigures(SQLite::Database& database, std::int64_t id, const RunHeader& header);

/// Keeps the text of a design once; answers its hash.
std::string keepDesign(SQLite::Database& database, const std::string& text);

/// Keeps traces with the run `id`; nothing when there are none.
void insertTraces(SQLite::Database& database, std::int64_t id, const StoredTraces& traces);

/// Writes a run and its design; answers its id.
std::int64_t insertRun(SQLite::Database& database, const RunRecord& run);

}  // namespace windtunnel::simulator
