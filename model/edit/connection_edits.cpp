// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/edit/connection_edits.h"

#include <fmt/format.h>

#include <vector>

#include "model/design/step.h"
#include "model/edit/draft.h"
#include "model/edit/references.h"
#include "model/edit/removal_edits.h"

namespace windtunnel::model {
namespace {

bool callsNobody(const Component& component) {
  const std::string& kind = component.kind();
  return kind == "database" || kind == "cache" || kind == "object-store" || kind == "external";
}

/// "a database", "an API gateway": the title of a kind within a sentence.
std::string inSentence(std::string title) {
  const bool isWord = title.size() > 1 && title[1] >= 'a' && title[1] <= 'z';
  const bool vowel = std::string("AEIOU").find(title.front()) != std::string::npos;
  if (isWord) title.front() = static_cast<char>(title.front() - 'A' + 'a');
  return (vowel ? "an " : "a ") + title;
}

void consumeFrom(Draft& draft, const Component& broker, const std::string& worker) {
  for (const auto& [topic, consumption] : draft.design().component(worker)->objects("consumes"))
    if (splitTarget(topic).first == broker.id()) return;
  const auto topics = broker.objects("topics");
  if (!topics.empty())
    draft.set(Path{"components", worker, "consumes", broker.id() + "/" + topics.front().first},
              Value(ValueMap{}));
}

std::string retargeted(const Design& design, const std::string& text, const std::string& to) {
  const std::string operation = splitTarget(text).second;
  const bool known = !operation.empty() && design.find(Path{"components", to, "operations", operation});
  return known ? to + "/" + operation : to;
}

// Calls go to the new end; a cached read does where that is a cache too.
void retargetCalls(Draft& draft, const std::string& from, const std::string& to, const std::string& newTo) {
  std::vector<Reference> uses;
  const Path inside{"components", from};
  const bool cache = draft.design().component(newTo)->kind() == "cache";
  forEachReference(draft.design(), [&](const Reference& reference) {
    const bool call = !reference.isKey && (reference.what == ReferenceTo::Operation ||
                                           (cache && reference.what == ReferenceTo::Component));
    if (call && reference.path.startsWith(inside) && splitTarget(reference.text).first == to)
      uses.push_back(reference);
  });
  for (const Reference& use : uses) draft.set(use.path, Value(retargeted(draft.design(), use.text, newTo)));
}

// What still uses the old arrow, which is gone, goes with it.
Edit withoutUses(const Design& moved, Edit edit, const std::string& from, const std::string& to) {
  const Edit oldArrow{"", {{Path{"connections", connectionKey(from, to)}, Value(ValueMap{})}}};
  edit.append(oldArrow);
  return edit.append(removeConnection(applied(moved, oldArrow), from, to));
}

// A worker at the end of a broker's arrow consumes.
Edit withDelivery(Edit edit, const Design& before, const std::string& from, const std::string& to) {
  Draft draft(applied(before, edit), "");
  const Component caller = *draft.design().component(from);
  if (caller.kind() == "broker" && draft.design().component(to)->kind() == "worker")
    consumeFrom(draft, caller, to);
  return edit.append(std::move(draft).take());
}

void renameConnectionReferences(Draft& draft, const std::string& from, const std::string& to) {
  std::vector<Reference> hits;
  forEachReference(draft.design(), [&](const Reference& reference) {
    if (reference.what == ReferenceTo::Connection && !reference.isKey && reference.text == from)
      hits.push_back(reference);
  });
  for (const Reference& hit : hits) draft.set(hit.path, Value(to));
}

}  // namespace

std::optional<Diagnostic> connectionProblem(const Design& design, const std::string& from,
                                            const std::string& to) {
  const auto caller = design.component(from);
  const auto callee = design.component(to);
  const Path path{"connections", connectionKey(from, to)};
  if (!caller || !callee)
    return editRefused("an arrow needs a component at both ends", path, "drop it on a component");
  if (from == to)
    return editRefused("a component does not call itself over the network", path,
                       "draw the arrow to another one");
  if (design.find(path))
    return editRefused("this arrow is drawn already", path, "edit the arrow that is there");
  if (callee->kind() == "client")
    return editRefused("a client is not called", path, "draw the arrow from the client");
  if (callsNobody(*caller))
    return editRefused(fmt::format("{} calls nobody", inSentence(caller->kindInfo().title)), path,
                       "draw the arrow the other way round");
  return std::nullopt;
}

Result<Edit> connect(const Design& design, const std::string& from, const std::string& to) {
  if (auto problem = connectionProblem(design, from, to)) return *problem;
  Draft draft(design, fmt::format("Connect {} to {}", from, to));
  draft.set(Path{"connections", connectionKey(from, to)}, Value(ValueMap{}));
  const Component caller = *design.component(from);
  if (caller.kind() == "broker" && design.component(to)->kind() == "worker") consumeFrom(draft, caller, to);
  return std::move(draft).take();
}

Result<Edit> reconnect(const Design& design, const std::string& from, const std::string& to,
                       const std::string& newFrom, const std::string& newTo) {
  const Path old{"connections", connectionKey(from, to)};
  if (!design.find(old)) return editRefused("there is no such arrow", old, "take an arrow of the drawing");
  if (auto problem = connectionProblem(design, newFrom, newTo)) return *problem;
  Draft draft(design, fmt::format("Reconnect {}", old.back()));
  const std::string key = connectionKey(newFrom, newTo);
  draft.renameKey(old, key);
  renameConnectionReferences(draft, old.back(), key);
  if (newFrom == from) retargetCalls(draft, from, to, newTo);
  const Design moved = draft.design();
  return withoutFormerReaders(
      design, withDelivery(withoutUses(moved, std::move(draft).take(), from, to), design, newFrom, newTo));
}

}  // namespace windtunnel::model
