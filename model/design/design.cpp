// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/design.h"

#include <charconv>

#include "model/design/list_item.h"

namespace windtunnel::model {
namespace {

std::optional<std::size_t> listIndex(const std::string& segment) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), index);
  if (error != std::errc() || end != segment.data() + segment.size()) return std::nullopt;
  return index;
}

const Value* child(const Value& node, const std::string& segment) {
  if (node.isMap()) return node.map().find(segment);
  const auto index = listIndex(segment);
  if (!node.isList() || !index || *index >= node.list().size()) return nullptr;
  return &node.list()[*index];
}

Value replaced(const Value& node, const Path& path, std::size_t depth, Value value, std::size_t position) {
  if (depth == path.size()) return value;
  const std::string& segment = path[depth];
  const Value* present = child(node, segment);
  Value inner = replaced(present ? *present : Value(), path, depth + 1, std::move(value), position);
  if (node.isList()) {
    ValueList list = node.list();
    const std::size_t index = listIndex(segment).value_or(list.size());
    if (index < list.size() && !(position == index && depth + 1 == path.size()))
      list[index] = std::move(inner);
    else
      list.insert(list.begin() + static_cast<std::ptrdiff_t>(std::min(index, list.size())), std::move(inner));
    return Value(std::move(list));
  }
  ValueMap map = node.map();
  map.set(segment, std::move(inner), depth + 1 == path.size() ? position : ValueMap::npos);
  return Value(std::move(map));
}

Value removed(const Value& node, const Path& path, std::size_t depth) {
  const std::string& segment = path[depth];
  const Value* present = child(node, segment);
  if (!present) return node;
  const bool last = depth + 1 == path.size();
  if (node.isList()) {
    ValueList list = node.list();
    const auto at = list.begin() + static_cast<std::ptrdiff_t>(listIndex(segment).value_or(0));
    if (last)
      list.erase(at);
    else
      *at = removed(*present, path, depth + 1);
    return Value(std::move(list));
  }
  ValueMap map = node.map();
  if (last)
    map.remove(segment);
  else
    map.set(segment, removed(*present, path, depth + 1));
  return Value(std::move(map));
}

std::vector<Named> namedElements(const Design& design, const char* section, const ObjectType& type) {
  std::vector<Named> all;
  if (const Value* node = design.root().map().find(section))
    for (const auto& [id, value] : node->map()) all.emplace_back(id, type, value, Path{section, id});
  return all;
}

std::optional<Named> namedElement(const Design& design, const char* section, const ObjectType& type,
                                  std::string_view id) {
  const Path path{section, std::string(id)};
  const Value* node = design.find(path);
  if (!node) return std::nullopt;
  return Named(std::string(id), type, *node, path);
}

std::string kindOf(const Value& component) {
  const Value* kind = component.map().find("kind");
  return kind ? kind->text() : std::string();
}

}  // namespace

std::string connectionKey(std::string_view from, std::string_view to) {
  return std::string(from) + " -> " + std::string(to);
}

std::optional<std::pair<std::string, std::string>> connectionEnds(std::string_view key) {
  constexpr std::string_view arrow = " -> ";
  const std::size_t at = key.find(arrow);
  if (at == std::string_view::npos || at == 0 || at + arrow.size() >= key.size()) return std::nullopt;
  return std::pair{std::string(key.substr(0, at)), std::string(key.substr(at + arrow.size()))};
}

Component::Component(std::string id, Value node)
    : Element(componentType(), node, Path{"components", id}, kindOf(node)),
      m_id(std::move(id)),
      m_kindInfo(findKind(kind())) {
  if (!m_kindInfo) throw std::logic_error("a component without a known kind: " + m_id);
}

std::string Component::title() const {
  const std::string written = text("title");
  return written.empty() ? m_id : written;
}

Connection::Connection(std::string key, Value node)
    : Element(connectionType(), std::move(node), Path{"connections", key}), m_key(std::move(key)) {
  const auto ends = connectionEnds(m_key);
  if (!ends) throw std::logic_error("not the key of an arrow: " + m_key);
  std::tie(m_from, m_to) = *ends;
}

Design::Design()
    : m_root(ValueMap{{"formatVersion", Value(kFormatVersion)}, {"components", Value(ValueMap{})}}) {}

Element Design::document() const {
  return Element(documentType(), m_root, Path());
}

const Value* Design::find(const Path& path) const {
  const Value* node = &m_root;
  for (const std::string& segment : path.segments()) {
    node = child(*node, segment);
    if (!node) return nullptr;
  }
  return node;
}

Design Design::with(const Path& path, Value value, std::size_t position) const {
  return made(replaced(m_root, path, 0, std::move(value), position));
}

Design Design::without(const Path& path) const {
  return made(path.empty() ? Design().m_root : removed(m_root, path, 0));
}

Design Design::made(Value root) const {
  Design design(std::move(root));
  design.m_folder = m_folder;
  return design;
}

std::vector<Component> Design::components() const {
  std::vector<Component> all;
  if (const Value* node = m_root.map().find("components"))
    for (const auto& [id, value] : node->map()) all.emplace_back(id, value);
  return all;
}

std::vector<Connection> Design::connections() const {
  std::vector<Connection> all;
  if (const Value* node = m_root.map().find("connections"))
    for (const auto& [key, value] : node->map()) all.emplace_back(key, value);
  return all;
}

std::vector<Named> Design::boundaries() const {
  return namedElements(*this, "boundaries", boundaryType());
}
std::vector<Named> Design::workloads() const {
  return namedElements(*this, "workloads", workloadType());
}
std::vector<Named> Design::objectives() const {
  return namedElements(*this, "objectives", objectiveType());
}
std::vector<Named> Design::scenarios() const {
  return namedElements(*this, "scenarios", scenarioType());
}
std::vector<Named> Design::placements() const {
  return namedElements(*this, "layout", placementType());
}

std::optional<Component> Design::component(std::string_view id) const {
  const Value* node = find(Path{"components", std::string(id)});
  if (!node) return std::nullopt;
  return Component(std::string(id), *node);
}

std::optional<Connection> Design::connection(std::string_view from, std::string_view to) const {
  const std::string key = connectionKey(from, to);
  const Value* node = find(Path{"connections", key});
  if (!node) return std::nullopt;
  return Connection(key, *node);
}

std::optional<Named> Design::boundary(std::string_view id) const {
  return namedElement(*this, "boundaries", boundaryType(), id);
}
std::optional<Named> Design::workload(std::string_view id) const {
  return namedElement(*this, "workloads", workloadType(), id);
}
std::optional<Named> Design::scenario(std::string_view id) const {
  return namedElement(*this, "scenarios", scenarioType(), id);
}
std::optional<Named> Design::placement(std::string_view id) const {
  return namedElement(*this, "layout", placementType(), id);
}

std::vector<std::string> Design::zones() const {
  std::vector<std::string> names = platform().texts("zones");
  if (names.empty()) names.push_back("a");
  return names;
}

std::string kindAt(const Design& design, const Path& path) {
  if (path.size() < 2 || path[0] != "components") return {};
  const Value* node = design.find(Path{"components", path[1]});
  return node ? kindOf(*node) : std::string();
}

std::optional<PropertyAt> propertyAt(const Design& design, const Path& path) {
  return propertyAt(path, kindAt(design, path));
}

std::optional<PropertyAt> existingPropertyAt(const Design& design, const Path& path) {
  const bool isOwned = path.size() >= 2 && path[0] != "platform";
  if (isOwned && !design.find(Path{path[0], path[1]})) return std::nullopt;
  if (missingItem(design, path)) return std::nullopt;
  return propertyAt(design, path);
}

}  // namespace windtunnel::model
