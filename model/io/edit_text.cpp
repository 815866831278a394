// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/edit_text.h"

#include <charconv>
#include <nlohmann/json.hpp>

#include "model/core/diagnostic_codes.h"

namespace windtunnel::model {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestValue = 128;

// Ends the decoding of one record; never leaves this file.
struct BadRecord {};

// Values are pairs of a type's letter and its text. The letters are part of the journal's format.
Json encoded(const Value& value);

struct Encoder {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(bool held) const { return held; }
  Json operator()(std::int64_t held) const { return held; }
  Json operator()(double held) const { return Json::array({"number", Value(held).text()}); }
  Json operator()(const std::string& held) const { return held; }
  Json operator()(const Duration& held) const { return Json::array({"duration", held.text()}); }
  Json operator()(const Rate& held) const { return Json::array({"rate", held.text()}); }
  Json operator()(const Cpu& held) const { return Json::array({"cpu", held.text()}); }
  Json operator()(const Memory& held) const { return Json::array({"memory", held.text()}); }
  Json operator()(const Share& held) const { return Json::array({"share", held.text()}); }
  Json operator()(const Price& held) const { return Json::array({"price", held.text()}); }
  Json operator()(const Bandwidth& held) const { return Json::array({"bandwidth", held.text()}); }
  Json operator()(const Multiplier& held) const { return Json::array({"multiplier", held.text()}); }
  Json operator()(const Distribution& held) const { return Json::array({"distribution", held.text()}); }
  Json operator()(const Arrivals& held) const { return Json::array({"arrivals", held.text()}); }
  Json operator()(const KeyPopularity& held) const { return Json::array({"keys", held.text()}); }
  Json operator()(const Backoff& held) const { return Json::array({"backoff", held.text()}); }
  Json operator()(const ScalingPolicy& held) const { return Json::array({"scaling", held.text()}); }
  Json operator()(const std::shared_ptr<const ValueList>& held) const {
    Json list = Json::array();
    for (const Value& element : *held) list.push_back(encoded(element));
    return Json::array({"list", std::move(list)});
  }
  Json operator()(const std::shared_ptr<const ValueMap>& held) const {
    Json entries = Json::array();
    for (const auto& [key, value] : *held) entries.push_back(Json::array({key, encoded(value)}));
    return Json::array({"map", std::move(entries)});
  }
};

Json encoded(const Value& value) {
  return std::visit(Encoder(), value.storage());
}

template <class T>
Value parsed(const std::string& text) {
  auto result = T::parse(text);
  if (!result) throw BadRecord();
  return std::move(result).value();
}

Value parsedNumber(const std::string& text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) throw BadRecord();
  return number;
}

Value decodedScalar(const std::string& type, const std::string& text) {
  if (type == "number") return parsedNumber(text);
  if (type == "duration") return parsed<Duration>(text);
  if (type == "rate") return parsed<Rate>(text);
  if (type == "cpu") return parsed<Cpu>(text);
  if (type == "memory") return parsed<Memory>(text);
  if (type == "share") return parsed<Share>(text);
  if (type == "price") return parsed<Price>(text);
  if (type == "bandwidth") return parsed<Bandwidth>(text);
  if (type == "multiplier") return parsed<Multiplier>(text);
  if (type == "distribution") return parsed<Distribution>(text);
  if (type == "arrivals") return parsed<Arrivals>(text);
  if (type == "keys") return parsed<KeyPopularity>(text);
  if (type == "backoff") return parsed<Backoff>(text);
  if (type == "scaling") return parsed<ScalingPolicy>(text);
  throw BadRecord();
}

Value decoded(const Json& json, int depth);

Value decodedContainer(const std::string& type, const Json& content, int depth) {
  if (type == "list") {
    ValueList list;
    for (const Json& element : content) list.push_back(decoded(element, depth + 1));
    return list;
  }
  if (type != "map") throw BadRecord();
  ValueMap map;
  for (const Json& entry : content) map.set(entry.at(0).get<std::string>(), decoded(entry.at(1), depth + 1));
  return map;
}

Value decoded(const Json& json, int depth) {
  if (depth > kDeepestValue) throw BadRecord();
  if (json.is_null()) return {};
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number_integer()) return json.get<std::int64_t>();
  if (json.is_string()) return json.get<std::string>();
  const auto type = json.at(0).get<std::string>();
  const Json& content = json.at(1);
  if (content.is_string()) return decodedScalar(type, content.get<std::string>());
  if (!content.is_array()) throw BadRecord();
  return decodedContainer(type, content, depth);
}

Change decodedChange(const Json& json) {
  Change change;
  change.path = Path::parse(json.at("path").get<std::string>());
  if (json.contains("value")) change.value = decoded(json.at("value"), 0);
  if (json.contains("position")) change.position = json.at("position").get<std::size_t>();
  return change;
}

Diagnostic notAnEdit() {
  Diagnostic d;
  d.code = code::kJournal;
  d.message = "a record of the recovery journal is not an edit";
  d.hint = "the edits before it can be restored";
  return d;
}

}  // namespace

std::string editText(const Edit& edit) {
  Json changes = Json::array();
  for (const Change& change : edit.changes) {
    Json one = {{"path", change.path.text()}};
    if (change.value) one["value"] = encoded(*change.value);
    if (change.position != ValueMap::npos) one["position"] = change.position;
    changes.push_back(std::move(one));
  }
  const Json json = {{"label", edit.label}, {"changes", std::move(changes)}};
  return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

Result<Edit> parseEdit(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    Edit edit;
    edit.label = json.at("label").get<std::string>();
    for (const Json& change : json.at("changes")) edit.changes.push_back(decodedChange(change));
    return edit;
  } catch (const BadRecord&) {
    return notAnEdit();
  } catch (const Json::exception&) {
    return notAnEdit();
  }
}

}  // namespace windtunnel::model
