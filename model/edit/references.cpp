// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/references.h"

#include "model/design/step.h"

namespace windtunnel::model {
namespace {

class Walk {
 public:
  Walk(const Design& design, const std::function<void(const Reference&)>& visit)
      : m_design(design), m_visit(visit) {}

  void object(const ObjectType& type, const Value& node, std::string_view kind) {
    for (const auto& [key, value] : node.map()) {
      const Property* property = type.find(key, kind);
      if (!property) continue;
      m_path.push_back(key);
      this->property(*property, value, kind);
      m_path.pop_back();
    }
  }

 private:
  void property(const Property& property, const Value& value, std::string_view kind) {
    switch (property.type) {
      case ValueType::Reference:
        if (value.as<std::string>()) report(property.reference, *value.as<std::string>(), false);
        break;
      case ValueType::Object:
        object(property.object(), value, kind);
        break;
      case ValueType::MapOf:
        map(property, value);
        break;
      case ValueType::ListOf:
        list(property, value);
        break;
      default:
        break;
    }
  }

  void map(const Property& property, const Value& value) {
    for (const auto& [key, entry] : value.map()) {
      m_path.push_back(key);
      report(property.reference, key, true);
      element(property, entry);
      m_path.pop_back();
    }
  }

  void list(const Property& property, const Value& value) {
    if (!value.isList()) return element(property, value);
    for (std::size_t i = 0; i < value.list().size(); ++i) {
      m_path.push_back(std::to_string(i));
      element(property, value.list()[i]);
      m_path.pop_back();
    }
  }

  void element(const Property& property, const Value& value) {
    if (property.element) return this->property(property.element(), value, {});
    if (!property.object) return;
    const Value* kind = value.map().find("kind");
    const bool component = &property.object() == &componentType();
    object(property.object(), value, component && kind ? kind->text() : std::string());
  }

  void report(ReferenceTo what, const std::string& text, bool isKey) {
    if (what == ReferenceTo::Subject) what = subject(text);
    const bool names = what != ReferenceTo::None && what != ReferenceTo::Identifier &&
                       what != ReferenceTo::SecretKey && what != ReferenceTo::Variable;
    if (names) m_visit({Path(m_path), isKey, what, text});
  }

  // A workload, unless only a component has that name.
  ReferenceTo subject(const std::string& text) const {
    const bool isComponent =
        !m_design.find(Path{"workloads", text}) && m_design.find(Path{"components", text});
    return isComponent ? ReferenceTo::Component : ReferenceTo::Workload;
  }

  const Design& m_design;
  const std::function<void(const Reference&)>& m_visit;
  std::vector<std::string> m_path;
};

std::string renamedOwner(std::string_view text, const Renaming& renaming) {
  const auto [component, rest] = splitTarget(text);
  if (component != renaming.from) return std::string(text);
  return rest.empty() ? renaming.to : renaming.to + "/" + rest;
}

std::string renamedMember(std::string_view text, const Renaming& renaming) {
  const auto [component, member] = splitTarget(text);
  if (component != renaming.owner || member != renaming.from) return std::string(text);
  return component + "/" + renaming.to;
}

std::string renamedEnds(std::string_view text, const Renaming& renaming) {
  const auto ends = connectionEnds(text);
  if (!ends) return std::string(text);
  const auto end = [&](const std::string& id) { return id == renaming.from ? renaming.to : id; };
  return connectionKey(end(ends->first), end(ends->second));
}

const char* sectionOf(ReferenceTo what) {
  switch (what) {
    case ReferenceTo::Component:
      return "components";
    case ReferenceTo::Boundary:
      return "boundaries";
    case ReferenceTo::Workload:
      return "workloads";
    case ReferenceTo::Scenario:
      return "scenarios";
    default:
      return "";
  }
}

// A path into the design ("components/orders/replicas") names elements by its segments.
std::string renamedPath(std::string_view text, const Renaming& renaming) {
  std::vector<std::string> segments = Path::parse(text).segments();
  if (segments.size() < 2) return std::string(text);
  if (segments[0] == sectionOf(renaming.what) && segments[1] == renaming.from) segments[1] = renaming.to;
  if (segments[0] == "connections" && renaming.what == ReferenceTo::Component)
    segments[1] = renamedEnds(segments[1], renaming);
  const bool inOwner = segments.size() > 3 && segments[0] == "components" && segments[1] == renaming.owner;
  const bool operation = renaming.what == ReferenceTo::Operation && inOwner && segments[2] == "operations";
  const bool topic = renaming.what == ReferenceTo::Topic && inOwner && segments[2] == "topics";
  if ((operation || topic) && segments[3] == renaming.from) segments[3] = renaming.to;
  if (segments.size() > 3 && segments[0] == "workloads" && segments[2] == "mix")
    segments[3] = renamed(ReferenceTo::Entry, segments[3], renaming);
  return Path(std::move(segments)).text();
}

bool ownedByComponents(ReferenceTo what) {
  return what == ReferenceTo::Component || what == ReferenceTo::Operation || what == ReferenceTo::Entry ||
         what == ReferenceTo::Topic;
}

}  // namespace

void forEachReference(const Design& design, const std::function<void(const Reference&)>& visit) {
  Walk(design, visit).object(documentType(), design.root(), {});
}

std::string renamed(ReferenceTo what, std::string_view text, const Renaming& renaming) {
  if (what == ReferenceTo::Path) return renamedPath(text, renaming);
  if (renaming.what == ReferenceTo::Component) {
    if (ownedByComponents(what)) return renamedOwner(text, renaming);
    return what == ReferenceTo::Connection ? renamedEnds(text, renaming) : std::string(text);
  }
  const bool operation = (renaming.what == ReferenceTo::Operation || renaming.what == ReferenceTo::Entry) &&
                         (what == ReferenceTo::Operation || what == ReferenceTo::Entry);
  const bool member = renaming.what == ReferenceTo::Topic;
  if (operation || (member && what == renaming.what)) return renamedMember(text, renaming);
  return what == renaming.what && text == renaming.from ? renaming.to : std::string(text);
}

bool isBareGateway(const Design& design, std::string_view id) {
  const auto component = design.component(id);
  return component && component->kind() == "gateway" && component->list("routes").empty() &&
         component->objects("operations").empty();
}

bool namesComponent(const Reference& reference, std::string_view component) {
  if (ownedByComponents(reference.what)) return splitTarget(reference.text).first == component;
  if (reference.what == ReferenceTo::Connection) {
    const auto ends = connectionEnds(reference.text);
    return ends && (ends->first == component || ends->second == component);
  }
  if (reference.what != ReferenceTo::Path) return false;
  const Path path = Path::parse(reference.text);
  if (path.size() < 2) return false;
  if (path[0] == "components") return path[1] == component;
  return path[0] == "connections" &&
         namesComponent({path, false, ReferenceTo::Connection, path[1]}, component);
}

}  // namespace windtunnel::model
