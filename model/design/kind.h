// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/schema/property.h"

namespace windtunnel::model {

/// What a kind of component is: its name in documents, its place in the palette, its own properties and its
/// defaults for the properties all kinds share. One file each in model/design/kinds.
struct Kind {
  std::string name;                  ///< As in documents: "event-store".
  std::string title;                 ///< As shown: "Event store".
  std::string group;                 ///< Heading in the palette.
  std::string whenToUse;             ///< One line for the palette.
  bool runsPods = true;              ///< Runs as pods on the platform (clients and external systems do not).
  bool store = false;                ///< Holds data: database, cache, broker, event store, object store.
  std::vector<Property> properties;  ///< Only this kind has them.
  /// Defaults by path inside the component ("cpu/limit"), in document grammar.
  std::vector<std::pair<std::string, std::string>> defaults;
};

/// All kinds, in the order of the palette.
const std::vector<Kind>& kinds();

/// A kind by its name; null when there is none.
const Kind* findKind(std::string_view name);

}  // namespace windtunnel::model
