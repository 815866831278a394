// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/export/plan_source.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>

#include <span>

#include "app/designer/bridge/text.h"
#include "app/painting/diagram_painter.h"
#include "exporters/diagram/drawing.h"
#include "exporters/diagram/svg_writer.h"
#include "exporters/helm/chart.h"
#include "exporters/kubernetes/manifests.h"
#include "model/core/identifier.h"

namespace windtunnel::app {
namespace {

using exporters::ExportPlan;
namespace diagram = exporters::diagram;

// Sharp on a display of double density.
constexpr double kPictureScale = 2;

std::string pictureOf(const diagram::Drawing& drawing, const diagram::Theme& theme) {
  PaintOptions options{.theme = theme, .scale = kPictureScale};
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  drawingImage(drawing, options).save(&buffer, "PNG");
  return bytes.toStdString();
}

model::Result<ExportPlan> diagramPlan(const model::Design& design) {
  const diagram::Drawing drawing = diagram::Drawing::of(design);
  const std::string slug = model::toIdentifier(design.name());
  const std::string name = slug.empty() ? "design" : slug;
  ExportPlan plan;
  plan.title = "Drawing of " + name;
  for (const char* look : {"light", "dark"}) {
    const diagram::Theme& theme = diagram::Theme::byName(look);
    const diagram::SvgOptions options{.theme = theme, .title = design.name()};
    const model::Status svg = plan.add(name + "-" + look + ".svg", diagram::writeSvg(drawing, options));
    if (!svg.ok()) return svg.error();
    const model::Status png = plan.add(name + "-" + look + ".png", pictureOf(drawing, theme));
    if (!png.ok()) return png.error();
  }
  return plan;
}

/// One tab of the export page.
struct Source {
  const char* title;
  model::Result<ExportPlan> (*plan)(const model::Design& design);
};

constexpr Source kSources[] = {
    {QT_TRANSLATE_NOOP("Export", "Helm"), &exporters::helm::exportChart},
    {QT_TRANSLATE_NOOP("Export", "Kubernetes"), &exporters::kubernetes::exportManifests},
    {QT_TRANSLATE_NOOP("Export", "Diagram"), &diagramPlan},
};

}  // namespace

QStringList exportTargets() {
  QStringList titles;
  for (const Source& source : kSources) titles.append(QCoreApplication::translate("Export", source.title));
  return titles;
}

model::Result<ExportPlan> planFor(const model::Design& design, int target) {
  const auto position = static_cast<std::size_t>(std::max(0, target));
  return kSources[std::min(position, std::size(kSources) - 1)].plan(design);
}

}  // namespace windtunnel::app
