// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/drawing/insertion.h"

#include <vector>

#include "model/edit/component_edits.h"
#include "model/edit/draft.h"
#include "model/edit/references.h"

namespace windtunnel::app {
namespace {

using model::Draft;
using model::Path;
using model::Reference;
using model::Value;
using model::ValueList;

/// Appends the entries of the list at one path to the list at another.
void appendList(Draft& draft, const Path& from, const Path& to) {
  const Value* added = draft.design().find(from);
  if (added == nullptr) return;
  const Value* present = draft.design().find(to);
  ValueList all = present != nullptr ? present->list() : ValueList{};
  all.insert(all.end(), added->list().begin(), added->list().end());
  draft.set(to, Value(std::move(all)));
}

/// What the newcomer does, the other one does too.
void takeOverWork(Draft& draft, const std::string& newcomer, const std::string& id) {
  const Path source{"components", newcomer};
  const Path target{"components", id};
  if (!model::isBareGateway(draft.design(), id)) appendList(draft, source / "routes", target / "routes");
  const Value* operations = draft.design().find(source / "operations");
  if (operations == nullptr) return;
  const model::ValueMap added = operations->map();
  for (const auto& [name, operation] : added) {
    const Path place = target / "operations" / name;
    if (draft.design().find(place) == nullptr)
      draft.set(place, operation);
    else
      appendList(draft, source / "operations" / name / "steps", place / "steps");
  }
}

void takeOverArrows(Draft& draft, const std::string& newcomer, const std::string& id) {
  const model::Design before = draft.design();
  for (const model::Connection& arrow : before.connections()) {
    const auto ends = model::connectionEnds(arrow.path().back());
    if (!ends || (ends->first != newcomer && ends->second != newcomer)) continue;
    const std::string key = model::connectionKey(ends->first == newcomer ? id : ends->first,
                                                 ends->second == newcomer ? id : ends->second);
    if (draft.design().find(Path{"connections", key}) != nullptr)
      draft.remove(arrow.path());
    else
      draft.renameKey(arrow.path(), key);
  }
}

/// What names the newcomer names the other one. Keys come last and from the end, so that no path is lost.
void takeOverNames(Draft& draft, const std::string& newcomer, const std::string& id) {
  const model::Renaming renaming{model::ReferenceTo::Component, newcomer, id, {}};
  const Path inside{"components", newcomer};
  std::vector<Reference> values, keys;
  model::forEachReference(draft.design(), [&](const Reference& reference) {
    if (reference.path.startsWith(inside) ||
        model::renamed(reference.what, reference.text, renaming) == reference.text)
      return;
    (reference.isKey ? keys : values).push_back(reference);
  });
  for (const Reference& one : values)
    draft.set(one.path, Value(model::renamed(one.what, one.text, renaming)));
  for (auto one = keys.rbegin(); one != keys.rend(); ++one)
    draft.renameKey(one->path, model::renamed(one->what, one->text, renaming));
}

}  // namespace

model::Result<model::Edit> insertExisting(const model::Design& design, const std::string& id,
                                          const std::string& from, const std::string& to) {
  const Path arrow{"connections", model::connectionKey(from, to)};
  const auto component = design.component(id);
  if (!component || id == from || id == to)
    return model::editRefused(id + " is at an end of this arrow", arrow, "take another component");
  const model::Result<model::Creation> made =
      model::insertOnConnection(design, from, to, component->kind(), {});
  if (!made.ok()) return made.error();
  // A newcomer of the same kind shows what is to be done; then the other one takes its place.
  Draft draft(model::applied(design, made->edit), {});
  takeOverWork(draft, made->id, id);
  takeOverArrows(draft, made->id, id);
  takeOverNames(draft, made->id, id);
  draft.remove({"components", made->id});
  draft.remove({"layout", made->id});
  model::Edit edit = made->edit;
  edit.append(std::move(draft).take());
  edit.label = "Insert " + id + " into " + arrow.back();
  return edit;
}

}  // namespace windtunnel::app
