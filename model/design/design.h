// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/path.h"
#include "model/core/value.h"
#include "model/design/element.h"
#include "model/design/kind.h"

namespace windtunnel::model {

/// A box of the drawing.
class Component : public Element {
 public:
  Component(std::string id, Value node);
  const std::string& id() const { return m_id; }
  /// The title, or the id when it has none.
  std::string title() const;
  const Kind& kindInfo() const { return *m_kindInfo; }

 private:
  std::string m_id;
  const Kind* m_kindInfo;
};

/// An arrow of the drawing. Its key in the document is "from -> to".
class Connection : public Element {
 public:
  Connection(std::string key, Value node);
  const std::string& key() const { return m_key; }
  const std::string& from() const { return m_from; }
  const std::string& to() const { return m_to; }

 private:
  std::string m_key;
  std::string m_from;
  std::string m_to;
};

/// Any other named element: a boundary, a workload, an objective, a scenario, a placement.
class Named : public Element {
 public:
  Named(std::string id, const ObjectType& type, Value node, Path path)
      : Element(type, std::move(node), std::move(path)), m_id(std::move(id)) {}
  const std::string& id() const { return m_id; }

 private:
  std::string m_id;
};

/// The key of the arrow between two components: "from -> to".
std::string connectionKey(std::string_view from, std::string_view to);

/// The two ends of such a key; empty when it is not one.
std::optional<std::pair<std::string, std::string>> connectionEnds(std::string_view key);

/// An architecture: the tree of what was written in a document, by the property table. A value: cheap to
/// copy, compared by content, never changed in place (see model/edit for changes).
class Design {
 public:
  /// An empty drawing of the current format version.
  Design();
  /// A tree that obeys the property table; the reader makes such trees.
  explicit Design(Value root) : m_root(std::move(root)) {}

  const Value& root() const { return m_root; }
  Element document() const;
  std::string name() const { return document().text("name"); }

  /// What is written at a path; null when nothing is. Valid as long as this design.
  const Value* find(const Path& path) const;

  /// The design with the value at a path replaced or inserted (maps on the way are made; a new key stands at
  /// `position`, at the end by default; a list index equal to its length appends).
  Design with(const Path& path, Value value, std::size_t position = ValueMap::npos) const;
  /// The design without what is at a path. Maps that become empty stay.
  Design without(const Path& path) const;

  std::vector<Component> components() const;
  std::vector<Connection> connections() const;
  std::vector<Named> boundaries() const;
  std::vector<Named> workloads() const;
  std::vector<Named> objectives() const;
  std::vector<Named> scenarios() const;
  std::vector<Named> placements() const;

  std::optional<Component> component(std::string_view id) const;
  std::optional<Connection> connection(std::string_view from, std::string_view to) const;
  std::optional<Named> boundary(std::string_view id) const;
  std::optional<Named> workload(std::string_view id) const;
  std::optional<Named> scenario(std::string_view id) const;
  std::optional<Named> placement(std::string_view id) const;
  Element platform() const { return document().object("platform"); }

  /// Names of the zones; one called "a" when the platform names none.
  std::vector<std::string> zones() const;

  /// Where files that the design names are looked for; empty: where the program runs. It is no part of what
  /// the design says.
  const std::string& folder() const { return m_folder; }
  void setFolder(std::string folder) { m_folder = std::move(folder); }

  bool operator==(const Design& other) const { return m_root == other.m_root; }

 private:
  Design made(Value root) const;

  Value m_root;
  std::string m_folder;
};

/// The component kind a path of a design goes through; empty outside components.
std::string kindAt(const Design& design, const Path& path);

/// The property that stands at a path of this design; nothing when the path leads nowhere.
std::optional<PropertyAt> propertyAt(const Design& design, const Path& path);

/// The same, and nothing when the component, arrow, item of a list or other element the path goes through
/// does not exist.
std::optional<PropertyAt> existingPropertyAt(const Design& design, const Path& path);

}  // namespace windtunnel::model
