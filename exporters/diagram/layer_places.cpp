// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/diagram/layers.h"

namespace windtunnel::exporters::diagram {

namespace {

constexpr double kBendHeight = 8;
constexpr int kPasses = 8;

double up(double v) {
  return std::ceil(v / kLayoutGrid) * kLayoutGrid;
}

/// A link as a node feels it: it would like to be `offset` below the other end.
struct Pull {
  int other;
  double offset;
};

class Places {
 public:
  Places(const FlatGraph& graph, const Layers& layers)
      : m_graph(graph),
        m_layers(layers),
        m_y(static_cast<std::size_t>(layers.count)),
        m_x(m_y.size()),
        m_links(m_y.size()) {
    for (const FlatEdge& l : layers.links) {
      m_links[static_cast<std::size_t>(l.from)].push_back({l.to, l.toOffset - l.fromOffset});
      m_links[static_cast<std::size_t>(l.to)].push_back({l.from, l.fromOffset - l.toOffset});
    }
    m_tallest = tallestColumn();
  }

  std::vector<Point> run() {
    for (const auto& rank : m_layers.ranks) stack(rank);
    for (int pass = 0; pass < kPasses; ++pass) {
      for (std::size_t r = 0; r < m_layers.ranks.size(); ++r) {
        align(m_layers.ranks[pass % 2 == 0 ? r : m_layers.ranks.size() - 1 - r]);
      }
    }
    columns();
    return corners();
  }

 private:
  bool isNode(int i) const { return static_cast<std::size_t>(i) < m_graph.sizes.size(); }
  double height(int i) const {
    return isNode(i) ? m_graph.sizes[static_cast<std::size_t>(i)].height : kBendHeight;
  }
  double width(int i) const { return isNode(i) ? m_graph.sizes[static_cast<std::size_t>(i)].width : 0; }
  double gap(int a, int b) const { return isNode(a) && isNode(b) ? kNodeGap : kNodeGap / 2; }

  /// Columns may grow to this height: enough for a drawing of about 16:10 with all nodes in it.
  double tallestColumn() const {
    double area = 0, tallest = 0;
    for (const Size& s : m_graph.sizes) {
      area += (s.width + kColumnGap) * (s.height + kNodeGap);
      tallest = std::max(tallest, s.height);
    }
    return std::max({std::sqrt(area) * 1.1, 8 * (72 + kNodeGap), tallest});
  }

  double columnHeight(const std::vector<int>& rank) const {
    double sum = 0;
    for (const int i : rank) sum += height(i) + kNodeGap;
    return sum;
  }

  void stack(const std::vector<int>& rank) {
    double y = -columnHeight(rank) / 2;
    for (const int i : rank) {
      m_y[static_cast<std::size_t>(i)] = y + height(i) / 2;
      y += height(i) + kNodeGap;
    }
  }

  /// Moves a rank towards the centres of its neighbours as far as order and gaps allow: least squares with
  /// "pool adjacent violators" on the wished places less the room needed before them.
  void align(const std::vector<int>& rank) {
    struct Block {
      double mean;
      double weight;
      std::size_t size;
    };
    std::vector<double> offset(rank.size(), 0);
    std::vector<Block> blocks;
    for (std::size_t k = 0; k < rank.size(); ++k) {
      const int i = rank[k];
      if (k > 0) offset[k] = offset[k - 1] + (height(rank[k - 1]) + height(i)) / 2 + gap(rank[k - 1], i);
      blocks.push_back({wish(i) - offset[k], weight(i), 1});
      while (blocks.size() > 1 && blocks[blocks.size() - 2].mean > blocks.back().mean) {
        const Block b = blocks.back();
        blocks.pop_back();
        Block& a = blocks.back();
        a = {(a.mean * a.weight + b.mean * b.weight) / (a.weight + b.weight), a.weight + b.weight,
             a.size + b.size};
      }
    }
    std::size_t k = 0;
    for (const Block& block : blocks) {
      for (std::size_t n = 0; n < block.size; ++n, ++k)
        m_y[static_cast<std::size_t>(rank[k])] = block.mean + offset[k];
    }
  }

  double weight(int i) const {
    return isNode(i) ? 1.0 + static_cast<double>(m_links[static_cast<std::size_t>(i)].size()) : 4.0;
  }

  double wish(int i) const {
    const auto& links = m_links[static_cast<std::size_t>(i)];
    if (links.empty()) return m_y[static_cast<std::size_t>(i)];
    double sum = 0;
    for (const Pull& pull : links) sum += m_y[static_cast<std::size_t>(pull.other)] + pull.offset;
    return sum / static_cast<double>(links.size());
  }

  std::size_t linksInto(const std::vector<int>& rank) const {
    std::size_t count = 0;
    for (const int i : rank) count += m_links[static_cast<std::size_t>(i)].size();
    return count;
  }

  void columns() {
    double x = 0;
    for (const auto& rank : m_layers.ranks) {
      x = columnHeight(rank) > m_tallest ? wrap(rank, x) : column(rank, x);
      // Arrows that bend between two columns need room beside each other.
      x += std::min(kColumnGap + 3.0 * static_cast<double>(linksInto(rank)), 2 * kColumnGap);
    }
  }

  double column(const std::vector<int>& rank, double x) {
    double widest = 0;
    for (const int i : rank) widest = std::max(widest, width(i));
    for (const int i : rank) m_x[static_cast<std::size_t>(i)] = x;
    return x + widest;
  }

  double wrap(const std::vector<int>& rank, double x) {
    std::vector<std::vector<int>> parts(1);
    double used = 0;
    for (const int i : rank) {
      if (!isNode(i)) continue;
      if (used > 0 && used + height(i) > m_tallest) parts.emplace_back(), used = 0;
      parts.back().push_back(i);
      used += height(i) + kNodeGap;
    }
    for (const auto& part : parts) {
      stack(part);
      x = column(part, x) + kColumnGap;
    }
    return x - kColumnGap;
  }

  std::vector<Point> corners() const {
    std::vector<Point> out(m_graph.sizes.size());
    double left = 0, top = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = {m_x[i], m_y[i] - m_graph.sizes[i].height / 2};
      left = i == 0 ? out[i].x : std::min(left, out[i].x);
      top = i == 0 ? out[i].y : std::min(top, out[i].y);
    }
    for (Point& p : out) p = {up(p.x - left - 0.01), std::round((p.y - top) / kLayoutGrid) * kLayoutGrid};
    return out;
  }

  const FlatGraph& m_graph;
  const Layers& m_layers;
  std::vector<double> m_y;
  std::vector<double> m_x;
  std::vector<std::vector<Pull>> m_links;
  double m_tallest = 0;
};

}  // namespace

std::vector<Point> placeLayers(const FlatGraph& graph, const Layers& layers) {
  return Places(graph, layers).run();
}

}  // namespace windtunnel::exporters::diagram
