// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/core/path.h"
#include "model/core/value.h"
#include "model/design/design.h"

namespace windtunnel::model {

/// The smallest change of a design: afterwards `value` stands at `path`, or nothing does.
struct Change {
  Path path;
  std::optional<Value> value;
  /// Where a new map key goes (at the end by default); for a list the index at which to insert, not replace.
  std::size_t position = ValueMap::npos;

  bool operator==(const Change&) const = default;
};

/// One step a person sees as one: changes made together, with the words the menu shows ("Move 4 components").
/// A value: it can be kept, sent and journalled, and knows nothing of the design it will be applied to.
struct Edit {
  std::string label;
  std::vector<Change> changes;

  Edit& set(Path path, Value value, std::size_t position = ValueMap::npos);
  Edit& remove(Path path);
  /// The changes of another edit after the own ones.
  Edit& append(const Edit& other);
  bool empty() const { return changes.empty(); }

  bool operator==(const Edit&) const = default;
};

/// A design after an edit, and the edit that leads back to exactly the design before.
struct Applied {
  Design design;
  Edit inverse;
};

/// Applies the changes in their order. Removing what is not there changes nothing.
Applied apply(const Design& design, const Edit& edit);

/// The design alone, for callers that need no way back.
Design applied(const Design& design, const Edit& edit);

}  // namespace windtunnel::model
