// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/losses.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "exporters/common/export_codes.h"
#include "exporters/kubernetes/lossy_properties.h"
#include "model/schema/schema.h"

namespace windtunnel::exporters::kubernetes {
namespace {

using model::Design;
using model::ObjectType;
using model::Path;
using model::Property;
using model::Value;
using model::ValueType;

void addOnce(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

/// One note in the making: which elements of one kind set which properties.
struct Note {
  const LossyProperty* property;
  std::string kind;
  std::vector<std::string> elements;
  std::vector<std::string> keys;
  Path place;
};

/// Where the walk is: the path, its pattern, and the component or arrow it is in.
struct Place {
  Path path;
  std::string pattern;
  std::string kind;       ///< Of the component; empty elsewhere.
  std::string element;    ///< Name of the component or arrow; empty elsewhere.
  bool real = false;      ///< A real image runs it.
  bool client = false;    ///< An arrow out of a client.
  std::size_t depth = 0;  ///< Segments of the element's own path.

  Place below(const std::string& segment, const std::string& word) const {
    Place place = *this;
    place.path = path / segment;
    place.pattern = pattern.empty() ? word : pattern + '/' + word;
    return place;
  }
};

class Walk {
 public:
  Walk(const Design& design, const Release& release) : m_design(design), m_release(release) {}

  std::vector<Note> run() {
    object(model::documentType(), m_design.root(), {});
    return std::move(m_notes);
  }

 private:
  bool isReal(const std::string& component) const {
    return std::any_of(m_release.workloads.begin(), m_release.workloads.end(), [&](const Workload& workload) {
      return workload.component == component && !workload.isStub();
    });
  }

  void object(const ObjectType& type, const Value& value, const Place& place) {
    if (!value.isMap()) {
      if (const Property* lone = type.find(type.shorthand, place.kind))
        leaf(*lone, value, place.below(type.shorthand, type.shorthand));
      return;
    }
    for (const auto& [key, held] : value.map())
      if (const Property* known = type.find(key, place.kind)) property(*known, held, place.below(key, key));
  }

  void property(const Property& known, const Value& value, const Place& place) {
    if (isOutOfScope(place.pattern)) return;
    if (known.type == ValueType::Object) return object(known.object(), value, place);
    if (known.type == ValueType::MapOf) {
      for (const auto& [name, held] : value.map()) entry(known, held, place.below(name, "*"), name);
    } else if (known.type == ValueType::ListOf && value.isList()) {
      for (std::size_t at = 0; at < value.list().size(); ++at)
        entry(known, value.list()[at], place.below(std::to_string(at), "*"), {});
    } else {
      leaf(known, value, place);
    }
  }

  void entry(const Property& owner, const Value& value, Place place, const std::string& name) {
    if (place.pattern == "components/*") enterComponent(value, name, place);
    if (place.pattern == "connections/*") enterArrow(name, place);
    if (owner.object)
      object(owner.object(), value, place);
    else if (owner.element)
      leaf(owner.element(), value, place);
  }

  void enterComponent(const Value& value, const std::string& name, Place& place) const {
    const Value* kind = value.map().find("kind");
    place.kind = kind ? kind->text() : "";
    place.element = name;
    place.real = isReal(name);
    place.depth = place.path.size();
  }

  void enterArrow(const std::string& name, Place& place) const {
    const auto ends = model::connectionEnds(name);
    if (!ends) return;
    const auto caller = m_design.component(ends->first);
    place.element = name;
    place.real = isReal(ends->first);
    place.client = caller && caller->kind() == "client";
    place.depth = place.path.size();
  }

  /// A value that only repeats the default changes nothing, so nothing is lost.
  static bool isDefault(const Property& known, const Value& value, const Place& place) {
    std::string within;
    for (std::size_t at = place.depth; at < place.path.size(); ++at)
      within += (within.empty() ? "" : "/") + place.path[at];
    const std::string text = model::defaultText(known, place.kind, within);
    if (text.empty()) return false;
    const auto parsed = model::parseScalar(known, text);
    return parsed && parsed->text() == value.text();
  }

  static bool applies(const LossyProperty& lossy, const Place& place) {
    if (!isBelow(place.pattern, lossy.pattern)) return false;
    if (lossy.lost == Lost::FromClient) return place.client;
    return lossy.lost == Lost::Always || place.real;
  }

  void leaf(const Property& known, const Value& value, const Place& place) {
    if (value.isNull() || isDefault(known, value, place)) return;
    if (place.pattern == "connections/*/protocol" && value.text() == calleeProtocol(place.element)) return;
    if (place.client && place.pattern == "connections/*/timeout" && m_release.edge.api != "none") return;
    const auto& all = lossyProperties();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const LossyProperty& one) { return applies(one, place); });
    if (found == all.end() || (!found->expressed.empty() && value.text() == found->expressed)) return;
    Note& note = noteOf(*found, place);
    if (!place.element.empty()) addOnce(note.elements, place.element);
    addOnce(note.keys, known.key);
  }

  std::string calleeProtocol(const std::string& arrow) const {
    const auto ends = model::connectionEnds(arrow);
    const auto callee = ends ? m_design.component(ends->second) : std::nullopt;
    return callee && callee->kind() != "client" ? callee->text("protocol") : std::string();
  }

  Note& noteOf(const LossyProperty& lossy, const Place& place) {
    for (Note& note : m_notes)
      if (note.property == &lossy && note.kind == place.kind) return note;
    m_notes.push_back({&lossy, place.kind, {}, {}, place.path});
    return m_notes.back();
  }

  const Design& m_design;
  const Release& m_release;
  std::vector<Note> m_notes;
};

void lose(std::string message, const Path& place, std::string hint, ExportPlan& plan) {
  plan.losses.push_back({code::kNotExpressed,
                         model::Severity::Note,
                         std::move(message),
                         {},
                         place.text(),
                         std::move(hint),
                         {}});
}

/// Boundaries that stand for places: everything is installed into one namespace of one cluster.
void noteBoundaries(const Design& design, ExportPlan& plan) {
  std::vector<std::string> namespaces, places;
  for (const auto& boundary : design.boundaries()) {
    const std::string kind = boundary.text("kind");
    if (kind == "namespace") namespaces.push_back(boundary.id());
    if (kind == "zone" || kind == "cluster" || kind == "region") places.push_back(boundary.id());
  }
  const Path all{"boundaries"};
  if (namespaces.size() > 1)
    lose(fmt::format("All components are installed into one namespace, not into {}",
                     fmt::join(namespaces, ", ")),
         all, "Split the design to install into several.", plan);
  if (!places.empty())
    lose(fmt::format("Being placed in {} is not expressed: pods are spread over the zones there are",
                     fmt::join(places, ", ")),
         all, "Add node affinity for your zones, and export one design for each cluster.", plan);
}

/// What depends on the product a store was drawn as.
void noteProducts(const Design& design, ExportPlan& plan) {
  for (const auto& store : design.components()) {
    const bool memcached = store.kind() == "cache" && store.text("product") == "memcached";
    if (memcached && store.text("eviction") == "lfu")
      lose(fmt::format("Evicting the least frequently used entry of {} is not expressed", store.id()),
           store.path() / "eviction", "Memcached evicts the least recently used; draw Redis or Valkey.",
           plan);
    if (store.kind() != "broker" || store.text("product") == "kafka") continue;
    for (const auto& [name, topic] : store.objects("topics"))
      if (topic.isSet("partitions") || topic.isSet("retention"))
        lose(fmt::format("Partitions and retention of {}/{} are not expressed", store.id(), name),
             topic.path(), "Declare the topic when the application starts.", plan);
  }
}

/// A distribution that is read from a file cannot be drawn from inside the cluster.
void noteTraces(const Design& design, ExportPlan& plan) {
  const auto look = [&](const auto& self, const Value& value, const Path& path) -> void {
    const auto* time = value.as<model::Distribution>();
    if (time && time->kind == model::Distribution::Kind::Trace)
      lose(fmt::format("The times of {} are in a file; the stub takes none", path.text()), path,
           "Use a distribution with parameters.", plan);
    for (const auto& [key, held] : value.map()) self(self, held, path / key);
    for (std::size_t at = 0; at < value.list().size(); ++at)
      self(self, value.list()[at], path / std::to_string(at));
  };
  for (const auto& component : design.components()) look(look, component.node(), component.path());
}

}  // namespace

void noteLosses(const Design& design, const Release& release, ExportPlan& plan) {
  for (const Note& note : Walk(design, release).run())
    lose(fmt::format("{} ({}{}{}): not expressed", note.property->what, fmt::join(note.keys, ", "),
                     note.elements.empty() ? "" : " of ", fmt::join(note.elements, ", ")),
         note.place, std::string(note.property->hint), plan);
  noteBoundaries(design, plan);
  noteProducts(design, plan);
  noteTraces(design, plan);
}

}  // namespace windtunnel::exporters::kubernetes
