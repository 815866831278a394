// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "model/edit/edit.h"

namespace windtunnel::model {

/// An edit while it is put together: each change is made at once on a copy, so that the next one can look at
/// what it left.
class Draft {
 public:
  Draft(Design design, std::string label) : m_design(std::move(design)), m_edit{std::move(label), {}} {}

  const Design& design() const { return m_design; }

  void set(const Path& path, Value value, std::size_t position = ValueMap::npos);
  void remove(const Path& path);
  /// Gives an entry of a map another key and leaves it at its place.
  void renameKey(const Path& path, const std::string& key);
  /// Removes what is at the path, and the maps and lists above it that are empty then and may be absent.
  void removePruned(const Path& path);
  /// Removes a reference together with the smallest element that cannot be without it: a call with its step,
  /// a route, a fault.
  void removeReference(const Path& path, bool isKey);

  Edit take() && { return std::move(m_edit); }

 private:
  Path removable(Path path) const;

  Design m_design;
  Edit m_edit;
};

/// "orders" for one, "4 components" for several.
std::string countedLabel(const std::vector<std::string>& ids, std::string_view plural);

/// `wanted`, or the first of wanted-2, wanted-3, … that is no key of the map at `section`.
std::string freeId(const Design& design, const Path& section, std::string_view wanted);

/// A refusal of an edit: what cannot be done, where, and what to do instead.
Diagnostic editRefused(std::string message, const Path& path, std::string hint);

}  // namespace windtunnel::model
