// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/run_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <cstdlib>

#include "simulator/results/run_rows.h"
#include "simulator/results/store_file.h"

namespace windtunnel::simulator {

namespace {

model::Diagnostic noSuchRun(const std::string& file, std::int64_t id) {
  return storeError(file, "there is no run " + std::to_string(id) + " in the store of runs",
                    "List the runs again; another window may have removed it.");
}

constexpr const char* kRemoveUnusedDesigns =
    "DELETE FROM design WHERE hash NOT IN (SELECT design FROM run) AND hash NOT IN (SELECT design FROM "
    "sweep)";

}  // namespace

std::filesystem::path usualRunStore() {
  const auto environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::filesystem::path(value == nullptr ? "" : value);
  };
  const std::filesystem::path named = environment("WINDTUNNEL_RUNS");
  if (!named.empty()) return named;
  const std::filesystem::path data = environment("XDG_DATA_HOME");
  return (data.empty() ? environment("HOME") / ".local/share" : data) / "windtunnel/windtunnel/runs.sqlite";
}

RunStore::RunStore(std::unique_ptr<StoreConnection> connection) : m_connection(std::move(connection)) {}
RunStore::RunStore(RunStore&&) noexcept = default;
RunStore& RunStore::operator=(RunStore&&) noexcept = default;
RunStore::~RunStore() = default;

model::Result<RunStore> RunStore::open(const std::filesystem::path& file) {
  model::Result<OpenedStore> opened = openStore(file, UnusableFile::SetAside);
  if (!opened) return opened.error();
  RunStore store(std::move(opened->connection));
  store.m_setAside = opened->setAside;
  return store;
}

model::Result<RunStore> RunStore::openExisting(const std::filesystem::path& file) {
  model::Result<OpenedStore> opened = openStore(file, UnusableFile::Refuse);
  if (!opened) return opened.error();
  return RunStore(std::move(opened->connection));
}

model::Result<std::int64_t> RunStore::add(const RunRecord& run, const TraceSet* traces) {
  const StoredTraces stored = traces == nullptr ? StoredTraces() : storedTraces(*traces);
  return guardStore(m_connection->file, [&]() -> model::Result<std::int64_t> {
    SQLite::Transaction transaction(m_connection->database, SQLite::TransactionBehavior::IMMEDIATE);
    const std::int64_t id = insertRun(m_connection->database, run);
    insertFigures(m_connection->database, id, run.header);
    insertTraces(m_connection->database, id, stored);
    transaction.commit();
    return id;
  });
}

model::Result<std::vector<RunHeader>> RunStore::list(const std::string& designHash) const {
  return guardStore(m_connection->file, [&]() -> model::Result<std::vector<RunHeader>> {
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
  return guardStore(m_connection->file, [&]() -> model::Result<RunRecord> {
    SQLite::Statement query(
        m_connection->database,
        fmt::format("SELECT {}, results, (SELECT text FROM design WHERE hash = design) FROM run WHERE id = ?",
                    kHeaderColumns));
    query.bind(1, id);
    if (!query.executeStep()) return noSuchRun(m_connection->file, id);
    RunRecord record{headerOf(query), query.getColumn(15).getString(), query.getColumn(14).getString()};
    readFigures(m_connection->database, record.header);
    return record;
  });
}

model::Result<std::optional<TraceSet>> RunStore::traces(std::int64_t id) const {
  using Answer = model::Result<std::optional<TraceSet>>;
  return guardStore(m_connection->file, [&]() -> Answer {
    SQLite::Statement query(m_connection->database,
                            "SELECT content FROM run LEFT JOIN trace ON trace.run = run.id WHERE run.id = ?");
    query.bind(1, id);
    if (!query.executeStep()) return noSuchRun(m_connection->file, id);
    if (query.getColumn(0).isNull()) return Answer(std::nullopt);
    std::optional<TraceSet> traces = readTraces(query.getColumn(0).getString());
    if (!traces)
      return storeError(m_connection->file, fmt::format("the traces of run {} cannot be read", id),
                        "Another version of Windtunnel wrote them; run the design once more.");
    return Answer(std::move(traces));
  });
}

namespace {

// Sets one column of one run.
template <class Value>
model::Status update(SQLite::Database& database, const std::string& file, std::int64_t id, const char* column,
                     const Value& value) {
  return guardStore(file, [&]() -> model::Status {
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
  return guardStore(m_connection->file, [&]() -> model::Status {
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
  return guardStore(m_connection->file, [&]() -> model::Result<int> {
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
