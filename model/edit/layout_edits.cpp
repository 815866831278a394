// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/layout_edits.h"

#include <fmt/format.h>

namespace windtunnel::model {
namespace {

// Many boxes at once are one change of the whole section: each change copies the section's map.
constexpr std::size_t kOneChangeFrom = 16;

Value placed(const Value* present, Position position) {
  ValueMap placement = present ? present->map() : ValueMap{};
  placement.set("x", Value(position.x));
  placement.set("y", Value(position.y));
  return Value(std::move(placement));
}

Edit allAtOnce(const Design& design, const std::map<std::string, Position>& positions, std::string label) {
  const Value* node = design.find(Path{"layout"});
  ValueMap layout = node ? node->map() : ValueMap{};
  for (const auto& [id, position] : positions) layout.set(id, placed(layout.find(id), position));
  Edit edit{std::move(label), {}};
  edit.set(Path{"layout"}, Value(std::move(layout)));
  return edit;
}

Edit placeAll(const Design& design, const std::map<std::string, Position>& positions, std::string label) {
  if (positions.size() >= kOneChangeFrom) return allAtOnce(design, positions, std::move(label));
  Edit edit{std::move(label), {}};
  for (const auto& [id, position] : positions) {
    const Path path{"layout", id};
    edit.set(path, placed(design.find(path), position));
  }
  return edit;
}

std::vector<std::string> idsOf(const std::map<std::string, Position>& positions) {
  std::vector<std::string> ids;
  for (const auto& [id, position] : positions) ids.push_back(id);
  return ids;
}

}  // namespace

Edit moveComponents(const Design& design, const std::map<std::string, Position>& positions) {
  return placeAll(design, positions, "Move " + countedLabel(idsOf(positions), "components"));
}

Edit layOut(const Design& design, const std::map<std::string, Position>& positions) {
  std::map<std::string, Position> free;
  for (const auto& [id, position] : positions) {
    const auto placement = design.placement(id);
    if (!placement || !placement->get<bool>("locked")) free.emplace(id, position);
  }
  return placeAll(design, free, "Lay out " + countedLabel(idsOf(free), "components"));
}

Edit lockPlaces(const Design& design, const std::vector<std::string>& ids, bool locked) {
  Draft draft(design, (locked ? "Lock " : "Unlock ") + countedLabel(ids, "components"));
  for (const std::string& id : ids) {
    if (!design.placement(id)) continue;
    if (locked)
      draft.set(Path{"layout", id, "locked"}, Value(true));
    else
      draft.remove(Path{"layout", id, "locked"});
  }
  return std::move(draft).take();
}

Edit collapseBoundary(const Design& design, const std::string& id, bool collapsed) {
  Draft draft(design, (collapsed ? "Collapse " : "Expand ") + id);
  const Path placement{"layout", id};
  if (!design.find(placement)) place(draft, id, {});
  if (collapsed)
    draft.set(placement / "collapsed", Value(true));
  else
    draft.remove(placement / "collapsed");
  return std::move(draft).take();
}

void place(Draft& draft, const std::string& id, Position position) {
  const Path path{"layout", id};
  draft.set(path, placed(draft.design().find(path), position));
}

}  // namespace windtunnel::model
