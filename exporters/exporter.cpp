// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/exporter.h"

#include "exporters/common/export_codes.h"
#include "exporters/diagram/drawing.h"
#include "exporters/diagram/svg_writer.h"
#include "exporters/helm/chart.h"
#include "exporters/kubernetes/manifests.h"
#include "model/core/identifier.h"

namespace windtunnel::exporters {
namespace {

model::Result<ExportPlan> exportDiagram(const model::Design& design) {
  ExportPlan plan;
  plan.title = design.name().empty() ? "Drawing" : "Drawing of " + design.name();
  const auto drawing = diagram::Drawing::of(design);
  for (const char* look : kLooks) {
    const diagram::SvgOptions options{.theme = diagram::Theme::byName(look), .title = design.name()};
    const model::Status added =
        plan.add(pictureName(design, look) + ".svg", diagram::writeSvg(drawing, options));
    if (!added) return added.error();
  }
  return plan;
}

}  // namespace

std::string pictureName(const model::Design& design, std::string_view look) {
  const std::string name = model::toIdentifier(design.name());
  return (name.empty() ? "design" : name) + "-" + std::string(look);
}

std::vector<std::string> targets() {
  return {"kubernetes", "helm", "diagram"};
}

model::Result<ExportPlan> exportDesign(const model::Design& design, std::string_view target) {
  if (target == "kubernetes") return kubernetes::exportManifests(design);
  if (target == "helm") return helm::exportChart(design);
  if (target == "diagram") return exportDiagram(design);
  return model::Diagnostic{code::kNothingToExport,
                           model::Severity::Error,
                           "Unknown export target \"" + std::string(target) + '"',
                           {},
                           {},
                           "Use kubernetes, helm or diagram.",
                           {}};
}

}  // namespace windtunnel::exporters
