// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/scene/mask_material.h"

#include <QMatrix4x4>
#include <QSGTexture>
#include <cstring>

namespace windtunnel::app {

namespace {

class MaskShader : public QSGMaterialShader {
 public:
  MaskShader() {
    setShaderFileName(VertexStage, QStringLiteral(":/windtunnel/canvas/scene/shaders/mask.vert.qsb"));
    setShaderFileName(FragmentStage, QStringLiteral(":/windtunnel/canvas/scene/shaders/mask.frag.qsb"));
  }

  bool updateUniformData(RenderState& state, QSGMaterial*, QSGMaterial*) override {
    QByteArray* data = state.uniformData();
    bool changed = false;
    if (state.isMatrixDirty()) {
      const QMatrix4x4 matrix = state.combinedMatrix();
      std::memcpy(data->data(), matrix.constData(), 64);
      changed = true;
    }
    if (state.isOpacityDirty()) {
      const float opacity = state.opacity();
      std::memcpy(data->data() + 64, &opacity, 4);
      changed = true;
    }
    return changed;
  }

  void updateSampledImage(RenderState& state, int binding, QSGTexture** texture, QSGMaterial* material,
                          QSGMaterial*) override {
    if (binding != 1) return;
    *texture = static_cast<MaskMaterial*>(material)->texture;
    if (*texture) (*texture)->commitTextureOperations(state.rhi(), state.resourceUpdateBatch());
  }
};

}  // namespace

MaskMaterial::MaskMaterial() {
  setFlag(Blending);
}

QSGMaterialType* MaskMaterial::type() const {
  static QSGMaterialType type;
  return &type;
}

QSGMaterialShader* MaskMaterial::createShader(QSGRendererInterface::RenderMode) const {
  return new MaskShader;
}

int MaskMaterial::compare(const QSGMaterial* other) const {
  const auto* that = static_cast<const MaskMaterial*>(other);
  if (texture == that->texture) return 0;
  return texture < that->texture ? -1 : 1;
}

}  // namespace windtunnel::app
