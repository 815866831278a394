// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/bridge/document/element_type.h"

#include <QCoreApplication>
#include <QStringList>

#include "app/designer/bridge/text.h"

namespace windtunnel::app {
namespace {

using model::Path;

QString say(const char* text) {
  return QCoreApplication::translate("Element", text);
}

/// One section of the document: the type of its elements, what one is called, its icon.
struct Section {
  const char* key;
  const model::ObjectType& (*type)();
  const char* name;
  const char* icon;
};

const Section* sectionOf(const Path& path) {
  static const Section sections[] = {
      {"components", &model::componentType, QT_TRANSLATE_NOOP("Element", "Component"), "service"},
      {"connections", &model::connectionType, QT_TRANSLATE_NOOP("Element", "Connection"), "ui/link"},
      {"boundaries", &model::boundaryType, QT_TRANSLATE_NOOP("Element", "Boundary"), "ui/boundary"},
      {"workloads", &model::workloadType, QT_TRANSLATE_NOOP("Element", "Workload"), "ui/charts"},
      {"objectives", &model::objectiveType, QT_TRANSLATE_NOOP("Element", "Objective"), "ui/target"},
      {"scenarios", &model::scenarioType, QT_TRANSLATE_NOOP("Element", "Scenario"), "ui/bolt"},
  };
  for (const Section& section : sections) {
    if (path.size() == 2 && path[0] == section.key) return &section;
  }
  return nullptr;
}

bool isPlatform(const Path& path) {
  return path.size() == 1 && path[0] == "platform";
}

}  // namespace

const model::ObjectType* elementType(const Path& path) {
  if (path.empty()) return &model::documentType();
  if (isPlatform(path)) return &model::platformType();
  const Section* section = sectionOf(path);
  return section != nullptr ? &section->type() : nullptr;
}

QString elementTitle(const model::Design& design, const Path& path) {
  if (path.empty()) return design.name().empty() ? say("Untitled design") : shown(design.name());
  if (isPlatform(path)) return say("Platform");
  if (path.size() < 2) return shown(path.text());
  if (const auto component = path[0] == "components" ? design.component(path[1]) : std::nullopt)
    return shown(component->title());
  if (const auto boundary = path[0] == "boundaries" ? design.boundary(path[1]) : std::nullopt) {
    const std::string title = boundary->text("title");
    if (!title.empty()) return shown(title);
  }
  const auto ends = path[0] == "connections" ? model::connectionEnds(path[1]) : std::nullopt;
  if (!ends) return shown(path[1]);
  return elementTitle(design, {"components", ends->first}) + QStringLiteral(" → ") +
         elementTitle(design, {"components", ends->second});
}

QString elementSubtitle(const model::Design& design, const std::vector<Path>& paths) {
  const Path& path = paths.front();
  if (path.empty()) return say("Design");
  if (paths.size() > 1) return say("A change applies to all of them");
  if (isPlatform(path)) return say("What the system runs on");
  if (const auto component = path[0] == "components" ? design.component(path[1]) : std::nullopt)
    return shown(component->kindInfo().title) + QStringLiteral(" · ") + shown(path[1]);
  const Section* section = sectionOf(path);
  return section != nullptr ? say(section->name) : QString();
}

QString elementIcon(const model::Design& design, const Path& path) {
  if (path.empty()) return QStringLiteral("ui/file");
  if (isPlatform(path)) return QStringLiteral("ui/server");
  if (const auto component =
          path.size() == 2 && path[0] == "components" ? design.component(path[1]) : std::nullopt)
    return shown(component->kind());
  const Section* section = sectionOf(path);
  return section != nullptr ? QString::fromLatin1(section->icon) : QStringLiteral("ui/info");
}

}  // namespace windtunnel::app
