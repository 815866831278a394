// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>
#include <string>
#include <vector>

#include "model/io/design_reader.h"
#include "model/io/design_writer.h"
#include "model/rules/rules.h"
#include "resources/resources.h"

/// Designs to edit, and what stands in them.
namespace windtunnel::model::testing {

inline Design templateNamed(const std::string& name) {
  const std::string file = "templates/" + name + ".windtunnel.yaml";
  return readDesign(std::string(*windtunnel::resources::find(file)), file).document->design;
}

inline std::string textOf(const Design& design) {
  return writeDesign(design);
}

inline bool has(const Design& design, const std::string& path) {
  return design.find(Path::parse(path)) != nullptr;
}

inline std::string at(const Design& design, const std::string& path) {
  const Value* value = design.find(Path::parse(path));
  return value ? value->text() : "nothing";
}

inline std::size_t findingsOf(const Design& design) {
  const std::vector<Finding> all = findings(design);
  for (const Finding& finding : all)
    qWarning("%s at %s", finding.message.c_str(), finding.path.text().c_str());
  return all.size();
}

}  // namespace windtunnel::model::testing
