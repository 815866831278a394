// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/painting/design_export.h"

#include "app/painting/png_picture.h"
#include "exporters/diagram/drawing.h"
#include "exporters/diagram/theme.h"

namespace windtunnel::app {
namespace {

// Sharp on a display of double density.
constexpr double kScale = 2;

model::Status addPictures(const model::Design& design, exporters::ExportPlan& plan) {
  const auto application = offscreenApplication();
  const auto drawing = exporters::diagram::Drawing::of(design);
  for (const char* look : exporters::kLooks) {
    const PaintOptions options{.theme = exporters::diagram::Theme::byName(look), .scale = kScale};
    if (auto added = plan.add(exporters::pictureName(design, look) + ".png", pngOf(drawing, options)); !added)
      return added;
  }
  return model::okStatus();
}

}  // namespace

model::Result<exporters::ExportPlan> exportDesign(const model::Design& design, std::string_view target) {
  auto plan = exporters::exportDesign(design, target);
  if (!plan || target != "diagram") return plan;
  if (auto added = addPictures(design, plan.value()); !added) return added.error();
  return plan;
}

}  // namespace windtunnel::app
