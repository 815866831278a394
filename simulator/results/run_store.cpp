// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/run_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <cmath>
#include <functional>

#include "model/core/diagnostic_codes.h"
#include "simulator/results/store_schema.h"

namespace windtunnel::simulator {

struct RunStore::Connection {
  std::string file;
  SQLite::Database database;
};

namespace {

constexpr int kBusyMilliseconds = 3000;
constexpr const char* kHeaderColumns =
    "id, created, name, note, pinned, design_name, design, scenario, seed, replications, program_version, "
    "fingerprint, stop_reason";

model::Diagnostic storeError(const std::string& file, const std::string& message, const std::string& hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kRunStore;
  diagnostic.message = message;
  diagnostic.location.file = file;
  diagnostic.hint = hint;
  return diagnostic;
}

model::Diagnostic noSuchRun(const std::string& file, std::int64_t id) {
  return storeError(file, "there is no run " + std::to_string(id) + " in the store of runs",
                    "List the runs again; another window may have removed it.");
}

// Runs `work` and turns what SQLite or the file system throws into a diagnostic.
template <class Work>
auto guarded(const std::string& file, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& error) {
    return storeError(file, std::string("the store of runs cannot be used: ") + error.what(),
                      "Check that the folder exists, can be written to and has space left.");
  }
}

std::int64_t nowMilliseconds() {
  const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count();
}

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

std::int64_t insertRun(SQLite::Database& database, const RunRecord& run) {
  const RunHeader& header = run.header;
  const std::string hash = designHash(run.designText);
  SQLite::Statement design(database, "INSERT OR IGNORE INTO design (hash, text) VALUES (?, ?)");
  design.bind(1, hash);
  design.bind(2, run.designText);
  design.exec();
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

constexpr const char* kRemoveUnusedDesigns = "DELETE FROM design WHERE hash NOT IN (SELECT design FROM run)";

}  // namespace

RunStore::RunStore(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
RunStore::RunStore(RunStore&&) noexcept = default;
RunStore& RunStore::operator=(RunStore&&) noexcept = default;
RunStore::~RunStore() = default;

model::Result<RunStore> RunStore::open(const std::filesystem::path& file) {
  return guarded(file.string(), [&]() -> model::Result<RunStore> {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    const auto connect = [&file] {
      const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
      return std::unique_ptr<Connection>(
          new Connection{file.string(), SQLite::Database(file.string(), flags, kBusyMilliseconds)});
    };
    auto connection = connect();
    StoreState state = examine(connection->database);
    std::filesystem::path aside;
    if (state == StoreState::Newer)
      return storeError(file.string(), "the store of runs was written by a newer version of Windtunnel",
                        "Update Windtunnel, or name another file.");
    if (state == StoreState::Damaged || state == StoreState::Foreign) {
      connection.reset();
      aside = moveAside(file);
      connection = connect();
      state = StoreState::Empty;
    }
    configure(connection->database);
    if (state == StoreState::Empty) createTables(connection->database);
    RunStore store(std::move(connection));
    store.m_setAside = aside;
    return store;
  });
}

model::Result<std::int64_t> RunStore::add(const RunRecord& run) {
  return guarded(m_connection->file, [&]() -> model::Result<std::int64_t> {
    SQLite::Transaction transaction(m_connection->database, SQLite::TransactionBehavior::IMMEDIATE);
    const std::int64_t id = insertRun(m_connection->database, run);
    insertFigures(m_connection->database, id, run.header);
    transaction.commit();
    return id;
  });
}

model::Result<std::vector<RunHeader>> RunStore::list(const std::string& designHash) const {
  return guarded(m_connection->file, [&]() -> model::Result<std::vector<RunHeader>> {
    SQLite::Statement query(m_connection->database, std::string("SELECT ") + kHeaderColumns +
                                                        " FROM run WHERE ?1 = '' OR design = ?1 "
                                                        "ORDER BY created DESC, id DESC");
    query.bind(1, designHash);
    std::vector<RunHeader> headers;
    while (query.executeStep()) headers.push_back(headerOf(query));
    for (RunHeader& header : headers) readFigures(m_connection->database, header);
    return headers;
  });
}

model::Result<RunRecord> RunStore::load(std::int64_t id) const {
  return guarded(m_connection->file, [&]() -> model::Result<RunRecord> {
    SQLite::Statement query(
        m_connection->database,
        std::string("SELECT ") + kHeaderColumns +
            ", results, (SELECT text FROM design WHERE hash = design) FROM run WHERE id = ?");
    query.bind(1, id);
    if (!query.executeStep()) return noSuchRun(m_connection->file, id);
    RunRecord record{headerOf(query), query.getColumn(14).getString(), query.getColumn(13).getString()};
    readFigures(m_connection->database, record.header);
    return record;
  });
}

namespace {

// Sets one column of one run.
template <class Value>
model::Status update(SQLite::Database& database, const std::string& file, std::int64_t id, const char* column,
                     const Value& value) {
  return guarded(file, [&]() -> model::Status {
    SQLite::Statement statement(database, std::string("UPDATE run SET ") + column + " = ? WHERE id = ?");
    statement.bind(1, value);
    statement.bind(2, id);
    if (statement.exec() == 0) return noSuchRun(file, id);
    return model::okStatus();
  });
}

}  // namespace

model::Status RunStore::rename(std::int64_t id, const std::string& name) {
  return update(m_connection->database, m_connection->file, id, "name", name);
}

model::Status RunStore::annotate(std::int64_t id, const std::string& note) {
  return update(m_connection->database, m_connection->file, id, "note", note);
}

model::Status RunStore::pin(std::int64_t id, bool isPinned) {
  return update(m_connection->database, m_connection->file, id, "pinned", isPinned ? 1 : 0);
}

model::Status RunStore::remove(std::int64_t id) {
  return guarded(m_connection->file, [&]() -> model::Status {
    SQLite::Transaction transaction(m_connection->database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement statement(m_connection->database, "DELETE FROM run WHERE id = ?");
    statement.bind(1, id);
    if (statement.exec() == 0) return noSuchRun(m_connection->file, id);
    m_connection->database.exec(kRemoveUnusedDesigns);
    transaction.commit();
    return model::okStatus();
  });
}

model::Result<int> RunStore::keepNewest(int count) {
  return guarded(m_connection->file, [&]() -> model::Result<int> {
    SQLite::Transaction transaction(m_connection->database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement statement(m_connection->database,
                                "DELETE FROM run WHERE id IN (SELECT id FROM run WHERE pinned = 0 "
                                "ORDER BY created DESC, id DESC LIMIT -1 OFFSET ?)");
    statement.bind(1, count);
    const int removed = statement.exec();
    m_connection->database.exec(kRemoveUnusedDesigns);
    transaction.commit();
    return removed;
  });
}

}  // namespace windtunnel::simulator
