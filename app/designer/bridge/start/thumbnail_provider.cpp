// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/start/thumbnail_provider.h"

#include "app/designer/bridge/text.h"
#include "app/painting/diagram_painter.h"
#include "exporters/diagram/drawing.h"
#include "model/io/design_reader.h"
#include "model/io/document_file.h"
#include "resources/resources.h"

namespace windtunnel::app {
namespace {

model::ReadResult read(const QString& source) {
  const QString name = source.section(u'/', 1);
  if (source.startsWith(u"file/")) return model::readDesignFile(stored(name));
  const std::string file = "templates/" + stored(name) + ".windtunnel.yaml";
  return model::readDesign(std::string(resources::find(file).value_or("")), file);
}

}  // namespace

QImage ThumbnailProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize) {
  const QSize wanted = requestedSize.isEmpty() ? QSize(320, 180) : requestedSize;
  if (size != nullptr) *size = wanted;
  const auto& theme = exporters::diagram::Theme::byName(stored(id.section(u'/', 0, 0)));
  const model::ReadResult result = read(id.section(u'/', 1));
  QImage empty(wanted, QImage::Format_ARGB32_Premultiplied);
  empty.fill(Qt::transparent);
  if (!result.ok()) return empty;
  return drawingThumbnail(exporters::diagram::Drawing::of(result.document->design), wanted, theme);
}

}  // namespace windtunnel::app
