// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/core/key_popularity.h"
#include "model/core/memory.h"
#include "model/design/design.h"
#include "model/design/step.h"

namespace windtunnel::model {

/// What can be asked of a component: an operation that was written, a route of a gateway, or one that the
/// kind brings along when nothing was written.
struct Operation {
  std::string name;
  std::vector<Step> steps;
  Memory requestSize{1024};
  Memory responseSize{2048};
  std::optional<KeyPopularity> lock;  ///< Which row of a database it locks while it runs.
  std::string lockTable;              ///< Whose rows; empty: those of the operation itself.
  Path path;                          ///< Where it is written.
  bool isImplied = false;             ///< Nobody wrote it.
  bool needsPrimary = false;          ///< Only the primary of a database may run it.
  bool appends = false;  ///< Each success is an event that the projections of an event store are told.
};

/// All operations of a component, the first one being its default. A component with operations of its own has
/// these alone; stores can be read and written in any case.
std::vector<Operation> effectiveOperations(const Design& design, const Component& component);

/// The operations of every component by its id, worked out in one go.
std::map<std::string, std::vector<Operation>> effectiveOperations(const Design& design);

/// The name of a route in a mix: its own, else one made from its path, else the operation it leads to.
std::string routeName(const Element& route);

/// The topic a bare broker has.
inline constexpr const char* kImpliedTopic = "messages";

/// Topics of a broker; the implied one when none is written.
std::vector<std::string> topicsOf(const Component& broker);

}  // namespace windtunnel::model
