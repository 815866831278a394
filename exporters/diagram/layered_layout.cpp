// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/layered_layout.h"

#include <map>
#include <set>

#include "exporters/diagram/layers.h"

namespace windtunnel::exporters::diagram {

namespace {

/// A node or a container as a box of the level around it.
struct Item {
  bool container;
  int index;
};

class Nested {
 public:
  explicit Nested(const LayoutGraph& graph)
      : m_graph(graph),
        m_places(graph.nodes.size()),
        m_inner(graph.containers.size()),
        m_sizes(graph.containers.size()) {}

  std::vector<Point> run() {
    for (int c = static_cast<int>(m_graph.containers.size()) - 1; c >= 0; --c) level(c);
    level(-1);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
      for (int c = m_graph.nodes[i].container; c >= 0; c = parent(c))
        m_places[i] = m_places[i] + m_inner[static_cast<std::size_t>(c)];
    }
    return m_places;
  }

 private:
  int parent(int c) const { return m_graph.containers[static_cast<std::size_t>(c)].parent; }

  std::vector<Item> itemsOf(int container) const {
    std::vector<Item> items;
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
      if (m_graph.nodes[i].container == container) items.push_back({false, static_cast<int>(i)});
    }
    for (std::size_t c = 0; c < m_graph.containers.size(); ++c) {
      if (m_graph.containers[c].parent == container) items.push_back({true, static_cast<int>(c)});
    }
    return items;
  }

  /// The item of this level a node belongs to; -1 when it lies outside.
  int itemFor(int node, int container, const std::map<std::pair<bool, int>, int>& index) const {
    int c = m_graph.nodes[static_cast<std::size_t>(node)].container;
    if (c == container) return index.at({false, node});
    while (c >= 0 && parent(c) != container) c = parent(c);
    return c < 0 ? -1 : index.at({true, c});
  }

  FlatGraph flat(int container, const std::vector<Item>& items) const {
    FlatGraph flat;
    std::map<std::pair<bool, int>, int> index;
    for (const Item& item : items) {
      index[{item.container, item.index}] = static_cast<int>(flat.sizes.size());
      flat.sizes.push_back(item.container ? m_sizes[static_cast<std::size_t>(item.index)]
                                          : m_graph.nodes[static_cast<std::size_t>(item.index)].size);
    }
    std::set<std::pair<int, int>> seen;
    for (const LayoutEdge& edge : m_graph.edges) {
      const int from = itemFor(edge.from, container, index);
      const int to = itemFor(edge.to, container, index);
      if (from < 0 || to < 0 || from == to || seen.contains({to, from})) continue;
      if (!seen.insert({from, to}).second) continue;
      flat.edges.push_back({from, to, offset(edge.from, container), offset(edge.to, container)});
    }
    return flat;
  }

  /// How far a node's middle lies below the middle of the item that holds it at this level.
  double offset(int node, int level) const {
    const LayoutNode& n = m_graph.nodes[static_cast<std::size_t>(node)];
    if (n.container == level) return 0;
    double y = m_places[static_cast<std::size_t>(node)].y + n.size.height / 2;
    int c = n.container;
    for (; parent(c) != level; c = parent(c)) y += m_inner[static_cast<std::size_t>(c)].y;
    return y - m_sizes[static_cast<std::size_t>(c)].height / 2;
  }

  void level(int container) {
    const std::vector<Item> items = itemsOf(container);
    const FlatGraph graph = flat(container, items);
    const std::vector<Point> places =
        items.empty() ? std::vector<Point>{} : placeLayers(graph, orderLayers(graph, assignRanks(graph)));
    const Point inset = container < 0 ? Point{} : Point{kBoundaryPadding, kBoundaryPadding + kBoundaryTitle};
    Size used;
    for (std::size_t i = 0; i < items.size(); ++i) {
      (items[i].container ? m_inner : m_places)[static_cast<std::size_t>(items[i].index)] = places[i] + inset;
      used.width = std::max(used.width, places[i].x + graph.sizes[i].width);
      used.height = std::max(used.height, places[i].y + graph.sizes[i].height);
    }
    if (container < 0) return;
    m_sizes[static_cast<std::size_t>(container)] = {
        std::max(used.width, 160.0) + 2 * kBoundaryPadding,
        std::max(used.height, 48.0) + 2 * kBoundaryPadding + kBoundaryTitle};
  }

  const LayoutGraph& m_graph;
  std::vector<Point> m_places;  // inside the innermost container
  std::vector<Point> m_inner;   // of containers, inside their parent
  std::vector<Size> m_sizes;
};

}  // namespace

std::vector<Point> layeredLayout(const LayoutGraph& graph) {
  return keepFixed(graph, Nested(graph).run());
}

}  // namespace windtunnel::exporters::diagram
