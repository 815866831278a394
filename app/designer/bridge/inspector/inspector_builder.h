// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <vector>

#include "app/designer/bridge/inspector/inspector_row.h"
#include "model/design/design.h"

namespace windtunnel::app {

/// What the inspector shows: one element, or several of the same type that are edited together.
struct InspectorTargets {
  std::vector<model::Path> paths;
  const model::ObjectType* type = nullptr;
};

/// Turns the property table and the inspected elements into rows. Several elements share the properties all
/// of them have; lists and maps are edited one element at a time.
class InspectorBuilder {
 public:
  /// `toggled` holds the ids of the rows that are not as they are by default (folded or unfolded).
  InspectorBuilder(const model::Design& design, InspectorTargets targets, const std::set<QString>& toggled);

  std::vector<InspectorRow> build();

 private:
  void addProperties(const model::ObjectType& type, const model::Path& within, int depth, bool headings);
  void addProperty(const model::Property& property, const model::Path& within, int depth);
  void addField(const model::Property& property, const model::Path& within, int depth);
  void addObject(const model::Property& property, const model::Path& within, int depth);
  void addContainer(const model::Property& property, const model::Path& within, int depth);
  void addEntry(const model::Property& property, const model::Path& within, int depth, std::size_t i,
                std::size_t count);
  void addStep(const model::Property& property, const model::Path& within, int depth, std::size_t i,
               std::size_t count);
  bool shows(const model::Property& property) const;
  bool fold(InspectorRow& row, bool byDefault) const;
  const model::Value* written(const model::Path& within, std::size_t target = 0) const;
  QString effectiveDefault(const model::Property& property, const model::Path& within) const;
  QString summary(const model::Value& value) const;
  void describeValue(InspectorRow& row, const model::Path& within) const;

  const model::Design& m_design;
  InspectorTargets m_targets;
  std::vector<std::string> m_kinds;
  const std::set<QString>& m_toggled;
  std::vector<InspectorRow> m_rows;
};

}  // namespace windtunnel::app
