// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/property_edits.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/edit/draft.h"

namespace windtunnel::model {
namespace {

// "replicas of orders", "cpu limit of 4 components", "sampling".
std::string describe(const std::vector<Path>& paths) {
  if (paths.empty()) return "nothing";
  const Path& first = paths.front();
  if (first.size() < 3) return first.back();
  std::string property = first[2];
  for (std::size_t i = 3; i < std::min<std::size_t>(first.size(), 5); ++i) property += " " + first[i];
  if (first[0] == "platform") return Path(first).back();
  std::vector<std::string> owners;
  for (const Path& path : paths) owners.push_back(path.size() > 1 ? path[1] : path.back());
  return property + " of " + countedLabel(owners, first[0]);
}

// A property is set on an element that is there; setting does not make components or workloads.
bool elementExists(const Design& design, const Path& path) {
  return path.size() < 3 || path[0] == "platform" || design.find(Path{path[0], path[1]});
}

}  // namespace

Result<Edit> setText(const Design& design, const std::vector<Path>& paths, std::string_view text) {
  Draft draft(design, "Set " + describe(paths));
  for (const Path& path : paths) {
    const auto at = propertyAt(design, path);
    if (!at || !elementExists(design, path))
      return editRefused("there is no such property", path, "take a property of the inspector");
    Result<Value> value = parseScalar(*at->property, text);
    if (!value) {
      Diagnostic refused = value.error();
      refused.path = path.text();
      return refused;
    }
    draft.set(path, std::move(value).value());
  }
  return std::move(draft).take();
}

Edit setValue(const Design& design, const std::vector<Path>& paths, const Value& value) {
  Draft draft(design, "Set " + describe(paths));
  for (const Path& path : paths) draft.set(path, value);
  return std::move(draft).take();
}

Edit resetProperty(const Design& design, const std::vector<Path>& paths) {
  Draft draft(design, "Reset " + describe(paths));
  for (const Path& path : paths)
    if (design.find(path)) draft.removePruned(path);
  return std::move(draft).take();
}

Result<Edit> moveElement(const Design& design, const Path& list, std::size_t from, std::size_t to) {
  const Value* node = design.find(list);
  if (!node || from >= node->list().size() || to >= node->list().size())
    return editRefused("there is no such element", list, "take an element of the list");
  ValueList elements = node->list();
  Value moved = std::move(elements[from]);
  elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(from));
  elements.insert(elements.begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
  Edit edit{fmt::format("Move in {}", list.back()), {}};
  edit.set(list, Value(std::move(elements)));
  return edit;
}

Edit insertElement(const Design& design, const Path& list, std::size_t position, const Value& value,
                   std::string_view label) {
  Edit edit{std::string(label), {}};
  const Value* node = design.find(list);
  const std::size_t size = node ? node->list().size() : 0;
  if (size == 0) return edit.set(list, Value(ValueList{value}));
  const std::size_t at = std::min(position, size);
  return edit.set(list / std::to_string(at), value, at);
}

Edit removeElement(const Design& design, const Path& element, std::string_view label) {
  Draft draft(design, std::string(label));
  if (design.find(element)) draft.removePruned(element);
  return std::move(draft).take();
}

}  // namespace windtunnel::model
