// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/diagram/geometry.h"
#include "exporters/diagram/layout_graph.h"
#include "exporters/diagram/orthogonal_router.h"

namespace windtunnel::model {
class Design;
}

namespace windtunnel::exporters::diagram {

/// A box: a component, or a collapsed boundary that stands for all that is in it.
struct NodeBox {
  std::string id;
  std::string kind;   ///< Kind of the component, or of the boundary.
  std::string title;  ///< Already shortened to fit.
  std::string subtitle;
  Rect rect;
  int replicas = 0;        ///< Pods drawn as pips; 0 for what does not run as pods.
  bool collapsed = false;  ///< A collapsed boundary.
  bool locked = false;
  bool placed = false;  ///< The document says where it stands.
  int boundary = -1;    ///< The innermost boundary it is in.
};

struct BoundaryBox {
  std::string id;
  std::string kind;
  std::string title;
  Rect rect;
  int parent = -1;  ///< Always a smaller index, or -1.
  int depth = 0;
  std::vector<int> nodes;  ///< Boxes directly or indirectly in it.
};

enum class ArrowStyle { Call, Message };

struct Arrow {
  std::string key;  ///< "from -> to" of the first connection it stands for.
  std::string from;
  std::string to;
  int fromNode = 0;
  int toNode = 0;
  int merged = 1;  ///< Connections drawn as this one arrow (more than one only at collapsed boundaries).
  std::string label;
  ArrowStyle style = ArrowStyle::Call;
  Polyline line;   ///< From port to port; the head ends at the last point.
  Rect labelRect;  ///< Empty: no text is drawn.
};

/// What one design looks like: boxes, boundaries round them, routed arrows. Plain data for all renderers; the
/// order is that of the document.
class Drawing {
 public:
  Drawing() = default;
  Drawing(const Drawing& other);
  Drawing& operator=(const Drawing& other);
  Drawing(Drawing&&) noexcept = default;
  Drawing& operator=(Drawing&&) noexcept = default;

  /// Draws a design. Components the document does not place are laid out beside those it does.
  static Drawing of(const model::Design& design);
  /// The same with the top left corners given for boxes that the document does not place.
  static Drawing of(const model::Design& design, const std::vector<std::pair<std::string, Point>>& positions);

  const std::vector<NodeBox>& nodes() const { return m_nodes; }
  const std::vector<BoundaryBox>& boundaries() const { return m_boundaries; }
  const std::vector<Arrow>& arrows() const { return m_arrows; }
  /// Round everything drawn; empty for an empty design.
  Rect bounds() const;

  /// Index of a box, boundary or arrow by its id or key; -1 when there is none.
  int node(std::string_view id) const;
  int boundary(std::string_view id) const;
  int arrow(std::string_view key) const;

  /// Moves boxes to new top left corners; boundaries grow along and the touched arrows are routed again.
  /// Boundaries do not grow round moved boxes that are `loose`: on the way to another boundary.
  void moveNodes(const std::vector<std::pair<int, Point>>& moves, Reroute how, bool loose = false);

  /// What a layout needs to know. Boxes that are not to move are fixed.
  LayoutGraph layoutGraph(const std::vector<int>& free) const;

 private:
  friend class DrawingBuilder;

  void route();
  void takeRoutes();
  void growBoundaries(const std::vector<int>& loose = {});

  std::vector<NodeBox> m_nodes;
  std::vector<BoundaryBox> m_boundaries;
  std::vector<Arrow> m_arrows;
  std::vector<std::pair<int, Point>> m_emptyBoundaries;  // places of boundaries without contents
  std::unordered_map<std::string, int> m_nodeIndex;
  std::unordered_map<std::string, int> m_boundaryIndex;
  std::unordered_map<std::string, int> m_arrowIndex;
  std::unique_ptr<OrthogonalRouter> m_router;
};

}  // namespace windtunnel::exporters::diagram
