// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/node_rewriter.h"

#include <algorithm>

#include "model/io/reference_text.h"
#include "model/io/scalar_text.h"
#include "model/io/value_writer.h"

namespace windtunnel::model {
namespace {

std::string blanks(std::size_t count) {
  return std::string(count, ' ');
}

bool namesArrows(const SchemaCursor& cursor) {
  return cursor.isMapOf() && cursor.property()->reference == ReferenceTo::Connection;
}

const YamlEntry* entryFor(const YamlNode& node, const std::string& key, const SchemaCursor& cursor) {
  if (!namesArrows(cursor)) return node.find(key);
  const auto found = std::find_if(node.entries.begin(), node.entries.end(),
                                  [&](const YamlEntry& entry) { return canonicalArrow(entry.key) == key; });
  return found == node.entries.end() ? nullptr : &*found;
}

// Whether the keys both maps have stand in the same order in both. Objects have no order of their own.
bool sameOrder(const Value& before, const Value& now, const SchemaCursor& cursor) {
  if (cursor.object()) return true;
  std::size_t last = 0;
  for (const auto& [key, value] : now.map()) {
    const std::size_t position = before.map().positionOf(key);
    if (position == ValueMap::npos) continue;
    if (position < last) return false;
    last = position;
  }
  return true;
}

// Brackets that stand in a line of their own block grow no indented values inside them.
bool fitsBrackets(const Value& now, const SchemaCursor& cursor, const std::string& kind) {
  for (const auto& [key, value] : now.map()) {
    const SchemaCursor child = entryCursor(cursor, key, kind);
    const bool empty = (value.isMap() && value.map().empty()) || (value.isList() && value.list().empty());
    if (!child.isInline() && !empty) return false;
  }
  return true;
}

}  // namespace

bool NodeRewriter::changeMap(const YamlNode& node, const Value& before, const Value& now,
                             const SchemaCursor& cursor, const std::string& outerKind, bool inBrackets) {
  const std::string kind = kindWithin(cursor, now, outerKind);
  if (!node.isMap() || node.entries.empty() || now.map().empty() || !sameOrder(before, now, cursor))
    return false;
  if (node.flow && !inBrackets && !fitsBrackets(now, cursor, kind)) return false;
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    const std::string& written = node.entries[i].key;
    if (!now.map().contains(namesArrows(cursor) ? canonicalArrow(written) : written)) removeEntry(node, i);
  }
  const YamlEntry* anchor = nullptr;
  for (const std::string& key : orderedKeys(now, cursor, kind)) {
    const YamlEntry* entry = entryFor(node, key, cursor);
    const Value& value = *now.map().find(key);
    const SchemaCursor child = entryCursor(cursor, key, kind);
    if (!entry) {
      if (!addEntry(node, anchor, key, value, child, kind)) return false;
      continue;
    }
    anchor = entry;
    const Value* old = before.map().find(key);
    if (!old) return false;
    const std::size_t colon = m_splices.source().find(':', entry->keySpan.end);
    const Slot slot{colon + 1, m_splices.column(entry->keySpan.begin), false, inBrackets || node.flow};
    change(entry->value, *old, value, child, kind, slot);
  }
  return true;
}

void NodeRewriter::change(const YamlNode& node, const Value& before, const Value& now,
                          const SchemaCursor& cursor, const std::string& kind, const Slot& slot) {
  if (before == now) return;
  const std::size_t mark = m_splices.size();
  if (changeInside(node, before, now, cursor, kind, slot.inBrackets)) return;
  m_splices.rollBack(mark);
  const Span span{slot.begin, std::max(slot.begin, node.span.end)};
  if (slot.inBrackets)
    return m_splices.replace(slot.inList ? node.span : span,
                             (slot.inList ? "" : " ") + flowText(now, cursor, kind));
  m_splices.replace(span, slot.inList ? itemText(now, cursor, kind, slot.indent)
                                      : blockText(now, cursor, kind, slot.indent));
}

bool NodeRewriter::changeInside(const YamlNode& node, const Value& before, const Value& now,
                                const SchemaCursor& cursor, const std::string& kind, bool inBrackets) {
  if (before.isMap() && now.isMap()) return changeMap(node, before, now, cursor, kind, inBrackets);
  if (before.isList() && now.isList()) return changeList(node, before, now, cursor, kind, inBrackets);
  return false;
}

bool NodeRewriter::changeList(const YamlNode& node, const Value& before, const Value& now,
                              const SchemaCursor& cursor, const std::string& kind, bool inBrackets) {
  const ValueList& old = before.list();
  const ValueList& fresh = now.list();
  if (!node.isList() || node.entries.size() != old.size() || old.empty() || fresh.empty()) return false;
  if (node.flow && !inBrackets && !cursor.isInline() && old.size() != fresh.size()) return false;
  const auto shorter = static_cast<std::ptrdiff_t>(std::min(old.size(), fresh.size()));
  const auto equalHead = std::mismatch(old.begin(), old.begin() + shorter, fresh.begin()).first - old.begin();
  const auto rest = shorter - equalHead;
  const auto equalTail =
      std::mismatch(old.rbegin(), old.rbegin() + rest, fresh.rbegin()).first - old.rbegin();
  const auto head = static_cast<std::size_t>(equalHead);
  const auto changed = static_cast<std::size_t>(rest - equalTail);

  for (std::size_t i = head; i < head + changed; ++i) {
    std::size_t hyphen = node.entries[i].value.span.begin;
    if (!node.flow && !hyphenOf(node.entries[i], hyphen)) return false;
    const Slot slot{hyphen, m_splices.column(hyphen), true, inBrackets || node.flow};
    change(node.entries[i].value, old[i], fresh[i], cursor.element(), kind, slot);
  }
  const std::size_t from = head + changed;
  const std::size_t tail = static_cast<std::size_t>(equalTail);
  for (std::size_t i = from; i + tail < old.size(); ++i) removeEntry(node, i);
  for (std::size_t i = from; i + tail < fresh.size(); ++i)
    if (!addItem(node, from, fresh[i], cursor.element(), kind)) return false;
  return true;
}

void NodeRewriter::removeEntry(const YamlNode& container, std::size_t index) {
  const auto& entries = container.entries;
  const Span span = entries[index].span();
  if (container.flow) {
    if (index > 0) return m_splices.replace({entries[index - 1].span().end, span.end}, "");
    return m_splices.replace({span.begin, entries.size() > 1 ? entries[1].span().begin : span.end}, "");
  }
  std::size_t begin = span.begin;
  if (container.isList()) hyphenOf(entries[index], begin);
  if (m_splices.beginsLine(begin)) {
    const std::size_t lineBreak = m_splices.source().find('\n', m_splices.lineEnd(span.end));
    const std::size_t end = lineBreak == std::string_view::npos ? m_splices.source().size() : lineBreak + 1;
    return m_splices.replace({m_splices.lineBegin(begin), end}, "");
  }
  const bool last = index + 1 == entries.size();
  m_splices.replace({begin, last ? span.end : entries[index + 1].span().begin}, "");
}

bool NodeRewriter::addEntry(const YamlNode& map, const YamlEntry* after, const std::string& key,
                            const Value& value, const SchemaCursor& cursor, const std::string& kind) {
  if (map.flow) {
    const std::string text = keyText(key, true) + ": " + flowText(value, cursor, kind);
    if (after)
      m_splices.insert(after->span().end, ", " + text);
    else
      m_splices.insert(map.entries.front().span().begin, text + ", ");
    return true;
  }
  const std::size_t first = map.entries.front().span().begin;
  const std::size_t indent = m_splices.column(first);
  const std::string text = entryText(key, value, cursor, kind, indent);
  if (after)
    m_splices.insert(m_splices.lineEnd(after->span().end), "\n" + blanks(indent) + text);
  else
    m_splices.insert(first, text + "\n" + blanks(indent));
  return true;
}

bool NodeRewriter::addItem(const YamlNode& list, std::size_t before, const Value& value,
                           const SchemaCursor& cursor, const std::string& kind) {
  if (list.flow) {
    const std::string text = flowText(value, cursor, kind);
    if (before > 0)
      m_splices.insert(list.entries[before - 1].span().end, ", " + text);
    else
      m_splices.insert(list.entries.front().span().begin, text + ", ");
    return true;
  }
  std::size_t hyphen = 0;
  if (!hyphenOf(list.entries.front(), hyphen)) return false;
  const std::size_t indent = m_splices.column(hyphen);
  const std::string text = itemText(value, cursor, kind, indent);
  if (before > 0)
    m_splices.insert(m_splices.lineEnd(list.entries[before - 1].span().end), "\n" + blanks(indent) + text);
  else
    m_splices.insert(hyphen, text + "\n" + blanks(indent));
  return true;
}

// The hyphen stands before the value with nothing but blanks between them.
bool NodeRewriter::hyphenOf(const YamlEntry& item, std::size_t& hyphen) const {
  const std::string_view before = m_splices.source().substr(0, item.value.span.begin);
  const std::size_t last = before.find_last_not_of(" \r\n");
  if (last == std::string_view::npos || before[last] != '-') return false;
  hyphen = last;
  return true;
}

}  // namespace windtunnel::model
