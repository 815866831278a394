// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/designer/canvas/connect_rules.h"

#include "model/design/design.h"
#include "model/design/kind.h"

namespace windtunnel::app {

namespace {

std::string titleOf(const std::string& kind) {
  const model::Kind* found = model::findKind(kind);
  if (!found) return kind;
  std::string text = found->title;
  // Names of several capitals stay as they are.
  if (text.size() > 1 && (text[1] < 'A' || text[1] > 'Z')) text[0] = static_cast<char>(std::tolower(text[0]));
  return text;
}

std::string article(const std::string& noun) {
  return std::string("aeiouA").find(noun[0]) == std::string::npos ? "A " : "An ";
}

bool passive(const std::string& kind) {
  return kind == "database" || kind == "cache" || kind == "object-store";
}

}  // namespace

std::string connectRefusal(const exporters::diagram::Drawing& drawing, const std::string& from,
                           const std::string& to, const std::string& ignored) {
  const int a = drawing.node(from);
  const int b = drawing.node(to);
  if (a < 0 || b < 0) return "There is nothing to connect here.";
  const auto& source = drawing.nodes()[static_cast<std::size_t>(a)];
  const auto& target = drawing.nodes()[static_cast<std::size_t>(b)];
  if (source.collapsed || target.collapsed) return "Open the boundary first, then connect a component in it.";
  if (a == b) return "A component is not connected with itself.";
  const std::string key = model::connectionKey(from, to);
  if (key != ignored && drawing.arrow(key) >= 0)
    return "There is already an arrow from " + source.title + " to " + target.title + ".";
  if (passive(source.kind))
    return article(titleOf(source.kind)) + titleOf(source.kind) + " answers calls; it does not make any.";
  if (target.kind == "client") return "A client makes calls; nothing calls it.";
  if (target.kind == "job") return "A job starts on its schedule; nothing calls it.";
  if (source.kind == "client" && target.kind == "worker")
    return "A worker takes messages from a broker; a client cannot call it.";
  return {};
}

}  // namespace windtunnel::app
