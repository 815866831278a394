// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/json_text.h"

#include <nlohmann/json.hpp>

namespace windtunnel::exporters::kubernetes {
namespace {

nlohmann::json toJson(const Yaml& node) {
  if (node.isMap()) {
    auto object = nlohmann::json::object();
    for (const auto& [key, value] : node.entries()) object[key] = toJson(value);
    return object;
  }
  if (node.isList()) {
    auto array = nlohmann::json::array();
    for (const Yaml& item : node.items()) array.push_back(toJson(item));
    return array;
  }
  if (node.isText()) return node.text();
  if (const auto* flag = std::get_if<bool>(&node.content())) return *flag;
  if (const auto* number = std::get_if<std::int64_t>(&node.content())) return *number;
  return nullptr;
}

}  // namespace

std::string jsonText(const Yaml& node) {
  return toJson(node).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace windtunnel::exporters::kubernetes
