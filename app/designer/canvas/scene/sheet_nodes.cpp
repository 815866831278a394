// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/sheet_nodes.h"

#include <algorithm>
#include <cstring>

namespace windtunnel::app {

namespace {

const QSGGeometry::AttributeSet& maskAttributes() {
  static const QSGGeometry::Attribute list[] = {
      QSGGeometry::Attribute::createWithAttributeType(0, 2, QSGGeometry::FloatType,
                                                      QSGGeometry::PositionAttribute),
      QSGGeometry::Attribute::createWithAttributeType(1, 2, QSGGeometry::FloatType,
                                                      QSGGeometry::TexCoordAttribute),
      QSGGeometry::Attribute::createWithAttributeType(2, 4, QSGGeometry::UnsignedByteType,
                                                      QSGGeometry::ColorAttribute)};
  static const QSGGeometry::AttributeSet set{3, sizeof(MaskVertex), list};
  return set;
}

/// Whether a node shows these bytes already. Telling the renderer of a change that is none would make it sort
/// and upload everything that lies above.
bool shows(const QSGGeometry& geometry, const void* vertices, std::size_t count, std::size_t indices) {
  return static_cast<std::size_t>(geometry.vertexCount()) == count &&
         static_cast<std::size_t>(geometry.indexCount()) == indices &&
         (count == 0 || std::memcmp(geometry.vertexData(), vertices,
                                    count * static_cast<std::size_t>(geometry.sizeOfVertex())) == 0);
}

void fill(QSGGeometryNode& node, const TriangleBatch& batch) {
  QSGGeometry* geometry = node.geometry();
  if (shows(*geometry, batch.vertices().data(), batch.vertices().size(), batch.indices().size())) return;
  geometry->allocate(static_cast<int>(batch.vertices().size()), static_cast<int>(batch.indices().size()));
  std::copy(batch.vertices().begin(), batch.vertices().end(),
            static_cast<ColorVertex*>(geometry->vertexData()));
  std::copy(batch.indices().begin(), batch.indices().end(), geometry->indexDataAsUInt());
  node.markDirty(QSGNode::DirtyGeometry);
}

/// Texture places become shares of the image's size here.
void fill(QSGGeometryNode& node, std::vector<MaskVertex> masks, const QImage& atlas) {
  QSGGeometry* geometry = node.geometry();
  const std::size_t quads = masks.size() / 4;
  const float width = static_cast<float>(std::max(atlas.width(), 1));
  const float height = static_cast<float>(std::max(atlas.height(), 1));
  for (MaskVertex& vertex : masks) {
    vertex.u /= width;
    vertex.v /= height;
  }
  if (shows(*geometry, masks.data(), masks.size(), quads * 6)) return;
  geometry->allocate(static_cast<int>(masks.size()), static_cast<int>(quads * 6));
  std::copy(masks.begin(), masks.end(), static_cast<MaskVertex*>(geometry->vertexData()));
  auto* indices = geometry->indexDataAsUInt();
  for (std::uint32_t q = 0; q < quads; ++q) {
    const std::uint32_t v = q * 4;
    for (const std::uint32_t i : {v, v + 1, v + 2, v, v + 2, v + 3}) *indices++ = i;
  }
  node.markDirty(QSGNode::DirtyGeometry);
}

}  // namespace

ShapeNode::ShapeNode(bool blended)
    : geometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0, QSGGeometry::UnsignedIntType) {
  geometry.setDrawingMode(QSGGeometry::DrawTriangles);
  material.setFlag(QSGMaterial::Blending, blended);
  node.setGeometry(&geometry);
  node.setMaterial(&material);
  node.setFlag(QSGNode::OwnedByParent, false);
}

SheetNodes::SheetNodes() : m_maskGeometry(maskAttributes(), 0, 0, QSGGeometry::UnsignedIntType) {
  m_maskGeometry.setDrawingMode(QSGGeometry::DrawTriangles);
  m_masks.setGeometry(&m_maskGeometry);
  m_masks.setMaterial(&m_maskMaterial);
  m_masks.setFlag(QSGNode::OwnedByParent, false);
}

void SheetNodes::putUnder(QSGNode& parent) {
  for (ShapeNode* shape : {&m_ground, &m_shapes, &m_plates, &m_marks}) parent.appendChildNode(&shape->node);
  parent.appendChildNode(&m_masks);
}

void SheetNodes::fillFrom(const Sheet& sheet, const QImage& atlas) {
  fill(m_ground.node, sheet.ground);
  fill(m_shapes.node, sheet.shapes);
  fill(m_plates.node, sheet.plates);
  fill(m_marks.node, sheet.marks);
  fill(m_masks, sheet.masks(), atlas);
}

void SheetNodes::setTexture(QSGTexture* atlas) {
  if (m_maskMaterial.texture == atlas) return;
  m_maskMaterial.texture = atlas;
  m_masks.markDirty(QSGNode::DirtyMaterial);
}

}  // namespace windtunnel::app
