// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/run_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <functional>

#include "model/core/diagnostic_codes.h"
#include "simulator/results/run_rows.h"
#include "simulator/results/store_schema.h"

namespace windtunnel::simulator {

struct RunStore::Connection {
  std::string file;
  SQLite::Database database;
};

namespace {

constexpr int kBusyMilliseconds = 3000;
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
    SQLite::Statement query(m_connection->database,
                            fmt::format("SELECT {} FROM run WHERE ?1 = '' OR design = ?1 "
                                        "ORDER BY created DESC, id DESC",
                                        kHeaderColumns));
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
        fmt::format("SELECT {}, results, (SELECT text FROM design WHERE hash = design) FROM run WHERE id = ?",
                    kHeaderColumns));
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
    SQLite::Statement statement(database, fmt::format("UPDATE run SET {} = ? WHERE id = ?", column));
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
