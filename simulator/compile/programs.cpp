// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/diagnostic_codes.h"
#include "simulator/compile/program_builder.h"

namespace windtunnel::simulator {

namespace {

// A lock is looked after for each of them during the whole run.
constexpr std::uint64_t kMostRows = 10'000'000;

// Every operation of a database but its read writes to the volume once.
Time writeTime(const Compilation& c, Index component, const std::string& operation) {
  const double iops = c.network.components[component].iops;
  return iops > 0 && operation != "read" ? static_cast<Time>(1e9 / iops) : 0;
}

// Where the rows of each table of a database begin, and how many there are.
struct Table {
  std::uint64_t firstRow = 0;
  std::uint64_t rows = 0;
};

std::string tableOf(const model::Operation& operation) {
  // A written table cannot have a slash in its name.
  return operation.lockTable.empty() ? "/" + operation.name : operation.lockTable;
}

// A table has as many rows as the operation that knows most of them.
std::map<std::string, Table> tablesOf(Compilation& c, Index component) {
  std::map<std::string, Table> tables;
  for (const model::Operation& plan : c.plans[component]) {
    if (!plan.lock) continue;
    std::uint64_t& rows = tables[tableOf(plan)].rows;
    rows = std::max(rows, static_cast<std::uint64_t>(plan.lock->keys));
    if (c.network.components[component].lockPath.empty())
      c.network.components[component].lockPath = (plan.path / "lock" / "key").text();
  }
  std::uint64_t& all = c.network.components[component].lockableRows;
  for (auto& [name, table] : tables) {
    table.firstRow = all;
    all += table.rows;
  }
  if (all > kMostRows)
    c.refuse(model::code::kNotSimulable,
             c.network.components[component].id + " has more than 10 million rows that can be locked",
             model::Path::parse(c.network.components[component].lockPath),
             "Choose a smaller number of rows: the rare ones never meet");
  return tables;
}

Index lockSiteOf(Compilation& c, Index component, const model::Operation& plan,
                 const std::map<std::string, Table>& tables) {
  if (!plan.lock) return kNone;
  LockSite site;
  site.firstRow = tables.at(tableOf(plan)).firstRow;
  site.rows = KeySampler(*plan.lock);
  site.name = c.network.components[component].id + "/" + plan.name;
  c.network.lockSites.push_back(std::move(site));
  return static_cast<Index>(c.network.lockSites.size() - 1);
}

}  // namespace

void compilePrograms(Compilation& c) {
  for (Index component = 0; component < c.plans.size(); ++component) {
    const std::map<std::string, Table> tables = tablesOf(c, component);
    for (std::size_t i = 0; i < c.plans[component].size(); ++i) {
      const Index operation = c.operations[component][i];
      const model::Operation& plan = c.plans[component][i];
      ProgramBuilder builder(c, component, c.network.operations[operation].name);
      c.network.operations[operation].program = builder.build(plan.steps, writeTime(c, component, plan.name),
                                                              lockSiteOf(c, component, plan, tables));
      if (c.error) return;
    }
  }
}

}  // namespace windtunnel::simulator
