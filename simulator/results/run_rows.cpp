// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/run_rows.h"

#include <chrono>
#include <cmath>
#include <string>

namespace windtunnel::simulator {
namespace {

std::int64_t nowMilliseconds() {
  const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count();
}

}  // namespace

RunHeader headerOf(SQLite::Statement& row) {
  RunHeader header;
  header.id = row.getColumn(0).getInt64();
  header.created = row.getColumn(1).getInt64();
  header.name = row.getColumn(2).getString();
  header.note = row.getColumn(3).getString();
  header.isPinned = row.getColumn(4).getInt() != 0;
  header.designName = row.getColumn(5).getString();
  header.designHash = row.getColumn(6).getString();
  header.scenario = row.getColumn(7).getString();
  header.seed = static_cast<std::uint64_t>(row.getColumn(8).getInt64());
  header.replications = row.getColumn(9).getInt();
  header.programVersion = row.getColumn(10).getString();
  header.fingerprint = static_cast<std::uint64_t>(row.getColumn(11).getInt64());
  header.stopReason = static_cast<StopReason>(row.getColumn(12).getInt());
  header.traces = row.getColumn(13).getInt();
  return header;
}

void readFigures(SQLite::Database& database, RunHeader& header) {
  SQLite::Statement query(database, "SELECT name, value FROM figure WHERE run = ? ORDER BY position");
  query.bind(1, header.id);
  while (query.executeStep()) {
    const SQLite::Column value = query.getColumn(1);
    header.keyFigures.emplace_back(query.getColumn(0).getString(),
                                   value.isNull() ? std::nan("") : value.getDouble());
  }
}

void insertFigures(SQLite::Database& database, std::int64_t id, const RunHeader& header) {
  SQLite::Statement insert(database, "INSERT INTO figure (run, position, name, value) VALUES (?, ?, ?, ?)");
  for (std::size_t i = 0; i < header.keyFigures.size(); ++i) {
    insert.bind(1, id);
    insert.bind(2, static_cast<std::int64_t>(i));
    insert.bind(3, header.keyFigures[i].first);
    insert.bind(4, header.keyFigures[i].second);
    insert.exec();
    insert.reset();
  }
}

void insertTraces(SQLite::Database& database, std::int64_t id, const StoredTraces& traces) {
  if (traces.count == 0) return;
  SQLite::Statement insert(database, "INSERT INTO trace (run, count, content) VALUES (?, ?, ?)");
  insert.bind(1, id);
  insert.bind(2, traces.count);
  insert.bind(3, traces.content.data(), static_cast<int>(traces.content.size()));
  insert.exec();
}

std::string keepDesign(SQLite::Database& database, const std::string& text) {
  const std::string hash = designHash(text);
  SQLite::Statement design(database, "INSERT OR IGNORE INTO design (hash, text) VALUES (?, ?)");
  design.bind(1, hash);
  design.bind(2, text);
  design.exec();
  return hash;
}

std::int64_t insertRun(SQLite::Database& database, const RunRecord& run) {
  const RunHeader& header = run.header;
  const std::string hash = keepDesign(database, run.designText);
  SQLite::Statement insert(
      database,
      "INSERT INTO run (created, name, note, pinned, design_name, design, scenario, seed, "
      "replications, program_version, fingerprint, stop_reason, results) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, header.created != 0 ? header.created : nowMilliseconds());
  insert.bind(2, header.name);
  insert.bind(3, header.note);
  insert.bind(4, header.isPinned ? 1 : 0);
  insert.bind(5, header.designName);
  insert.bind(6, hash);
  insert.bind(7, header.scenario);
  insert.bind(8, static_cast<std::int64_t>(header.seed));
  insert.bind(9, header.replications);
  insert.bind(10, header.programVersion);
  insert.bind(11, static_cast<std::int64_t>(header.fingerprint));
  insert.bind(12, static_cast<int>(header.stopReason));
  insert.bind(13, run.resultsJson);
  insert.exec();
  return database.getLastInsertRowid();
}

}  // namespace windtunnel::simulator
