// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/removal_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "model/design/operations/operations.h"
#include "model/design/step.h"
#include "model/edit/draft.h"
#include "model/edit/references.h"

namespace windtunnel::model {
namespace {

bool isInside(const Reference& reference, const std::string& component) {
  return reference.path.size() > 2 && reference.path[0] == "components" && reference.path[1] == component;
}

// The entry of a gateway without routes that leads to a component.
bool isEntryOf(const Design& design, const Reference& reference, const std::string& component) {
  if (reference.what != ReferenceTo::Entry && reference.what != ReferenceTo::Operation) return false;
  const auto [gateway, entry] = splitTarget(reference.text);
  return entry == component && isBareGateway(design, gateway);
}

// A call, a cached read or a publish uses the arrow to what it names, a consumption the arrow from it.
bool usesConnection(const Design& design, const Reference& reference, const std::string& key) {
  if (reference.what == ReferenceTo::Connection)
    return reference.text == key && reference.path[0] != "connections";
  if (reference.what == ReferenceTo::Path)
    return Path::parse(reference.text).startsWith({"connections", key});
  const auto ends = connectionEnds(key);
  if (!ends) return false;
  if (splitTarget(reference.text).first == ends->first && isEntryOf(design, reference, ends->second))
    return true;
  if (reference.what == ReferenceTo::Entry)
    return design.workload(reference.path[1])->text("from") == ends->first &&
           namesComponent(reference, ends->second);
  const auto& [named, inside] = reference.isKey ? *ends : std::pair(ends->second, ends->first);
  return isInside(reference, inside) && namesComponent(reference, named);
}

bool namesMember(const Reference& reference, const Path& element) {
  const bool operation = element[2] == "operations" &&
                         (reference.what == ReferenceTo::Operation || reference.what == ReferenceTo::Entry);
  const bool topic = element[2] == "topics" && reference.what == ReferenceTo::Topic;
  return (operation || topic) && reference.text == element[1] + "/" + element[3];
}

bool namesTopLevel(const Design& design, const Reference& reference, const Path& element) {
  const std::string& section = element[0];
  if (section == "components")
    return namesComponent(reference, element[1]) || isEntryOf(design, reference, element[1]);
  if (section == "connections") return usesConnection(design, reference, element[1]);
  if (reference.what == ReferenceTo::Path) return Path::parse(reference.text).startsWith(element);
  const bool same = (section == "boundaries" && reference.what == ReferenceTo::Boundary) ||
                    (section == "workloads" && reference.what == ReferenceTo::Workload) ||
                    (section == "scenarios" && reference.what == ReferenceTo::Scenario);
  return same && reference.text == element[1];
}

bool names(const Design& design, const Reference& reference, const Path& element) {
  if (element.size() == 2) return namesTopLevel(design, reference, element);
  if (reference.what == ReferenceTo::Path) return Path::parse(reference.text).startsWith(element);
  return element.size() == 4 && element[0] == "components" && namesMember(reference, element);
}

long numberOf(const std::string& segment) {
  long value = -1;
  const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), value);
  return error == std::errc() && end == segment.data() + segment.size() ? value : -1;
}

// The last first, so that the positions of what is still to be removed stay right.
bool isLater(const Reference& a, const Reference& b) {
  const auto less = [](const std::string& x, const std::string& y) {
    const long left = numberOf(x);
    const long right = numberOf(y);
    return left >= 0 && right >= 0 ? left < right : x < y;
  };
  return std::lexicographical_compare(b.path.segments().begin(), b.path.segments().end(),
                                      a.path.segments().begin(), a.path.segments().end(), less);
}

std::vector<Reference> referencesTo(const Design& design, const Path& element) {
  std::vector<Reference> hits;
  forEachReference(design, [&](const Reference& reference) {
    if (!reference.path.startsWith(element) && names(design, reference, element)) hits.push_back(reference);
  });
  std::sort(hits.begin(), hits.end(), isLater);
  return hits;
}

bool takesMessages(const Design& design, const std::string& component) {
  const Value* consumed = design.find(Path{"components", component, "consumes"});
  bool takes = consumed && !consumed->map().empty();
  forEachReference(design, [&](const Reference& reference) {
    takes = takes || (reference.path.size() > 3 && reference.path[2] == "projections" &&
                      namesComponent(reference, component));
  });
  return takes;
}

class Removal {
 public:
  Removal(const Design& design, std::string label) : m_before(design), m_draft(design, std::move(label)) {}

  void remove(const Path& element) {
    if (!m_draft.design().find(element)) return;
    while (!removeReferencesTo(element)) {
    }
    m_draft.removePruned(element);
    if (element.size() == 2 && (element[0] == "components" || element[0] == "boundaries"))
      m_draft.remove(Path{"layout", element[1]});
  }

  Edit finish() {
    for (const auto& [path, total] : m_mixes) scale(path, total);
    return withoutFormerReaders(m_before, std::move(m_draft).take());
  }

 private:
  // False when something was removed that has references of its own, so that positions may have moved.
  bool removeReferencesTo(const Path& element) {
    for (const Reference& hit : referencesTo(m_draft.design(), element)) {
      if (isSender(hit)) {
        remove(hit.path.parent());
        return false;
      }
      if (isRoute(hit) && removeCallsOf(hit.path.parent())) return false;
      removeReference(hit);
    }
    return true;
  }

  static bool isSender(const Reference& hit) {
    return hit.path.size() == 3 && hit.path[0] == "workloads" && hit.path[2] == "from";
  }

  static bool isRoute(const Reference& hit) {
    return hit.path.size() == 5 && hit.path[2] == "routes" && hit.path[4] == "to";
  }

  void removeReference(const Reference& hit) {
    if (hit.path.size() == 4 && hit.path[0] == "workloads") noteMix(hit.path.parent());
    if (!replaceCachedRead(hit)) m_draft.removeReference(hit.path, hit.isKey);
  }

  // Without its cache a cached read is what it does on a miss.
  bool replaceCachedRead(const Reference& hit) {
    if (hit.path.back() != "in" || hit.path.parent().back() != "cached") return false;
    const Value* miss = m_draft.design().find(hit.path.parent() / "miss");
    if (!miss || miss->list().empty()) return false;
    const Value steps = *miss;
    const bool one = steps.list().size() == 1;
    m_draft.set(hit.path.parent().parent(), one ? steps.list()[0] : Value(ValueMap{{"steps", steps}}));
    return true;
  }

  // Whoever names a route goes before it: shares of mixes, and calls and routes of other components.
  bool removeCallsOf(const Path& route) {
    const Element gateway = *m_draft.design().component(route[1]);
    const std::string name = route[1] + "/" + routeName(gateway.list("routes")[std::stoul(route.back())]);
    if (!m_routes.insert(name).second) return false;
    bool removed = false;
    for (auto hits = callsOf(name); !hits.empty(); hits = callsOf(name), removed = true)
      if (!isRoute(hits.front()) || !removeCallsOf(hits.front().path.parent())) removeReference(hits.front());
    m_routes.erase(name);
    return removed;
  }

  std::vector<Reference> callsOf(const std::string& name) const {
    std::vector<Reference> hits;
    forEachReference(m_draft.design(), [&](const Reference& reference) {
      const bool target = reference.what == ReferenceTo::Entry || reference.what == ReferenceTo::Operation;
      if (target && reference.text == name) hits.push_back(reference);
    });
    std::sort(hits.begin(), hits.end(), isLater);
    return hits;
  }

  double total(const Path& mix) const {
    double sum = 0;
    if (const Value* node = m_draft.design().find(mix))
      for (const auto& [entry, share] : node->map())
        sum += share.as<Share>() ? share.as<Share>()->fraction : 0;
    return sum;
  }

  void noteMix(const Path& mix) { m_mixes.emplace(mix, total(mix)); }

  void scale(const Path& mix, double before) {
    const double now = total(mix);
    if (now <= 0 || before <= 0 || now == before) return;
    const Value entries = *m_draft.design().find(mix);
    for (const auto& [entry, share] : entries.map())
      if (const Share* held = share.as<Share>())
        m_draft.set(mix / entry, Value(Share{std::min(1.0, held->fraction * before / now)}));
  }

  Design m_before;
  Draft m_draft;
  std::map<Path, double> m_mixes;
  std::set<std::string> m_routes;  // whose callers are being removed
};

std::string labelFor(const std::vector<Path>& paths) {
  if (paths.size() == 1) return "Remove " + paths.front().back();
  const bool components =
      std::all_of(paths.begin(), paths.end(), [](const Path& path) { return path[0] == "components"; });
  return fmt::format("Remove {} {}", paths.size(), components ? "components" : "elements");
}

}  // namespace

Edit withoutFormerReaders(const Design& before, Edit edit) {
  const Design after = applied(before, edit);
  Draft draft(after, "");
  for (const Named& objective : before.objectives()) {
    const std::string reader = objective.text("of");
    if (takesMessages(before, reader) && !takesMessages(after, reader) && after.find(objective.path()))
      draft.removePruned(objective.path());
  }
  return edit.append(std::move(draft).take());
}

Edit removeElements(const Design& design, const std::vector<Path>& paths) {
  Removal removal(design, paths.empty() ? "Remove nothing" : labelFor(paths));
  for (const Path& path : paths) removal.remove(path);
  return removal.finish();
}

Edit removeComponents(const Design& design, const std::vector<std::string>& ids) {
  std::vector<Path> paths;
  for (const std::string& id : ids) paths.push_back(Path{"components", id});
  return removeElements(design, paths);
}

Edit removeConnection(const Design& design, const std::string& from, const std::string& to) {
  return removeElements(design, {Path{"connections", connectionKey(from, to)}});
}

}  // namespace windtunnel::model
