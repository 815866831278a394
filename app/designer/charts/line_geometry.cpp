// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/charts/line_geometry.h"

#include <algorithm>
#include <cmath>

namespace windtunnel::app {
namespace {

QPointF normalOf(QPointF from, QPointF to) {
  const QPointF along = to - from;
  const double length = std::hypot(along.x(), along.y());
  return length > 0 ? QPointF(-along.y() / length, along.x() / length) : QPointF(0, 0);
}

/// How a line is cut across at a point: along the mean of both neighbours' normals, longer in a bend so that
/// the line keeps its width. In a sharp bend that mean points along the line and would pinch it: there each
/// neighbour gets a cut of its own.
std::vector<QPointF> cutsAt(const std::vector<QPointF>& points, std::size_t i) {
  const QPointF before = i > 0 ? normalOf(points[i - 1], points[i]) : normalOf(points[i], points[i + 1]);
  const QPointF after = i + 1 < points.size() ? normalOf(points[i], points[i + 1]) : before;
  const double cosine = QPointF::dotProduct(before, after);
  if (cosine < 0.5) return {before, after};
  return {(before + after) / (1 + cosine)};
}

/// One cut across a line: opaque inside, fading over a pixel at both edges.
void addCut(ColouredMesh& mesh, QPointF point, QPointF side, double width, const QColor& colour,
            bool joined) {
  const double inner = std::max(0.0, width / 2 - 0.5);
  const double outer = width / 2 + 0.5;
  const auto base = static_cast<quint32>(mesh.vertices.size());
  mesh.addVertex(point + side * outer, colour, 0);
  mesh.addVertex(point + side * inner, colour, 1);
  mesh.addVertex(point - side * inner, colour, 1);
  mesh.addVertex(point - side * outer, colour, 0);
  for (quint32 strip = 0; joined && strip < 3; ++strip) {
    mesh.addTriangle(base - 4 + strip, base - 3 + strip, base + strip);
    mesh.addTriangle(base - 3 + strip, base + 1 + strip, base + strip);
  }
}

}  // namespace

void ColouredMesh::addVertex(QPointF point, const QColor& colour, double opacity) {
  const double alpha = colour.alphaF() * opacity;
  const auto channel = [&](double value) { return static_cast<uchar>(std::lround(value * alpha * 255)); };
  QSGGeometry::ColoredPoint2D vertex;
  vertex.set(static_cast<float>(point.x()), static_cast<float>(point.y()), channel(colour.redF()),
             channel(colour.greenF()), channel(colour.blueF()), static_cast<uchar>(std::lround(alpha * 255)));
  vertices.push_back(vertex);
}

void ColouredMesh::addTriangle(quint32 a, quint32 b, quint32 c) {
  indices.insert(indices.end(), {a, b, c});
}

void addLine(ColouredMesh& mesh, const std::vector<QPointF>& points, double width, const QColor& colour) {
  if (points.size() < 2) return;
  bool joined = false;
  for (std::size_t i = 0; i < points.size(); ++i)
    for (const QPointF side : cutsAt(points, i)) {
      addCut(mesh, points[i], side, width, colour, joined);
      joined = true;
    }
}

void addArea(ColouredMesh& mesh, const std::vector<QPointF>& points, double baseY, const QColor& colour,
             double opacity) {
  if (points.size() < 2) return;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto base = static_cast<quint32>(mesh.vertices.size());
    mesh.addVertex(points[i], colour, opacity);
    mesh.addVertex({points[i].x(), baseY}, colour, opacity * 0.15);
    if (i == 0) continue;
    mesh.addTriangle(base - 2, base - 1, base);
    mesh.addTriangle(base - 1, base + 1, base);
  }
}

void addRectangle(ColouredMesh& mesh, QPointF corner, double width, double height, const QColor& colour) {
  const auto base = static_cast<quint32>(mesh.vertices.size());
  mesh.addVertex(corner, colour, 1);
  mesh.addVertex(corner + QPointF(width, 0), colour, 1);
  mesh.addVertex(corner + QPointF(width, height), colour, 1);
  mesh.addVertex(corner + QPointF(0, height), colour, 1);
  mesh.addTriangle(base, base + 1, base + 2);
  mesh.addTriangle(base, base + 2, base + 3);
}

}  // namespace windtunnel::app
