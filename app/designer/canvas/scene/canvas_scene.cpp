// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/canvas_scene.h"

#include <QMatrix4x4>
#include <QQuickWindow>
#include <QSGVertexColorMaterial>
#include <cmath>
#include <cstring>

namespace windtunnel::app {

using namespace exporters::diagram;

namespace {

constexpr double kSpare = 0.12;  // of the view's size, drawn beyond each of its edges

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
  std::memcpy(geometry->vertexData(), batch.vertices().data(), batch.vertices().size() * sizeof(ColorVertex));
  std::memcpy(geometry->indexData(), batch.indices().data(), batch.indices().size() * sizeof(std::uint32_t));
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
  std::memcpy(geometry->vertexData(), masks.data(), masks.size() * sizeof(MaskVertex));
  auto* indices = geometry->indexDataAsUInt();
  for (std::uint32_t q = 0; q < quads; ++q) {
    const std::uint32_t v = q * 4;
    for (const std::uint32_t i : {v, v + 1, v + 2, v, v + 2, v + 3}) *indices++ = i;
  }
  node.markDirty(QSGNode::DirtyGeometry);
}

}  // namespace

/// A node of coloured triangles.
struct ShapeNode {
  explicit ShapeNode(bool blended)
      : geometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0, 0, QSGGeometry::UnsignedIntType) {
    geometry.setDrawingMode(QSGGeometry::DrawTriangles);
    material.setFlag(QSGMaterial::Blending, blended);
    node.setGeometry(&geometry);
    node.setMaterial(&material);
    node.setFlag(QSGNode::OwnedByParent, false);
  }

  QSGGeometry geometry;
  QSGVertexColorMaterial material;
  QSGGeometryNode node;
};

/// The nodes of a sheet.
struct CanvasScene::Layer {
  Layer() : maskGeometry(maskAttributes(), 0, 0, QSGGeometry::UnsignedIntType) {
    maskGeometry.setDrawingMode(QSGGeometry::DrawTriangles);
    masks.setGeometry(&maskGeometry);
    masks.setMaterial(&maskMaterial);
    masks.setFlag(QSGNode::OwnedByParent, false);
  }

  void fillFrom(const Sheet& sheet, const QImage& atlas) {
    fill(ground.node, sheet.ground);
    fill(shapes.node, sheet.shapes);
    fill(plates.node, sheet.plates);
    fill(marks.node, sheet.marks);
    fill(masks, sheet.masks(), atlas);
  }

  ShapeNode ground{false};
  ShapeNode shapes{true};
  ShapeNode plates{false};
  ShapeNode marks{true};
  QSGGeometry maskGeometry;
  MaskMaterial maskMaterial;
  QSGGeometryNode masks;
};

CanvasScene::CanvasScene(QQuickWindow* window)
    : m_window(window),
      m_base(std::make_unique<Layer>()),
      m_live(std::make_unique<Layer>()),
      m_feedback(std::make_unique<Layer>()) {
  for (Layer* layer : {m_base.get(), m_live.get(), m_feedback.get()}) {
    for (ShapeNode* shape : {&layer->ground, &layer->shapes, &layer->plates, &layer->marks})
      appendChildNode(&shape->node);
    appendChildNode(&layer->masks);
  }
}

CanvasScene::~CanvasScene() {
  removeAllChildNodes();
}

bool CanvasScene::covers(const Rect& seen) const {
  return m_covered.contains(seen);
}

/// While the zoom changes, texts painted for a zoom nearby are scaled.
double CanvasScene::textZoom(double zoom, bool settled) const {
  if (settled || m_textZoom <= 0) return zoom;
  const double ratio = zoom / m_textZoom;
  return ratio > 0.6 && ratio < 1.7 ? m_textZoom : zoom;
}

void CanvasScene::sync(const CanvasState& state, unsigned baseVersion, bool settled) {
  const double ratio = m_window->effectiveDevicePixelRatio();
  const Point corner = state.view.toWorld({0, 0});
  const Rect seen{corner.x, corner.y, state.size.width / state.view.zoom,
                  state.size.height / state.view.zoom};
  const double wanted = textZoom(state.view.zoom, settled);
  if (wanted != m_textZoom || m_theme != state.theme || m_atlas.overflowed()) m_atlas.reset();
  bool rebuild = !m_built || baseVersion != m_baseVersion || m_zoom != state.view.zoom ||
                 wanted != m_textZoom || m_theme != state.theme || !covers(seen);
  m_textZoom = wanted;
  m_zoom = state.view.zoom;
  m_theme = state.theme;
  m_baseVersion = baseVersion;
  const Emphasis emphasis = state.feedback.guides.empty() && state.feedback.wire.empty()
                                ? emphasisOf(state.drawing, state.emphasised)
                                : Emphasis{};
  if (rebuild) {
    m_covered = {seen.x - seen.width * kSpare, seen.y - seen.height * kSpare, seen.width * (1 + 2 * kSpare),
                 seen.height * (1 + 2 * kSpare)};
  }
  const SheetContext small{state, m_atlas, seen.inflated(24 / state.view.zoom), ratio, m_textZoom};
  Sheet live(small);
  if (!state.overlay.components.empty() || !state.overlay.arrows.empty()) drawLive(live, emphasis);
  Sheet feedback(small);
  drawFeedback(feedback);
  // New texts may make the image taller: then what was filled before has other shares.
  rebuild = rebuild || m_atlas.image().height() != m_atlasHeight;
  if (rebuild) {
    const SheetContext whole{state, m_atlas, m_covered, ratio, m_textZoom};
    Sheet base(whole);
    drawBase(base, emphasis);
    m_base->fillFrom(base, m_atlas.image());
    m_built = true;
  }
  m_live->fillFrom(live, m_atlas.image());
  m_feedback->fillFrom(feedback, m_atlas.image());
  m_atlasHeight = m_atlas.image().height();
  uploadAtlas();
  QMatrix4x4 matrix;
  const Point offset{std::round(state.view.offset.x * ratio) / ratio,
                     std::round(state.view.offset.y * ratio) / ratio};
  matrix.translate(static_cast<float>(offset.x), static_cast<float>(offset.y));
  setMatrix(matrix);
}

void CanvasScene::uploadAtlas() {
  if (m_texture && m_textureVersion == m_atlas.version()) return;
  if (m_atlas.image().isNull()) m_atlas.reset();
  m_texture.reset(m_window->createTextureFromImage(m_atlas.image(), QQuickWindow::TextureHasAlphaChannel));
  m_texture->setFiltering(QSGTexture::Linear);
  m_textureVersion = m_atlas.version();
  for (Layer* layer : {m_base.get(), m_live.get(), m_feedback.get()}) {
    layer->maskMaterial.texture = m_texture.get();
    layer->masks.markDirty(QSGNode::DirtyMaterial);
  }
}

}  // namespace windtunnel::app
