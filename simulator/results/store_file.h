// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <exception>
#include <filesystem>
#include <memory>
#include <string>

#include "model/core/result.h"

/// The file of a store of runs: how it is opened, and how its troubles are said.
namespace windtunnel::simulator {

struct StoreConnection {
  std::string file;
  SQLite::Database database;
};

/// What to do with a file that is damaged or no store of runs.
enum class UnusableFile { SetAside, Refuse };

/// A store that is open, and where a file in its place was moved to; empty if there was none.
struct OpenedStore {
  std::unique_ptr<StoreConnection> connection;
  std::filesystem::path setAside;
};

/// Opens or creates the file and the folders above it, and brings an older store up to date.
model::Result<OpenedStore> openStore(const std::filesystem::path& file, UnusableFile unusable);

/// Opens a store to read sweeps from; the file must be one and is not changed.
model::Result<OpenedStore> openStoreToRead(const std::filesystem::path& file);

model::Diagnostic storeError(const std::string& file, const std::string& message, const std::string& hint);

/// Runs `work` and turns what SQLite or the file system throws into a diagnostic.
template <class Work>
auto guardStore(const std::string& file, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& error) {
    return storeError(file, std::string("the store of runs cannot be used: ") + error.what(),
                      "Check that the folder exists, can be written to and has space left.");
  }
}

}  // namespace windtunnel::simulator
