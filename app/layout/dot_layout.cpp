// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/layout/dot_layout.h"

#include <gvc.h>

#include <string>

namespace windtunnel::app {

namespace {

using namespace exporters::diagram;

constexpr double kPointsPerInch = 72;

void set(void* object, const char* key, const std::string& value) {
  // The library takes writable strings but does not write to them.
  static char empty[] = "";
  agsafeset(object, const_cast<char*>(key), const_cast<char*>(value.c_str()), empty);
}

std::string inches(double pixels) {
  return std::to_string(pixels / kPointsPerInch);
}

class DotGraph {
 public:
  explicit DotGraph(const LayoutGraph& graph) : m_graph(graph), m_context(gvContext()) {
    std::string name = "g";
    m_root = agopen(name.data(), Agdirected, nullptr);
    declare();
    addContainers();
    addNodes();
    addEdges();
  }
  DotGraph(const DotGraph&) = delete;
  DotGraph& operator=(const DotGraph&) = delete;
  ~DotGraph() {
    gvFreeLayout(m_context, m_root);
    agclose(m_root);
    gvFreeContext(m_context);
  }

  std::optional<std::vector<Point>> run() {
    if (gvLayout(m_context, m_root, "dot") != 0) return std::nullopt;
    std::vector<Point> places;
    double left = 0, top = 0;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
      // Graphviz counts y upwards and answers centres.
      const pointf at = ND_coord(m_nodes[i]);
      const Size& size = m_graph.nodes[i].size;
      places.push_back({at.x - size.width / 2, -at.y - size.height / 2});
      left = i == 0 ? places[i].x : std::min(left, places[i].x);
      top = i == 0 ? places[i].y : std::min(top, places[i].y);
    }
    const auto snap = [](double v) { return std::round(v / kLayoutGrid) * kLayoutGrid; };
    for (Point& p : places) p = {snap(p.x - left), snap(p.y - top)};
    return places;
  }

 private:
  static void attribute(Agraph_t* root, int kind, const char* key, const std::string& value) {
    agattr(root, kind, const_cast<char*>(key), const_cast<char*>(value.c_str()));
  }

  void declare() {
    attribute(m_root, AGRAPH, "rankdir", "LR");
    attribute(m_root, AGRAPH, "splines", "none");
    attribute(m_root, AGRAPH, "nodesep", inches(kNodeGap));
    attribute(m_root, AGRAPH, "ranksep", inches(kColumnGap));
    attribute(m_root, AGRAPH, "margin", "0");
    attribute(m_root, AGRAPH, "label", "");
    attribute(m_root, AGNODE, "shape", "box");
    attribute(m_root, AGNODE, "fixedsize", "true");
    attribute(m_root, AGNODE, "label", "");
  }

  void addContainers() {
    for (std::size_t c = 0; c < m_graph.containers.size(); ++c) {
      const int parent = m_graph.containers[c].parent;
      Agraph_t* around = parent < 0 ? m_root : m_containers[static_cast<std::size_t>(parent)];
      std::string name = "cluster_" + std::to_string(c);
      Agraph_t* cluster = agsubg(around, name.data(), 1);
      set(cluster, "margin", std::to_string(static_cast<int>(kBoundaryPadding)));
      // An empty line of this size keeps the room of the title free.
      set(cluster, "label", " ");
      set(cluster, "fontsize", std::to_string(static_cast<int>(kBoundaryTitle * 0.8)));
      m_containers.push_back(cluster);
    }
  }

  void addNodes() {
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
      const LayoutNode& from = m_graph.nodes[i];
      Agraph_t* in = from.container < 0 ? m_root : m_containers[static_cast<std::size_t>(from.container)];
      std::string name = "n" + std::to_string(i);
      Agnode_t* node = agnode(in, name.data(), 1);
      set(node, "width", inches(from.size.width));
      set(node, "height", inches(from.size.height));
      m_nodes.push_back(node);
    }
  }

  void addEdges() {
    for (const LayoutEdge& e : m_graph.edges) {
      if (e.from == e.to) continue;
      agedge(m_root, m_nodes[static_cast<std::size_t>(e.from)], m_nodes[static_cast<std::size_t>(e.to)],
             nullptr, 1);
    }
  }

  const LayoutGraph& m_graph;
  GVC_t* m_context;
  Agraph_t* m_root;
  std::vector<Agraph_t*> m_containers;
  std::vector<Agnode_t*> m_nodes;
};

}  // namespace

std::optional<std::vector<Point>> dotLayout(const LayoutGraph& graph) {
  return DotGraph(graph).run();
}

}  // namespace windtunnel::app
