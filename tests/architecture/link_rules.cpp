// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/link_rules.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace windtunnel::architecture {
namespace {

bool startsWith(const std::string& text, std::string_view prefix) {
  return text.compare(0, prefix.size(), prefix) == 0;
}

bool inFolder(const Target& target, std::string_view folder) {
  return target.folder == folder || startsWith(target.folder, std::string(folder) + "/");
}

bool filesRoom(const Target& target) {
  return inFolder(target, "model/io") || inFolder(target, "model/import");
}

/// Why a target may not reach a library from outside the tree; empty when it may.
std::string libraryComplaint(const Target& target, const std::string& library) {
  const bool qt = startsWith(library, "Qt6::");
  if (!qt || library == "Qt6::Platform" || library == "Qt6::PlatformCommonInternal") return "";
  if (filesRoom(target)) return library == "Qt6::Core" ? "" : "of Qt only Qt Core in model/io";
  for (const char* room : {"resources", "model", "simulator", "exporters"})
    if (inFolder(target, room)) return std::string("no Qt in ") + room;
  const bool scene = startsWith(library, "Qt6::Quick") || startsWith(library, "Qt6::Qml");
  return scene && inFolder(target, "app/cli") ? "no Qt Quick or Qml in the command line" : "";
}

/// Why a target may not reach another target of the tree; empty when it may.
std::string roomComplaint(const Target& target, const Target& other) {
  static const std::map<std::string, std::vector<std::string>> mayReach{
      {"resources", {"cmake", "resources"}},
      {"model", {"cmake", "resources", "model"}},
      {"simulator", {"cmake", "resources", "model", "simulator"}},
      {"exporters", {"cmake", "resources", "model", "exporters"}},
      {"app", {"cmake", "resources", "model", "simulator", "exporters", "app"}}};
  const std::string room = target.folder.substr(0, target.folder.find('/'));
  const auto allowed = mayReach.find(room);
  if (allowed == mayReach.end()) return "";
  const std::string otherRoom =
      other.folder.empty() ? "cmake" : other.folder.substr(0, other.folder.find('/'));
  const auto& list = allowed->second;
  return std::find(list.begin(), list.end(), otherRoom) == list.end() ? room + " may not link " + otherRoom
                                                                      : "";
}

struct Walk {
  const LinkGraph& graph;
  const std::string& start;
  std::set<std::string> seen;
  std::vector<std::string> found;

  void visit(const std::string& name, const std::string& chain) {
    const auto at = graph.find(name);
    if (at == graph.end()) return;
    for (const std::string& link : at->second.links) check(link, chain + " -> " + link);
  }

  void check(const std::string& link, const std::string& chain) {
    if (!seen.insert(link).second) return;
    const Target& target = graph.at(start);
    const auto other = graph.find(link);
    const std::string why =
        other == graph.end() ? libraryComplaint(target, link) : roomComplaint(target, other->second);
    if (!why.empty()) found.push_back(chain + ": " + why);
    visit(link, chain);
  }
};

}  // namespace

LinkGraph parseLinks(std::string_view text) {
  LinkGraph graph;
  std::istringstream lines{std::string(text)};
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream parts(line);
    std::string name, folder, links, link;
    std::getline(parts, name, '|');
    std::getline(parts, folder, '|');
    std::getline(parts, links);
    Target target{folder, {}};
    std::istringstream words(links);
    while (words >> link) target.links.push_back(link);
    graph[name] = std::move(target);
  }
  return graph;
}

std::vector<std::string> linkViolations(const LinkGraph& graph) {
  std::vector<std::string> found;
  for (const auto& [name, target] : graph) {
    Walk walk{graph, name, {name}, {}};
    walk.visit(name, name);
    found.insert(found.end(), walk.found.begin(), walk.found.end());
  }
  return found;
}

}  // namespace windtunnel::architecture
