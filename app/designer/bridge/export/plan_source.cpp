// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/export/plan_source.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/painting/design_export.h"

namespace windtunnel::app {
namespace {

/// One tab of the export page.
struct Source {
  const char* title;
  const char* target;
};

constexpr Source kSources[] = {
    {QT_TRANSLATE_NOOP("Export", "Helm"), "helm"},
    {QT_TRANSLATE_NOOP("Export", "Kubernetes"), "kubernetes"},
    {QT_TRANSLATE_NOOP("Export", "Diagram"), "diagram"},
};

}  // namespace

QStringList exportTargets() {
  QStringList titles;
  for (const Source& source : kSources) titles.append(QCoreApplication::translate("Export", source.title));
  return titles;
}

model::Result<exporters::ExportPlan> planFor(const model::Design& design, int target) {
  const auto position = static_cast<std::size_t>(std::max(0, target));
  return exportDesign(design, kSources[std::min(position, std::size(kSources) - 1)].target);
}

}  // namespace windtunnel::app
