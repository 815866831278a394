// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPointF>
#include <QSGGeometry>

#include <vector>

namespace windtunnel::app {

/// Triangles with a colour per vertex, built up over several shapes and drawn in one call.
struct ColouredMesh {
  std::vector<QSGGeometry::ColoredPoint2D> vertices;
  std::vector<quint32> indices;

  void addVertex(QPointF point, const QColor& colour, double opacity);
  void addTriangle(quint32 a, quint32 b, quint32 c);
};

/// A polyline of the given width, its edges feathered over one pixel so that it is smooth without
/// multisampling.
void addLine(ColouredMesh& mesh, const std::vector<QPointF>& points, double width, const QColor& colour);

/// The surface between a polyline and a base line, fading towards the base.
void addArea(ColouredMesh& mesh, const std::vector<QPointF>& points, double baseY, const QColor& colour,
             double opacity);

/// A filled rectangle.
void addRectangle(ColouredMesh& mesh, QPointF corner, double width, double height, const QColor& colour);

}  // namespace windtunnel::app
