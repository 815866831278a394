// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/layout/layout_protocol.h"

#include <cmath>
#include <locale>
#include <sstream>

namespace windtunnel::app {

namespace {

using namespace exporters::diagram;

constexpr double kFarthest = 1e7;

std::ostringstream plainOutput() {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out.precision(10);
  return out;
}

bool sane(double v) {
  return std::isfinite(v) && std::abs(v) < kFarthest;
}

bool valid(const LayoutGraph& graph) {
  const auto nodes = static_cast<int>(graph.nodes.size());
  const auto containers = static_cast<int>(graph.containers.size());
  for (int c = 0; c < containers; ++c) {
    const int parent = graph.containers[static_cast<std::size_t>(c)].parent;
    if (parent < -1 || parent >= c) return false;
  }
  for (const LayoutNode& n : graph.nodes) {
    if (n.container < -1 || n.container >= containers || !sane(n.size.width) || !sane(n.size.height))
      return false;
  }
  for (const LayoutEdge& e : graph.edges) {
    if (e.from < 0 || e.to < 0 || e.from >= nodes || e.to >= nodes) return false;
  }
  return true;
}

bool readLine(std::istringstream& words, LayoutGraph& graph) {
  std::string word;
  words >> word;
  if (word == "container") {
    LayoutContainer container;
    words >> container.parent;
    graph.containers.push_back(container);
  } else if (word == "node") {
    LayoutNode node;
    words >> node.size.width >> node.size.height >> node.container;
    graph.nodes.push_back(node);
  } else if (word == "edge") {
    LayoutEdge edge;
    words >> edge.from >> edge.to;
    graph.edges.push_back(edge);
  } else {
    return false;
  }
  return !words.fail();
}

}  // namespace

std::string layoutRequest(const LayoutGraph& graph) {
  std::ostringstream out = plainOutput();
  for (const LayoutContainer& c : graph.containers) out << "container " << c.parent << '\n';
  for (const LayoutNode& n : graph.nodes)
    out << "node " << n.size.width << ' ' << n.size.height << ' ' << n.container << '\n';
  for (const LayoutEdge& e : graph.edges) out << "edge " << e.from << ' ' << e.to << '\n';
  out << "end\n";
  return out.str();
}

std::optional<LayoutGraph> readLayoutRequest(std::string_view text) {
  std::istringstream in{std::string(text)};
  LayoutGraph graph;
  for (std::string line; std::getline(in, line);) {
    if (line == "end") return valid(graph) ? std::optional(std::move(graph)) : std::nullopt;
    std::istringstream words(line);
    words.imbue(std::locale::classic());
    if (!readLine(words, graph)) return std::nullopt;
  }
  return std::nullopt;
}

std::string layoutAnswer(const std::vector<Point>& places) {
  std::ostringstream out = plainOutput();
  for (const Point& p : places) out << "at " << p.x << ' ' << p.y << '\n';
  out << "done\n";
  return out.str();
}

std::optional<std::vector<Point>> readLayoutAnswer(std::string_view text, std::size_t nodes) {
  std::istringstream in{std::string(text)};
  in.imbue(std::locale::classic());
  std::vector<Point> places;
  for (std::string word; in >> word && word == "at";) {
    Point p;
    if (!(in >> p.x >> p.y) || !sane(p.x) || !sane(p.y)) return std::nullopt;
    places.push_back(p);
  }
  if (places.size() != nodes || text.find("\ndone\n") == std::string_view::npos) return std::nullopt;
  return places;
}

}  // namespace windtunnel::app
