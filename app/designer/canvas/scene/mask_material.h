// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSGMaterial>
#include <QSGMaterialShader>

class QSGTexture;

namespace windtunnel::app {

/// Draws texts and icons: the texture's alpha, tinted by the colour of each vertex (premultiplied).
class MaskMaterial : public QSGMaterial {
 public:
  MaskMaterial();
  QSGMaterialType* type() const override;
  QSGMaterialShader* createShader(QSGRendererInterface::RenderMode) const override;
  int compare(const QSGMaterial* other) const override;

  QSGTexture* texture = nullptr;  ///< Not owned.
};

}  // namespace windtunnel::app
