// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/edit.h"

#include <algorithm>
#include <charconv>

namespace windtunnel::model {
namespace {

Path head(const Path& path, std::size_t length) {
  return Path(std::vector<std::string>(path.segments().begin(),
                                       path.segments().begin() + static_cast<std::ptrdiff_t>(length)));
}

std::size_t indexIn(const Value& parent, const std::string& segment) {
  if (parent.isMap()) return parent.map().positionOf(segment);
  std::size_t index = ValueMap::npos;
  std::from_chars(segment.data(), segment.data() + segment.size(), index);
  return index;
}

// Setting a value makes the maps that are missing on the way, so the way back removes the first of them; a
// scalar in the way gives way to a map, and an index past the end of a list appends.
Change undoOfNew(const Design& design, const Path& path) {
  std::size_t length = 1;
  while (length < path.size() && design.find(head(path, length))) ++length;
  const Path above = head(path, length - 1);
  const Value& parent = *design.find(above);
  if (parent.isList()) return {above / std::to_string(parent.list().size()), std::nullopt};
  if (!parent.isMap()) return {above, parent};
  return {head(path, length), std::nullopt};
}

bool insertsIntoList(const Design& design, const Change& change) {
  const Value* parent = change.path.empty() ? nullptr : design.find(change.path.parent());
  return parent && parent->isList() && indexIn(*parent, change.path.back()) == change.position;
}

Change undoOfSet(const Design& design, const Change& change) {
  const Value* present = design.find(change.path);
  if (present && !insertsIntoList(design, change)) return {change.path, *present};
  return present ? Change{change.path, std::nullopt} : undoOfNew(design, change.path);
}

std::optional<Change> undoOfRemoval(const Design& design, const Change& change) {
  const Value* present = design.find(change.path);
  if (!present) return std::nullopt;
  if (change.path.empty()) return Change{change.path, *present};
  const Value& parent = *design.find(change.path.parent());
  return Change{change.path, *present, indexIn(parent, change.path.back())};
}

}  // namespace

Edit& Edit::set(Path path, Value value, std::size_t position) {
  changes.push_back({std::move(path), std::move(value), position});
  return *this;
}

Edit& Edit::remove(Path path) {
  changes.push_back({std::move(path), std::nullopt});
  return *this;
}

Edit& Edit::append(const Edit& other) {
  changes.insert(changes.end(), other.changes.begin(), other.changes.end());
  return *this;
}

Applied apply(const Design& design, const Edit& edit) {
  Applied result{design, {edit.label, {}}};
  for (const Change& change : edit.changes) {
    if (change.value) {
      result.inverse.changes.push_back(undoOfSet(result.design, change));
      result.design = result.design.with(change.path, *change.value, change.position);
    } else if (auto undo = undoOfRemoval(result.design, change)) {
      result.inverse.changes.push_back(std::move(*undo));
      result.design = result.design.without(change.path);
    }
  }
  std::reverse(result.inverse.changes.begin(), result.inverse.changes.end());
  return result;
}

Design applied(const Design& design, const Edit& edit) {
  return apply(design, edit).design;
}

}  // namespace windtunnel::model
