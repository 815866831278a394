// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/core/diagnostic.h"
#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// One step of the format's history: turns the tree of a document of version from() into one of the next
/// version. It works on the parsed text in memory; the file changes only when the user saves.
class Migration {
 public:
  virtual ~Migration() = default;

  virtual std::int64_t from() const = 0;

  /// Changes the tree and says in one sentence each what a reader of the document should know.
  virtual std::vector<std::string> apply(YamlNode& root) const = 0;
};

/// The steps from the oldest version still read to the current one.
class Migrations {
 public:
  /// The released history of the format.
  static const Migrations& standard();

  void add(std::unique_ptr<Migration> step);

  /// The oldest version that can be read when `current` is the version of the program.
  std::int64_t oldest(std::int64_t current) const;

  /// Applies every step from `version` up to `current`; a note for each thing worth knowing.
  std::vector<std::string> apply(YamlNode& root, std::int64_t version, std::int64_t current) const;

 private:
  const Migration* stepFrom(std::int64_t version) const;

  std::vector<std::unique_ptr<Migration>> m_steps;
};

}  // namespace windtunnel::model
