// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSGGeometryNode>
#include <QSGVertexColorMaterial>

#include "app/designer/canvas/scene/mask_material.h"
#include "app/designer/canvas/scene/sheet.h"

namespace windtunnel::app {

/// A scene graph node of coloured triangles.
struct ShapeNode {
  explicit ShapeNode(bool blended);

  QSGGeometry geometry;
  QSGVertexColorMaterial material;
  QSGGeometryNode node;
};

/// The scene graph nodes of a sheet. They outlive the parent they are put under.
class SheetNodes {
 public:
  SheetNodes();

  void putUnder(QSGNode& parent);
  /// Shows what is on the sheet; what has not changed is not uploaded again.
  void fillFrom(const Sheet& sheet, const QImage& atlas);
  void setTexture(QSGTexture* atlas);

 private:
  ShapeNode m_ground{false};
  ShapeNode m_shapes{true};
  ShapeNode m_plates{false};
  ShapeNode m_marks{true};
  QSGGeometry m_maskGeometry;
  MaskMaterial m_maskMaterial;
  QSGGeometryNode m_masks;
};

}  // namespace windtunnel::app
