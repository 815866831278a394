// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/migration.h"

#include <algorithm>

namespace windtunnel::model {

const Migrations& Migrations::standard() {
  static const Migrations none;
  return none;
}

void Migrations::add(std::unique_ptr<Migration> step) {
  m_steps.push_back(std::move(step));
}

const Migration* Migrations::stepFrom(std::int64_t version) const {
  const auto found =
      std::find_if(m_steps.begin(), m_steps.end(), [&](const auto& step) { return step->from() == version; });
  return found == m_steps.end() ? nullptr : found->get();
}

std::int64_t Migrations::oldest(std::int64_t current) const {
  while (stepFrom(current - 1)) --current;
  return current;
}

std::vector<std::string> Migrations::apply(YamlNode& root, std::int64_t version, std::int64_t current) const {
  std::vector<std::string> notes;
  for (; version < current; ++version) {
    const Migration* step = stepFrom(version);
    if (!step) break;
    const auto told = step->apply(root);
    notes.insert(notes.end(), told.begin(), told.end());
  }
  return notes;
}

}  // namespace windtunnel::model
