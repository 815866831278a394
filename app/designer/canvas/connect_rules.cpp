// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/connect_rules.h"

#include <cctype>

#include "model/edit/component_edits.h"
#include "model/edit/connection_edits.h"

namespace windtunnel::app {

namespace {

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

bool isCollapsed(const exporters::diagram::Drawing& drawing, const std::string& id) {
  const int box = drawing.node(id);
  return box >= 0 && drawing.nodes()[static_cast<std::size_t>(box)].collapsed;
}

}  // namespace

std::string connectRefusal(const CanvasState& state, const std::string& from, const std::string& to,
                           const std::string& ignored) {
  if (isCollapsed(state.drawing, from) || isCollapsed(state.drawing, to))
    return "Open the boundary first, then connect a component in it.";
  if (!ignored.empty() && model::connectionKey(from, to) == ignored) return {};
  const auto problem = model::connectionProblem(state.design, from, to);
  if (!problem) return {};
  const std::string remedy = problem->hint.empty() ? "" : ": " + problem->hint;
  return capitalised(problem->message) + remedy + ".";
}

bool mayStandIn(const CanvasState& state, const std::string& kind, const std::string& arrowKey) {
  const auto ends = model::connectionEnds(arrowKey);
  return ends && model::insertOnConnection(state.design, ends->first, ends->second, kind, {}).ok();
}

}  // namespace windtunnel::app
