// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/sweep_store.h"

#include <nlohmann/json.hpp>

#include "simulator/results/run_rows.h"
#include "simulator/results/store_file.h"

namespace windtunnel::simulator {
namespace {

using nlohmann::json;

SweepPlan planOf(SQLite::Statement& row) {
  SweepPlan plan;
  plan.designName = row.getColumn(0).getString();
  plan.designText = row.getColumn(1).getString();
  plan.scenario = row.getColumn(2).getString();
  plan.seed = static_cast<std::uint64_t>(row.getColumn(3).getInt64());
  plan.replications = row.getColumn(4).getInt();
  plan.maxEvents = static_cast<std::uint64_t>(row.getColumn(5).getInt64());
  plan.programVersion = row.getColumn(6).getString();
  plan.parameters = json::parse(row.getColumn(7).getString()).get<std::vector<std::string>>();
  plan.points = json::parse(row.getColumn(8).getString()).get<std::vector<SweepPoint>>();
  return plan;
}

void insertPlan(SQLite::Database& database, const SweepPlan& plan) {
  const std::string hash = keepDesign(database, plan.designText);
  SQLite::Statement insert(
      database,
      "INSERT OR IGNORE INTO sweep (id, design_name, design, scenario, seed, replications, max_events, "
      "program_version, parameters, points) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, sweepId(plan));
  insert.bind(2, plan.designName);
  insert.bind(3, hash);
  insert.bind(4, plan.scenario);
  insert.bind(5, static_cast<std::int64_t>(plan.seed));
  insert.bind(6, plan.replications);
  insert.bind(7, static_cast<std::int64_t>(plan.maxEvents));
  insert.bind(8, plan.programVersion);
  insert.bind(9, json(plan.parameters).dump());
  insert.bind(10, json(plan.points).dump());
  insert.exec();
}

// Answers whether the point was new, and nothing when it has other results.
std::optional<bool> insertPoint(SQLite::Database& database, const std::string& id, std::size_t position,
                                const std::string& results) {
  SQLite::Statement known(database, "SELECT results FROM sweep_point WHERE sweep = ? AND position = ?");
  known.bind(1, id);
  known.bind(2, static_cast<std::int64_t>(position));
  if (known.executeStep()) {
    if (known.getColumn(0).getString() != results) return std::nullopt;
    return false;
  }
  SQLite::Statement insert(database, "INSERT INTO sweep_point (sweep, position, results) VALUES (?, ?, ?)");
  insert.bind(1, id);
  insert.bind(2, static_cast<std::int64_t>(position));
  insert.bind(3, results);
  insert.exec();
  return true;
}

model::Diagnostic otherResults(const std::string& file, const std::string& from, std::size_t position) {
  return storeError(file,
                    "point " + std::to_string(position + 1) + " of the sweep has other results" +
                        (from.empty() ? "" : " in " + from) + ", though the plan is the same",
                    "Run the sweep again with one build of Windtunnel; equal plans give equal results.");
}

}  // namespace

SweepStore::SweepStore(std::unique_ptr<StoreConnection> connection) : m_connection(std::move(connection)) {}
SweepStore::SweepStore(SweepStore&&) noexcept = default;
SweepStore& SweepStore::operator=(SweepStore&&) noexcept = default;
SweepStore::~SweepStore() = default;

model::Result<SweepStore> SweepStore::open(const std::filesystem::path& file) {
  model::Result<OpenedStore> opened = openStore(file, UnusableFile::Refuse);
  if (!opened) return opened.error();
  return SweepStore(std::move(opened->connection));
}

model::Result<SweepStore> SweepStore::openToRead(const std::filesystem::path& file) {
  model::Result<OpenedStore> opened = openStoreToRead(file);
  if (!opened) return opened.error();
  return SweepStore(std::move(opened->connection));
}

model::Status SweepStore::begin(const SweepPlan& plan) {
  return guardStore(m_connection->file, [&]() -> model::Status {
    SQLite::Transaction transaction(m_connection->database, SQLite::TransactionBehavior::IMMEDIATE);
    insertPlan(m_connection->database, plan);
    transaction.commit();
    return model::okStatus();
  });
}

model::Result<std::vector<SweepPlan>> SweepStore::plans() const {
  return guardStore(m_connection->file, [&]() -> model::Result<std::vector<SweepPlan>> {
    SQLite::Statement query(m_connection->database,
                            "SELECT design_name, (SELECT text FROM design WHERE hash = design), scenario, "
                            "seed, replications, max_events, program_version, parameters, points "
                            "FROM sweep ORDER BY id");
    std::vector<SweepPlan> all;
    while (query.executeStep()) all.push_back(planOf(query));
    return all;
  });
}

model::Result<PointResults> SweepStore::points(const std::string& sweepId) const {
  return guardStore(m_connection->file, [&]() -> model::Result<PointResults> {
    SQLite::Statement query(m_connection->database,
                            "SELECT position, results FROM sweep_point WHERE sweep = ? ORDER BY position");
    query.bind(1, sweepId);
    PointResults points;
    while (query.executeStep())
      points.emplace(static_cast<std::size_t>(query.getColumn(0).getInt64()), query.getColumn(1).getString());
    return points;
  });
}

model::Status SweepStore::keep(const std::string& sweepId, std::size_t position, const std::string& results) {
  return guardStore(m_connection->file, [&]() -> model::Status {
    SQLite::Transaction transaction(m_connection->database, SQLite::TransactionBehavior::IMMEDIATE);
    if (!insertPoint(m_connection->database, sweepId, position, results))
      return otherResults(m_connection->file, "", position);
    transaction.commit();
    return model::okStatus();
  });
}

model::Result<std::size_t> SweepStore::join(const SweepStore& other) {
  return guardStore(m_connection->file, [&]() -> model::Result<std::size_t> {
    const auto theirs = other.plans();
    if (!theirs) return theirs.error();
    std::size_t added = 0;
    SQLite::Transaction transaction(m_connection->database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const SweepPlan& plan : *theirs) {
      const std::string id = sweepId(plan);
      const auto points = other.points(id);
      if (!points) return points.error();
      insertPlan(m_connection->database, plan);
      for (const auto& [position, results] : *points) {
        const auto isNew = insertPoint(m_connection->database, id, position, results);
        if (!isNew) return otherResults(m_connection->file, other.m_connection->file, position);
        added += *isNew ? 1 : 0;
      }
    }
    transaction.commit();
    return added;
  });
}

}  // namespace windtunnel::simulator
