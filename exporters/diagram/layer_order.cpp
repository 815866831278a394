// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "exporters/diagram/layers.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr int kSweeps = 12;

class Ordering {
 public:
  Ordering(const FlatGraph& graph, const std::vector<int>& ranks) : m_rank(ranks) {
    const int top = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end());
    m_layers.ranks.resize(static_cast<std::size_t>(top) + 1);
    for (const FlatEdge& edge : graph.edges) addEdge(edge);
    for (std::size_t i = 0; i < m_rank.size(); ++i)
      m_layers.ranks[static_cast<std::size_t>(m_rank[i])].push_back(static_cast<int>(i));
    m_layers.count = static_cast<int>(m_rank.size());
    link();
  }

  Layers run() {
    number();
    Layers best = m_layers;
    long fewest = crossings();
    for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
      this->sweep(sweep % 2 == 0);
      const long now = crossings();
      if (now < fewest) fewest = now, best = m_layers;
    }
    return best;
  }

 private:
  void addEdge(FlatEdge edge) {
    if (rank(edge.from) > rank(edge.to)) edge = {edge.to, edge.from, edge.toOffset, edge.fromOffset};
    for (int r = rank(edge.from) + 1; r < rank(edge.to); ++r) {
      const int bend = static_cast<int>(m_rank.size());
      m_rank.push_back(r);
      m_layers.links.push_back({edge.from, bend, edge.fromOffset, 0});
      edge.from = bend;
      edge.fromOffset = 0;
    }
    if (rank(edge.from) != rank(edge.to)) m_layers.links.push_back(edge);
  }

  int rank(int i) const { return m_rank[static_cast<std::size_t>(i)]; }

  void link() {
    m_before.resize(m_rank.size());
    m_after.resize(m_rank.size());
    m_position.resize(m_rank.size());
    for (const FlatEdge& l : m_layers.links) {
      m_after[static_cast<std::size_t>(l.from)].push_back(l.to);
      m_before[static_cast<std::size_t>(l.to)].push_back(l.from);
    }
  }

  void number() {
    for (const auto& rank : m_layers.ranks) renumber(rank);
  }

  void renumber(const std::vector<int>& rank) {
    for (std::size_t i = 0; i < rank.size(); ++i)
      m_position[static_cast<std::size_t>(rank[i])] = static_cast<double>(i);
  }

  void sweep(bool forward) {
    const std::size_t n = m_layers.ranks.size();
    for (std::size_t k = 0; k < n; ++k) {
      auto& rank = m_layers.ranks[forward ? k : n - 1 - k];
      const auto& neighbours = forward ? m_before : m_after;
      std::vector<std::pair<double, int>> keyed;
      for (const int i : rank)
        keyed.emplace_back(
            centre(neighbours[static_cast<std::size_t>(i)], m_position[static_cast<std::size_t>(i)]), i);
      std::stable_sort(keyed.begin(), keyed.end(),
                       [](const auto& l, const auto& r) { return l.first < r.first; });
      for (std::size_t i = 0; i < rank.size(); ++i) rank[i] = keyed[i].second;
      renumber(rank);
    }
  }

  double centre(const std::vector<int>& neighbours, double otherwise) const {
    if (neighbours.empty()) return otherwise;
    double sum = 0;
    for (const int i : neighbours) sum += m_position[static_cast<std::size_t>(i)];
    return sum / static_cast<double>(neighbours.size());
  }

  /// Pairs of links that cross, counted as inversions with a Fenwick tree per pair of ranks.
  long crossings() const {
    long sum = 0;
    for (std::size_t r = 0; r + 1 < m_layers.ranks.size(); ++r) sum += crossingsAfter(r);
    return sum;
  }

  long crossingsAfter(std::size_t r) const {
    std::vector<long> tree(m_layers.ranks[r + 1].size() + 1, 0);
    long seen = 0, sum = 0;
    for (const int node : m_layers.ranks[r]) {
      std::vector<std::size_t> ends;
      for (const int to : m_after[static_cast<std::size_t>(node)])
        ends.push_back(static_cast<std::size_t>(m_position[static_cast<std::size_t>(to)]));
      for (const std::size_t e : ends) {
        long before = 0;
        for (std::size_t i = e + 1; i > 0; i -= i & (~i + 1)) before += tree[i];
        sum += seen - before;
      }
      for (const std::size_t e : ends) {
        for (std::size_t i = e + 1; i < tree.size(); i += i & (~i + 1)) ++tree[i];
        ++seen;
      }
    }
    return sum;
  }

  std::vector<int> m_rank;
  Layers m_layers;
  std::vector<std::vector<int>> m_before;
  std::vector<std::vector<int>> m_after;
  std::vector<double> m_position;
};

}  // namespace

Layers orderLayers(const FlatGraph& graph, const std::vector<int>& ranks) {
  return Ordering(graph, ranks).run();
}

}  // namespace windtunnel::exporters::diagram
