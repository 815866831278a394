// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/layers.h"

namespace windtunnel::exporters::diagram {

namespace {

using Neighbours = std::vector<std::vector<int>>;

/// Turns round the edges that lead back to a node still on the depth-first path.
class Acyclic {
 public:
  explicit Acyclic(const FlatGraph& graph)
      : m_next(graph.sizes.size()), m_out(graph.sizes.size()), m_state(graph.sizes.size()) {
    std::vector<int> incoming(graph.sizes.size());
    for (const FlatEdge& e : graph.edges) {
      m_next[static_cast<std::size_t>(e.from)].push_back(e.to);
      ++incoming[static_cast<std::size_t>(e.to)];
    }
    for (std::size_t i = 0; i < incoming.size(); ++i) {
      if (incoming[i] == 0) walk(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < incoming.size(); ++i) walk(static_cast<int>(i));
  }

  const Neighbours& next() const { return m_out; }
  /// Nodes so that every edge leads to a later one.
  std::vector<int> order() const { return {m_done.rbegin(), m_done.rend()}; }

 private:
  // An explicit stack: a chain may be longer than the call stack is deep.
  void walk(int start) {
    if (state(start) != 0) return;
    std::vector<std::pair<int, std::size_t>> path{{start, 0}};
    state(start) = 1;
    while (!path.empty()) {
      auto& [node, position] = path.back();
      const auto& targets = m_next[static_cast<std::size_t>(node)];
      if (position == targets.size()) {
        state(node) = 2;
        m_done.push_back(node);
        path.pop_back();
        continue;
      }
      const int to = targets[position++];
      const int from = node;
      if (state(to) == 1) {
        m_out[static_cast<std::size_t>(to)].push_back(from);
        continue;
      }
      m_out[static_cast<std::size_t>(from)].push_back(to);
      if (state(to) == 0) {
        state(to) = 1;
        path.emplace_back(to, 0);
      }
    }
  }

  int& state(int i) { return m_state[static_cast<std::size_t>(i)]; }

  Neighbours m_next;
  Neighbours m_out;
  std::vector<int> m_state;
  std::vector<int> m_done;
};

}  // namespace

std::vector<int> assignRanks(const FlatGraph& graph) {
  const Acyclic acyclic(graph);
  std::vector<int> ranks(graph.sizes.size(), 0);
  std::vector<int> incoming(graph.sizes.size(), 0);
  const std::vector<int> order = acyclic.order();
  for (const int node : order) {
    for (const int to : acyclic.next()[static_cast<std::size_t>(node)]) {
      ranks[static_cast<std::size_t>(to)] =
          std::max(ranks[static_cast<std::size_t>(to)], ranks[static_cast<std::size_t>(node)] + 1);
      ++incoming[static_cast<std::size_t>(to)];
    }
  }
  // A source stands right before what it leads to, not at the far left.
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const auto i = static_cast<std::size_t>(*it);
    if (incoming[i] > 0 || acyclic.next()[i].empty()) continue;
    int nearest = ranks[static_cast<std::size_t>(acyclic.next()[i].front())];
    for (const int to : acyclic.next()[i]) nearest = std::min(nearest, ranks[static_cast<std::size_t>(to)]);
    ranks[i] = nearest - 1;
  }
  return ranks;
}

}  // namespace windtunnel::exporters::diagram
