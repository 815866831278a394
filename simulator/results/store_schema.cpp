// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/store_schema.h"

#include <sqlite3.h>

#include <string>

namespace windtunnel::simulator {
namespace {

constexpr int kApplicationId = 0x57444e54;  // "WDNT"
constexpr int kVersion = 3;
constexpr int kSweepVersion = 2;  // the first with sweeps

constexpr const char* kTables = R"(
CREATE TABLE design (
  hash TEXT PRIMARY KEY,
  text TEXT NOT NULL
);
CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created INTEGER NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  pinned INTEGER NOT NULL,
  design_name TEXT NOT NULL,
  design TEXT NOT NULL REFERENCES design (hash),
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL,
  replications INTEGER NOT NULL,
  program_version TEXT NOT NULL,
  fingerprint INTEGER NOT NULL,
  stop_reason INTEGER NOT NULL,
  results TEXT NOT NULL
);
CREATE INDEX run_by_design ON run (design, created);
CREATE TABLE figure (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  value REAL,
  PRIMARY KEY (run, position)
) WITHOUT ROWID;
)";

constexpr const char* kSweepTables = R"(
CREATE TABLE sweep (
  id TEXT PRIMARY KEY,
  design_name TEXT NOT NULL,
  design TEXT NOT NULL REFERENCES design (hash),
  scenario TEXT NOT NULL,
  seed INTEGER NOT NULL,
  replications INTEGER NOT NULL,
  max_events INTEGER NOT NULL,
  program_version TEXT NOT NULL,
  parameters TEXT NOT NULL,
  points TEXT NOT NULL
);
CREATE TABLE sweep_point (
  sweep TEXT NOT NULL REFERENCES sweep (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  results TEXT NOT NULL,
  PRIMARY KEY (sweep, position)
) WITHOUT ROWID;
)";

// Since version 3.
constexpr const char* kTraceTable = R"(
CREATE TABLE trace (
  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  count INTEGER NOT NULL,
  content BLOB NOT NULL
);
)";

int versionOf(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

void setVersion(SQLite::Database& database) {
  database.exec("PRAGMA user_version = " + std::to_string(kVersion));
}

StoreState stateByMarks(SQLite::Database& database) {
  const int application = database.execAndGet("PRAGMA application_id").getInt();
  const int version = versionOf(database);
  const int tables = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
  if (application == 0 && version == 0 && tables == 0) return StoreState::Empty;
  if (application != kApplicationId) return StoreState::Foreign;
  if (version > kVersion) return StoreState::Newer;
  const std::string check = database.execAndGet("PRAGMA quick_check(1)").getString();
  if (check != "ok") return StoreState::Damaged;
  if (version == kVersion) return StoreState::Ours;
  return version < kSweepVersion ? StoreState::WithoutSweeps : StoreState::Older;
}

}  // namespace

StoreState examine(SQLite::Database& database) {
  try {
    return stateByMarks(database);
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_NOTADB) return StoreState::Foreign;
    if (error.getErrorCode() == SQLITE_CORRUPT) return StoreState::Damaged;
    throw;
  }
}

void configure(SQLite::Database& database) {
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA foreign_keys = ON");
}

void createTables(SQLite::Database& database) {
  SQLite::Transaction transaction(database);
  database.exec(kTables);
  database.exec(kSweepTables);
  database.exec(kTraceTable);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  setVersion(database);
  transaction.commit();
}

void addNewTables(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const int version = versionOf(database);
  if (version >= kVersion) return;  // another program was faster
  if (version < kSweepVersion) database.exec(kSweepTables);
  database.exec(kTraceTable);
  setVersion(database);
  transaction.commit();
}

std::filesystem::path moveAside(const std::filesystem::path& file) {
  const auto sibling = [&file](const std::string& ending) {
    std::filesystem::path path = file;
    path += ending;
    return path;
  };
  int number = 1;
  while (std::filesystem::exists(sibling(".damaged-" + std::to_string(number)))) ++number;
  const std::string ending = ".damaged-" + std::to_string(number);
  for (const char* log : {"-wal", "-shm"})
    if (std::filesystem::exists(sibling(log))) std::filesystem::rename(sibling(log), sibling(ending + log));
  std::filesystem::rename(file, sibling(ending));
  return sibling(ending);
}

}  // namespace windtunnel::simulator
