// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/boundary_tree.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "model/design/design.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr std::array<std::string_view, 6> kOutermostFirst{"region",    "cluster", "zone",
                                                          "namespace", "team",    "context"};

int rankOf(const std::string& kind) {
  return static_cast<int>(std::find(kOutermostFirst.begin(), kOutermostFirst.end(), kind) -
                          kOutermostFirst.begin());
}

struct Draft {
  BoundaryNode node;
  std::string in;
  std::set<std::string> members;
  std::string parent;
};

using Drafts = std::vector<Draft>;

Drafts draftsOf(const model::Design& design) {
  Drafts drafts;
  for (const model::Named& boundary : design.boundaries()) {
    Draft draft;
    draft.node.id = boundary.id();
    draft.node.kind = boundary.text("kind");
    draft.node.title = boundary.isSet("title") ? boundary.text("title") : boundary.id();
    if (const auto placement = design.placement(boundary.id())) {
      draft.node.collapsed = placement->find<bool>("collapsed").value_or(false);
    }
    draft.in = boundary.text("in");
    drafts.push_back(std::move(draft));
  }
  for (const model::Component& component : design.components()) {
    for (const std::string& id : component.texts("in")) {
      for (Draft& draft : drafts) {
        if (draft.node.id == id) draft.members.insert(component.id());
      }
    }
  }
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& l, const Draft& r) { return rankOf(l.node.kind) < rankOf(r.node.kind); });
  return drafts;
}

const Draft* byId(const Drafts& drafts, const std::string& id) {
  const auto found =
      std::find_if(drafts.begin(), drafts.end(), [&](const Draft& d) { return d.node.id == id; });
  return found == drafts.end() ? nullptr : &*found;
}

/// Whether `outer` is reached by following the parents of `inner`, itself included; cycles end the walk.
bool isWithin(const Drafts& drafts, const Draft* inner, const std::string& outer) {
  for (std::size_t steps = 0; inner && steps <= drafts.size(); ++steps) {
    if (inner->node.id == outer) return true;
    inner = byId(drafts, inner->parent);
  }
  return false;
}

void chooseParents(Drafts& drafts) {
  for (Draft& draft : drafts) {
    const Draft* written = byId(drafts, draft.in);
    if (written && !isWithin(drafts, written, draft.node.id)) {
      draft.parent = draft.in;
      continue;
    }
    const Draft* best = nullptr;
    for (const Draft& other : drafts) {
      if (rankOf(other.node.kind) >= rankOf(draft.node.kind) || draft.members.empty()) continue;
      if (!std::includes(other.members.begin(), other.members.end(), draft.members.begin(),
                         draft.members.end()))
        continue;
      if (!best || rankOf(other.node.kind) > rankOf(best->node.kind) ||
          other.members.size() < best->members.size())
        best = &other;
    }
    if (best) draft.parent = best->node.id;
  }
}

/// Parents before children.
void appendWithChildren(const Drafts& drafts, const std::string& parent, int index, BoundaryTree& tree) {
  for (const Draft& draft : drafts) {
    if (draft.parent != parent) continue;
    BoundaryNode node = draft.node;
    node.parent = index;
    node.depth = index < 0 ? 0 : tree.boundaries[static_cast<std::size_t>(index)].depth + 1;
    tree.boundaries.push_back(node);
    appendWithChildren(drafts, node.id, static_cast<int>(tree.boundaries.size()) - 1, tree);
  }
}

void placeMembers(const Drafts& drafts, BoundaryTree& tree) {
  for (std::size_t i = 0; i < tree.boundaries.size(); ++i) {
    for (const std::string& member : byId(drafts, tree.boundaries[i].id)->members) {
      tree.named[member].push_back(static_cast<int>(i));
      const auto [it, first] = tree.innermost.emplace(member, static_cast<int>(i));
      const int depth = tree.boundaries[i].depth;
      if (!first && depth > tree.boundaries[static_cast<std::size_t>(it->second)].depth)
        it->second = static_cast<int>(i);
    }
  }
}

}  // namespace

int BoundaryTree::collapsedAt(int boundary) const {
  int found = -1;
  for (int b = boundary; b >= 0; b = boundaries[static_cast<std::size_t>(b)].parent) {
    if (boundaries[static_cast<std::size_t>(b)].collapsed) found = b;
  }
  return found;
}

BoundaryTree boundaryTree(const model::Design& design) {
  Drafts drafts = draftsOf(design);
  chooseParents(drafts);
  BoundaryTree tree;
  appendWithChildren(drafts, "", -1, tree);
  placeMembers(drafts, tree);
  return tree;
}

}  // namespace windtunnel::exporters::diagram
