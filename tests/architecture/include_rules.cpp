// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/include_rules.h"

#include <map>
#include <optional>
#include <regex>

namespace windtunnel::architecture {
namespace {

enum class Qt { None, CoreOnly, NoScene, Any };

struct Room {
  std::vector<std::string_view> mayInclude;  ///< Folders of the tree, besides its own.
  Qt qt = Qt::None;
};

/// The longest matching folder decides: the arrows model <- simulator <- app, model <- exporters <- app.
const std::map<std::string_view, Room>& rooms() {
  static const std::map<std::string_view, Room> table{
      {"resources/", {{"resources/"}, Qt::None}},
      {"model/", {{"model/", "resources/"}, Qt::None}},
      {"model/io/", {{"model/", "resources/"}, Qt::CoreOnly}},
      {"model/import/", {{"model/", "resources/"}, Qt::CoreOnly}},
      {"simulator/", {{"model/", "simulator/", "resources/"}, Qt::None}},
      {"exporters/", {{"model/", "exporters/", "resources/"}, Qt::None}},
      {"app/", {{"model/", "simulator/", "exporters/", "app/", "resources/"}, Qt::Any}},
      {"app/cli/", {{"model/", "simulator/", "exporters/", "app/", "resources/"}, Qt::NoScene}}};
  return table;
}

bool startsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

const Room* roomOf(std::string_view path) {
  const Room* best = nullptr;
  std::size_t length = 0;
  for (const auto& [folder, room] : rooms()) {
    if (startsWith(path, folder) && folder.size() > length) {
      best = &room;
      length = folder.size();
    }
  }
  return best;
}

bool isTreePath(std::string_view header) {
  for (const std::string_view folder : {"model/", "simulator/", "exporters/", "app/", "resources/", "tests/"})
    if (startsWith(header, folder)) return true;
  return false;
}

bool isQt(std::string_view header) {
  return header.size() > 1 && header[0] == 'Q' &&
         (startsWith(header, "Qt") || (header[1] >= 'A' && header[1] <= 'Z'));
}

bool isSceneHeader(std::string_view header) {
  for (const std::string_view module : {"QtQuick", "QtQml", "QQuick", "QQml", "QSG", "QJSEngine", "QJSValue"})
    if (startsWith(header, module)) return true;
  return false;
}

std::optional<std::string> qtComplaint(Qt allowed, std::string_view header, const IsQtCoreHeader& isQtCore) {
  const bool core = startsWith(header, "QtCore/") || header == "QtCore" ||
                    (header.find('/') == std::string_view::npos && isQtCore(header));
  if (allowed == Qt::None) return "no Qt in this room";
  if (allowed == Qt::CoreOnly && !core) return "of Qt only Qt Core in this room";
  if (allowed == Qt::NoScene && isSceneHeader(header)) return "no Qt Quick or Qml in the command line";
  return std::nullopt;
}

std::optional<std::string> complaint(const Room& room, std::string_view path, std::string_view header,
                                     const IsQtCoreHeader& isQtCore) {
  if (isQt(header)) return qtComplaint(room.qt, header, isQtCore);
  if (startsWith(header, "yaml-cpp/") && !startsWith(path, "model/io/") && !startsWith(path, "model/import/"))
    return "yaml-cpp stays behind model/io";
  // The core of the model works without files; only model/io and model/import know them.
  if (startsWith(header, "model/io/") && startsWith(path, "model/") && !startsWith(path, "model/io/") &&
      !startsWith(path, "model/import/"))
    return "the model does not know its files";
  if ((startsWith(path, "simulator/") || startsWith(path, "exporters/")) && startsWith(header, "model/io/"))
    return "files are read and written by app only";
  if (startsWith(header, "..")) return "include paths start at the root of the tree";
  if (!isTreePath(header)) return std::nullopt;
  for (const std::string_view folder : room.mayInclude)
    if (startsWith(header, folder)) return std::nullopt;
  return "against the arrows";
}

}  // namespace

std::vector<std::string> includeViolations(std::string_view path, std::string_view text,
                                           const IsQtCoreHeader& isQtCore) {
  static const std::regex directive(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<std::string> found;
  const Room* room = roomOf(path);
  if (!room) return found;
  int number = 0;
  while (!text.empty()) {
    ++number;
    const std::string line(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    std::smatch match;
    if (!std::regex_search(line, match, directive)) continue;
    if (const auto why = complaint(*room, path, match[1].str(), isQtCore))
      found.push_back(std::string(path) + ":" + std::to_string(number) + ": includes " + match[1].str() +
                      ": " + *why);
  }
  return found;
}

}  // namespace windtunnel::architecture
