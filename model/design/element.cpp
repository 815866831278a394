// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/design/element.h"

namespace windtunnel::model {
namespace {

std::string joined(const std::string& head, std::string_view tail) {
  return head.empty() ? std::string(tail) : head + "/" + std::string(tail);
}

std::pair<std::string_view, std::string_view> splitLast(std::string_view key) {
  const std::size_t slash = key.rfind('/');
  if (slash == std::string_view::npos) return {{}, key};
  return {key.substr(0, slash), key.substr(slash + 1)};
}

}  // namespace

Element::Element(const ObjectType& type, Value node, Path path, std::string kind, std::string within)
    : m_type(&type),
      m_node(std::move(node)),
      m_path(std::move(path)),
      m_kind(std::move(kind)),
      m_within(std::move(within)) {}

const Property& Element::property(std::string_view key) const {
  const Property* found = m_type->find(key, m_kind);
  if (!found) throw std::logic_error("no such property: " + (m_path / key).text());
  return *found;
}

const Value* Element::written(std::string_view key) const {
  const auto [head, last] = splitLast(key);
  if (head.empty()) return m_node.map().find(last);
  const Value* node = &m_node;
  std::size_t start = 0;
  while (node && start <= head.size()) {
    const std::size_t end = std::min(head.find('/', start), head.size());
    node = node->map().find(head.substr(start, end - start));
    start = end + 1;
  }
  return node ? node->map().find(last) : nullptr;
}

Value Element::value(std::string_view key) const {
  const auto [head, last] = splitLast(key);
  if (!head.empty()) {
    const std::size_t slash = head.find('/');
    const std::string first(head.substr(0, slash));
    return object(first).value(key.substr(first.size() + 1));
  }
  const Property& declared = property(key);
  if (const Value* node = m_node.map().find(key)) return *node;
  const std::string fallback = defaultText(declared, m_kind, joined(m_within, key));
  if (fallback.empty()) return {};
  Result<Value> parsed = parseScalar(declared, fallback);
  if (!parsed)
    throw std::logic_error("bad default of " + (m_path / key).text() + ": " + parsed.error().message);
  return parsed.value();
}

Element Element::object(std::string_view key) const {
  const Property& declared = property(key);
  if (declared.type != ValueType::Object) throw std::logic_error("not an object: " + (m_path / key).text());
  const Value* node = m_node.map().find(key);
  return Element(declared.object(), node ? *node : Value(ValueMap{}), m_path / key, m_kind,
                 joined(m_within, key));
}

std::vector<std::pair<std::string, Element>> Element::objects(std::string_view key) const {
  const Property& declared = property(key);
  std::vector<std::pair<std::string, Element>> entries;
  const Value* node = m_node.map().find(key);
  if (!node) return entries;
  for (const auto& [name, value] : node->map())
    entries.emplace_back(
        name, Element(declared.object(), value, m_path / key / name, m_kind, joined(m_within, key)));
  return entries;
}

std::vector<Element> Element::list(std::string_view key) const {
  const Property& declared = property(key);
  std::vector<Element> elements;
  const Value* node = m_node.map().find(key);
  if (!node) return elements;
  for (std::size_t i = 0; i < node->list().size(); ++i)
    elements.emplace_back(declared.object(), node->list()[i], m_path / key / std::to_string(i), m_kind,
                          joined(m_within, key));
  return elements;
}

std::vector<std::pair<std::string, Value>> Element::scalars(std::string_view key) const {
  property(key);
  const Value* node = m_node.map().find(key);
  if (!node) return {};
  return {node->map().begin(), node->map().end()};
}

std::vector<std::string> Element::texts(std::string_view key) const {
  property(key);
  std::vector<std::string> all;
  if (const Value* node = m_node.map().find(key))
    for (const Value& element : node->list()) all.push_back(element.text());
  return all;
}

}  // namespace windtunnel::model
