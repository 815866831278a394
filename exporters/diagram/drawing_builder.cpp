// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "exporters/diagram/boundary_tree.h"
#include "exporters/diagram/box_text.h"
#include "exporters/diagram/drawing.h"
#include "exporters/diagram/layered_layout.h"
#include "exporters/diagram/text_width.h"
#include "exporters/diagram/theme.h"
#include "model/design/design.h"
#include "model/design/step.h"

namespace windtunnel::exporters::diagram {

using Positions = std::vector<std::pair<std::string, Point>>;

/// Makes the drawing of a design in the order boundaries, boxes, arrows, places, routes.
class DrawingBuilder {
 public:
  DrawingBuilder(const model::Design& design, const Positions& positions)
      : m_design(design), m_tree(boundaryTree(design)) {
    for (const auto& [id, place] : positions) m_given[id] = place;
    for (const model::Named& placement : design.placements()) m_placements.emplace(placement.id(), placement);
  }

  Drawing build() {
    addCollapsed();
    for (const model::Component& component : m_design.components()) addComponent(component);
    addBoundaries();
    for (const model::Connection& connection : m_design.connections()) addConnection(connection);
    for (const model::Component& component : m_design.components()) addConsumed(component);
    placeRest();
    placeEmptyBoundaries();
    m_drawing.growBoundaries();
    m_drawing.route();
    return std::move(m_drawing);
  }

 private:
  void addNode(NodeBox node) {
    const Size size = nodeSize(node.title, node.subtitle);
    node.title = elided(node.title, textRoom(size.width), metrics::kTitleSize, Weight::SemiBold);
    node.subtitle = elided(node.subtitle, textRoom(size.width), metrics::kSubtitleSize);
    node.rect = {0, 0, size.width, size.height};
    if (const auto place = placeOf(node.id)) {
      node.rect.x = place->x;
      node.rect.y = place->y;
      node.placed = true;
    }
    const auto placement = m_placements.find(node.id);
    node.locked = placement != m_placements.end() && placement->second.find<bool>("locked").value_or(false);
    m_drawing.m_nodeIndex[node.id] = static_cast<int>(m_drawing.m_nodes.size());
    m_drawing.m_nodes.push_back(std::move(node));
  }

  std::optional<Point> placeOf(const std::string& id) const {
    if (const auto placement = m_placements.find(id); placement != m_placements.end()) {
      return Point{placement->second.get<double>("x"), placement->second.get<double>("y")};
    }
    const auto given = m_given.find(id);
    return given == m_given.end() ? std::nullopt : std::optional(given->second);
  }

  /// A boundary that is drawn as one box, because it and none around it is collapsed.
  void addCollapsed() {
    std::map<int, int> members;
    for (const auto& entry : m_tree.innermost) ++members[m_tree.collapsedAt(entry.second)];
    for (std::size_t i = 0; i < m_tree.boundaries.size(); ++i) {
      const BoundaryNode& boundary = m_tree.boundaries[i];
      if (m_tree.collapsedAt(static_cast<int>(i)) != static_cast<int>(i)) continue;
      NodeBox node;
      node.id = boundary.id;
      node.kind = boundary.kind;
      node.title = boundary.title;
      const int count = members[static_cast<int>(i)];
      node.subtitle = std::to_string(count) + (count == 1 ? " component" : " components");
      node.collapsed = true;
      node.boundary = boundary.parent;
      addNode(std::move(node));
    }
  }

  void addComponent(const model::Component& component) {
    const auto in = m_tree.innermost.find(component.id());
    const int innermost = in == m_tree.innermost.end() ? -1 : in->second;
    const int collapsed = m_tree.collapsedAt(innermost);
    if (collapsed >= 0) {
      m_standsFor[component.id()] = m_tree.boundaries[static_cast<std::size_t>(collapsed)].id;
      return;
    }
    NodeBox node;
    node.id = component.id();
    node.kind = component.kindInfo().name;
    node.title = component.title();
    node.subtitle = subtitleOf(component);
    node.replicas = replicasOf(component);
    node.boundary = innermost;
    addNode(std::move(node));
  }

  static int replicasOf(const model::Component& component) {
    if (!component.kindInfo().runsPods) return 0;
    const model::Value* managed = component.node().map().find("managed");
    if (managed && managed->text() != "none") return 0;
    return static_cast<int>(component.find<std::int64_t>("replicas").value_or(1));
  }

  /// Boundaries that are drawn as containers; indices in the boxes are changed to the new numbers.
  void addBoundaries() {
    std::vector<int> number(m_tree.boundaries.size(), -1);
    for (std::size_t i = 0; i < m_tree.boundaries.size(); ++i) {
      if (m_tree.collapsedAt(static_cast<int>(i)) >= 0) continue;
      const BoundaryNode& from = m_tree.boundaries[i];
      number[i] = static_cast<int>(m_drawing.m_boundaries.size());
      const int parent = from.parent < 0 ? -1 : number[static_cast<std::size_t>(from.parent)];
      m_drawing.m_boundaryIndex[from.id] = number[i];
      m_drawing.m_boundaries.push_back({from.id, from.kind, from.title, {}, parent, from.depth, {}});
    }
    for (std::size_t n = 0; n < m_drawing.m_nodes.size(); ++n) {
      NodeBox& node = m_drawing.m_nodes[n];
      if (node.boundary >= 0) node.boundary = number[static_cast<std::size_t>(node.boundary)];
      for (int b = node.boundary; b >= 0; b = m_drawing.m_boundaries[static_cast<std::size_t>(b)].parent) {
        m_drawing.m_boundaries[static_cast<std::size_t>(b)].nodes.push_back(static_cast<int>(n));
      }
      addNamed(static_cast<int>(n), number);
    }
  }

  /// A component may also be in boundaries beside the line of its innermost one.
  void addNamed(int n, const std::vector<int>& number) {
    const auto named = m_tree.named.find(m_drawing.m_nodes[static_cast<std::size_t>(n)].id);
    if (named == m_tree.named.end()) return;
    for (const int tree : named->second) {
      const int b = number[static_cast<std::size_t>(tree)];
      if (b < 0) continue;
      auto& nodes = m_drawing.m_boundaries[static_cast<std::size_t>(b)].nodes;
      if (std::find(nodes.begin(), nodes.end(), n) == nodes.end()) nodes.push_back(n);
    }
  }

  int boxOf(const std::string& component) const {
    const auto hidden = m_standsFor.find(component);
    return m_drawing.node(hidden == m_standsFor.end() ? component : hidden->second);
  }

  void addArrow(Arrow arrow) {
    arrow.fromNode = boxOf(arrow.from);
    arrow.toNode = boxOf(arrow.to);
    if (arrow.fromNode < 0 || arrow.toNode < 0) return;
    const bool hidden = m_standsFor.contains(arrow.from) || m_standsFor.contains(arrow.to);
    if (hidden && arrow.fromNode == arrow.toNode) return;
    if (hidden) {
      const auto [it, first] =
          m_merged.emplace(std::pair{arrow.fromNode, arrow.toNode}, m_drawing.m_arrows.size());
      if (!first) {
        Arrow& existing = m_drawing.m_arrows[it->second];
        ++existing.merged;
        m_drawing.m_arrowIndex[arrow.key] = static_cast<int>(it->second);
        return;
      }
    }
    const Size size = labelSize(arrow.label);
    arrow.labelRect = {0, 0, size.width, size.height};
    m_drawing.m_arrowIndex[arrow.key] = static_cast<int>(m_drawing.m_arrows.size());
    m_drawing.m_arrows.push_back(std::move(arrow));
  }

  /// A title, or a protocol that is not the one the callee speaks anyway.
  std::string labelOf(const model::Connection& connection) const {
    if (connection.isSet("title")) return connection.text("title");
    const std::string protocol = connection.text("protocol");
    const auto callee = m_design.component(connection.to());
    const bool usual = callee && declares(*callee, "protocol") && callee->text("protocol") == protocol;
    return usual ? "" : properName(protocol);
  }

  static bool carriesMessages(const std::string& kind) { return kind == "broker" || kind == "event-store"; }

  void addConnection(const model::Connection& connection) {
    Arrow arrow;
    arrow.key = connection.key();
    arrow.from = connection.from();
    arrow.to = connection.to();
    arrow.label = labelOf(connection);
    for (const std::string& end : {arrow.from, arrow.to}) {
      const auto component = m_design.component(end);
      if (component && carriesMessages(component->kindInfo().name)) arrow.style = ArrowStyle::Message;
    }
    addArrow(std::move(arrow));
  }

  /// What a worker takes from a broker is shown even where the document has no arrow for it.
  void addConsumed(const model::Component& component) {
    const model::Value* consumes = component.node().map().find("consumes");
    if (!consumes || !consumes->isMap()) return;
    for (const auto& entry : consumes->map()) {
      const std::string broker = model::splitTarget(entry.first).first;
      if (m_drawing.arrow(model::connectionKey(broker, component.id())) >= 0) continue;
      if (m_drawing.arrow(model::connectionKey(component.id(), broker)) >= 0) continue;
      Arrow arrow;
      arrow.key = model::connectionKey(broker, component.id());
      arrow.from = broker;
      arrow.to = component.id();
      arrow.style = ArrowStyle::Message;
      addArrow(std::move(arrow));
    }
  }

  void placeRest() {
    std::vector<int> free;
    for (std::size_t i = 0; i < m_drawing.m_nodes.size(); ++i) {
      if (!m_drawing.m_nodes[i].placed) free.push_back(static_cast<int>(i));
    }
    if (free.empty()) return;
    const std::vector<Point> places = layeredLayout(m_drawing.layoutGraph(free));
    for (const int i : free) {
      Rect& rect = m_drawing.m_nodes[static_cast<std::size_t>(i)].rect;
      rect.x = places[static_cast<std::size_t>(i)].x;
      rect.y = places[static_cast<std::size_t>(i)].y;
    }
  }

  void placeEmptyBoundaries() {
    Rect used;
    for (const NodeBox& node : m_drawing.m_nodes) used = used.united(node.rect);
    double y = used.bottom() + 2 * kNodeGap + kBoundaryTitle;
    for (std::size_t i = 0; i < m_drawing.m_boundaries.size(); ++i) {
      const BoundaryBox& boundary = m_drawing.m_boundaries[i];
      const bool parent = std::any_of(m_drawing.m_boundaries.begin(), m_drawing.m_boundaries.end(),
                                      [&](const BoundaryBox& b) { return b.parent == static_cast<int>(i); });
      if (!boundary.nodes.empty() || parent) continue;
      Point place{used.left() + kBoundaryPadding, y};
      if (const auto written = placeOf(boundary.id))
        place = *written + Point{kBoundaryPadding, kBoundaryPadding + kBoundaryTitle};
      else
        y += 2 * kBoundaryPadding + kBoundaryTitle + 48 + kNodeGap;
      m_drawing.m_emptyBoundaries.emplace_back(static_cast<int>(i), place);
    }
  }

  const model::Design& m_design;
  BoundaryTree m_tree;
  Drawing m_drawing;
  std::map<std::string, Point> m_given;
  std::map<std::string, model::Named> m_placements;
  std::map<std::string, std::string> m_standsFor;  // a hidden component and the collapsed boundary it is in
  std::map<std::pair<int, int>, std::size_t> m_merged;
};

Drawing Drawing::of(const model::Design& design) {
  return of(design, {});
}

Drawing Drawing::of(const model::Design& design, const Positions& positions) {
  return DrawingBuilder(design, positions).build();
}

}  // namespace windtunnel::exporters::diagram
