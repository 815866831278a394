// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/design/design.h"

namespace windtunnel::model {

/// A place of a design that names something else in it.
struct Reference {
  Path path;           ///< Where the name stands; for a map key the path of its value.
  bool isKey = false;  ///< The name is the key of a map, not a value.
  ReferenceTo what = ReferenceTo::None;
  std::string text;
};

/// Calls `visit` for every reference the property table declares, in document order. Names that are only
/// introduced, such as the ids of components, are none.
void forEachReference(const Design& design, const std::function<void(const Reference&)>& visit);

/// What is called by another name from now on. Operations, topics and routes belong to a component: `owner`.
struct Renaming {
  ReferenceTo what = ReferenceTo::Component;
  std::string from;
  std::string to;
  std::string owner;
};

/// The text of a reference after a renaming; the same text when it does not name what is renamed.
std::string renamed(ReferenceTo what, std::string_view text, const Renaming& renaming);

/// Whether a component is a gateway without routes and operations: its entries bear the names of what its
/// arrows lead to.
bool isBareGateway(const Design& design, std::string_view id);

/// Whether a reference names the component, or something that belongs to it.
bool namesComponent(const Reference& reference, std::string_view component);

}  // namespace windtunnel::model
