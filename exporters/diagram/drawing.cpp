// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/drawing.h"

namespace windtunnel::exporters::diagram {

namespace {

int lookUp(const std::unordered_map<std::string, int>& index, std::string_view id) {
  const auto found = index.find(std::string(id));
  return found == index.end() ? -1 : found->second;
}

}  // namespace

Drawing::Drawing(const Drawing& other)
    : m_nodes(other.m_nodes),
      m_boundaries(other.m_boundaries),
      m_arrows(other.m_arrows),
      m_emptyBoundaries(other.m_emptyBoundaries),
      m_nodeIndex(other.m_nodeIndex),
      m_boundaryIndex(other.m_boundaryIndex),
      m_arrowIndex(other.m_arrowIndex),
      m_router(other.m_router ? std::make_unique<OrthogonalRouter>(*other.m_router) : nullptr) {}

Drawing& Drawing::operator=(const Drawing& other) {
  if (this != &other) *this = Drawing(other);
  return *this;
}

int Drawing::node(std::string_view id) const {
  return lookUp(m_nodeIndex, id);
}
int Drawing::boundary(std::string_view id) const {
  return lookUp(m_boundaryIndex, id);
}
int Drawing::arrow(std::string_view key) const {
  return lookUp(m_arrowIndex, key);
}

Rect Drawing::bounds() const {
  Rect all;
  for (const NodeBox& node : m_nodes) all = all.united(node.rect);
  for (const BoundaryBox& boundary : m_boundaries) all = all.united(boundary.rect);
  for (const Arrow& arrow : m_arrows) {
    for (const Point& p : arrow.line) all = all.united({p.x - 1, p.y - 1, 2, 2});
    all = all.united(arrow.labelRect);
  }
  return all;
}

void Drawing::growBoundaries(const std::vector<int>& loose) {
  const auto held = [&](int node) { return std::find(loose.begin(), loose.end(), node) == loose.end(); };
  std::vector<Rect> before;
  for (const BoundaryBox& boundary : m_boundaries) before.push_back(boundary.rect);
  for (BoundaryBox& boundary : m_boundaries) boundary.rect = {};
  for (std::size_t i = m_boundaries.size(); i-- > 0;) {
    BoundaryBox& boundary = m_boundaries[i];
    for (const int n : boundary.nodes) {
      if (held(n)) boundary.rect = boundary.rect.united(m_nodes[static_cast<std::size_t>(n)].rect);
    }
    for (const auto& [index, place] : m_emptyBoundaries) {
      if (index == static_cast<int>(i)) boundary.rect = boundary.rect.united({place.x, place.y, 160, 48});
    }
    // Children come later in the list, so their rectangles are final here.
    for (const BoundaryBox& child : m_boundaries) {
      if (child.parent == static_cast<int>(i)) boundary.rect = boundary.rect.united(child.rect);
    }
    if (boundary.rect.empty()) {
      // All it holds is on the way out: it stays where it was until they have landed.
      if (!boundary.nodes.empty()) boundary.rect = before[i];
      continue;
    }
    boundary.rect = boundary.rect.inflated(kBoundaryPadding);
    boundary.rect.y -= kBoundaryTitle;
    boundary.rect.height += kBoundaryTitle;
  }
}

void Drawing::route() {
  std::vector<Rect> boxes;
  for (const NodeBox& node : m_nodes) boxes.push_back(node.rect);
  std::vector<RouteEdge> edges;
  for (const Arrow& arrow : m_arrows) {
    edges.push_back({arrow.fromNode, arrow.toNode, {arrow.labelRect.width, arrow.labelRect.height}});
  }
  m_router = std::make_unique<OrthogonalRouter>(std::move(boxes), std::move(edges));
  takeRoutes();
}

void Drawing::takeRoutes() {
  for (std::size_t i = 0; i < m_arrows.size(); ++i) {
    m_arrows[i].line = m_router->lines()[i];
    m_arrows[i].labelRect = m_router->labels()[i];
  }
}

void Drawing::moveNodes(const std::vector<std::pair<int, Point>>& moves, Reroute how, bool loose) {
  std::vector<std::pair<int, Rect>> boxes;
  std::vector<int> ignored;
  for (const auto& [index, corner] : moves) {
    Rect& rect = m_nodes[static_cast<std::size_t>(index)].rect;
    rect.x = corner.x;
    rect.y = corner.y;
    boxes.emplace_back(index, rect);
    if (loose) ignored.push_back(index);
  }
  growBoundaries(ignored);
  if (!m_router) return;
  m_router->moveBoxes(boxes, how);
  takeRoutes();
}

LayoutGraph Drawing::layoutGraph(const std::vector<int>& free) const {
  LayoutGraph graph;
  for (const BoundaryBox& boundary : m_boundaries) graph.containers.push_back({boundary.parent});
  for (const NodeBox& node : m_nodes) {
    graph.nodes.push_back({{node.rect.width, node.rect.height}, node.boundary, node.rect.topLeft()});
  }
  for (const int index : free) graph.nodes[static_cast<std::size_t>(index)].fixed.reset();
  for (const Arrow& arrow : m_arrows) graph.edges.push_back({arrow.fromNode, arrow.toNode});
  return graph;
}

}  // namespace windtunnel::exporters::diagram
