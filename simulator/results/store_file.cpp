// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/results/store_file.h"

#include "model/core/diagnostic_codes.h"
#include "simulator/results/store_schema.h"

namespace windtunnel::simulator {
namespace {

constexpr int kBusyMilliseconds = 3000;

std::unique_ptr<StoreConnection> connect(const std::filesystem::path& file, int flags) {
  return std::unique_ptr<StoreConnection>(
      new StoreConnection{file.string(), SQLite::Database(file.string(), flags, kBusyMilliseconds)});
}

model::Diagnostic newer(const std::filesystem::path& file) {
  return storeError(file.string(), "the store of runs was written by a newer version of Windtunnel",
                    "Update Windtunnel, or name another file.");
}

model::Diagnostic noStore(const std::filesystem::path& file) {
  return storeError(file.string(), "the file is damaged or no store of runs",
                    "Name another file; this one was left as it is.");
}

}  // namespace

model::Diagnostic storeError(const std::string& file, const std::string& message, const std::string& hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kRunStore;
  diagnostic.message = message;
  diagnostic.location.file = file;
  diagnostic.hint = hint;
  return diagnostic;
}

model::Result<OpenedStore> openStore(const std::filesystem::path& file, UnusableFile unusable) {
  return guardStore(file.string(), [&]() -> model::Result<OpenedStore> {
    if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path());
    OpenedStore store{connect(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), {}};
    StoreState state = examine(store.connection->database);
    if (state == StoreState::Newer) return newer(file);
    if (state == StoreState::Damaged || state == StoreState::Foreign) {
      if (unusable == UnusableFile::Refuse) return noStore(file);
      store.connection.reset();
      store.setAside = moveAside(file);
      store.connection = connect(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      state = StoreState::Empty;
    }
    configure(store.connection->database);
    if (state == StoreState::Empty) createTables(store.connection->database);
    if (state == StoreState::Older || state == StoreState::WithoutSweeps)
      addNewTables(store.connection->database);
    return store;
  });
}

model::Result<OpenedStore> openStoreToRead(const std::filesystem::path& file) {
  return guardStore(file.string(), [&]() -> model::Result<OpenedStore> {
    if (!std::filesystem::exists(file))
      return storeError(file.string(), "there is no such file", "Name a store of runs a sweep has written.");
    OpenedStore store{connect(file, SQLite::OPEN_READONLY), {}};
    const StoreState state = examine(store.connection->database);
    if (state == StoreState::Newer) return newer(file);
    if (state == StoreState::Ours || state == StoreState::Older) return store;
    if (state != StoreState::WithoutSweeps) return noStore(file);
    return storeError(file.string(), "the store holds no sweeps; it is older than they are",
                      "Name a store of runs a sweep has written.");
  });
}

}  // namespace windtunnel::simulator
