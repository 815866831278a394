// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/sweep_argument.h"

#include <algorithm>
#include <charconv>

#include "app/cli/design_source.h"
#include "app/cli/run_arguments.h"
#include "model/core/suggestion.h"
#include "model/schema/magnitude.h"

namespace windtunnel::app::cli {
namespace {

using model::Design;
using model::Property;
using model::Result;
using simulator::SweepParameter;

constexpr int kMostSteps = 10000;

std::vector<std::string> splitOutsideBrackets(const std::string& text) {
  std::vector<std::string> parts{""};
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ',' && depth == 0)
      parts.emplace_back();
    else if (c != ' ' || !parts.back().empty())
      parts.back() += c;
  }
  return parts;
}

void addSweepable(const model::ObjectType& type, const std::string& kind, const std::string& head,
                  std::vector<std::string>& keys) {
  for (const Property& property : type.properties) {
    if (!property.hasKind(kind)) continue;
    if (property.sweepable) keys.push_back(head + property.key);
    if (property.type == model::ValueType::Object)
      addSweepable(property.object(), kind, head + property.key + "/", keys);
  }
}

/// What may be varied of the element a path goes through, from its second segment on.
std::vector<std::string> sweepableOf(const Design& design, const model::Path& path) {
  std::vector<std::string> keys;
  const Property* section = model::documentType().find(path[0]);
  if (section != nullptr && section->object != nullptr)
    addSweepable(section->object(), model::kindAt(design, path), "", keys);
  return keys;
}

model::Diagnostic notSweepable(const Design& design, const model::Path& path, const std::string& text) {
  const std::vector<std::string> keys = sweepableOf(design, path);
  const std::string near = model::nearest(path.back(), keys);
  std::string all;
  for (const std::string& key : keys) all += (all.empty() ? "" : ", ") + key;
  model::Diagnostic refused =
      wrongArguments("a sweep cannot vary " + path.text() + " (in " + text + ")",
                     !near.empty() ? "did you mean \"" + near + "\"?" : "what it can vary there: " + all);
  refused.path = path.text();
  return refused;
}

// One end of a range or one value, with the argument it stands in.
Result<model::Value> readValue(const Property& property, const std::string& value, const std::string& text) {
  Result<model::Value> read = model::parseScalar(property, value);
  if (read) return read;
  model::Diagnostic diagnostic = read.error();
  diagnostic.location = {};
  diagnostic.message += " (in " + text + ")";
  return diagnostic;
}

Result<int> readSteps(const std::string& steps, const std::string& text) {
  int count = 0;
  const char* end = steps.data() + steps.size();
  const auto [stop, error] = std::from_chars(steps.data(), end, count);
  if (error == std::errc() && stop == end && count >= 2 && count <= kMostSteps) return count;
  return wrongArguments("\"" + steps + "\" is no number of steps from 2 to " + std::to_string(kMostSteps) +
                            " (in " + text + ")",
                        "write from..to:steps, for example orders/replicas=2..10:5");
}

Result<SweepParameter> readRange(const Property& property, const Setting& setting, std::size_t dots,
                                 const std::string& text) {
  const std::size_t colon = setting.value.find(':', dots);
  const std::string high =
      setting.value.substr(dots + 2, colon == std::string::npos ? std::string::npos : colon - dots - 2);
  const auto from = readValue(property, setting.value.substr(0, dots), text);
  if (!from) return from.error();
  const auto to = readValue(property, high, text);
  if (!to) return to.error();
  SweepParameter parameter{setting.path, {}, {}};
  parameter.range = simulator::MagnitudeRange{*model::baseMagnitude(*from), *model::baseMagnitude(*to)};
  if (parameter.range->from >= parameter.range->to)
    return wrongArguments("the range does not rise (in " + text + ")", "write the smaller end first");
  if (colon == std::string::npos) return parameter;
  const auto steps = readSteps(setting.value.substr(colon + 1), text);
  if (!steps) return steps.error();
  parameter.values = simulator::stepsOf(property, *parameter.range, *steps);
  return parameter;
}

Result<SweepParameter> readValues(const Property& property, const Setting& setting, const std::string& text) {
  SweepParameter parameter{setting.path, {}, {}};
  for (const std::string& part : splitOutsideBrackets(setting.value)) {
    const auto value = readValue(property, part, text);
    if (!value) return value.error();
    const std::string canonical = value->text();
    if (std::find(parameter.values.begin(), parameter.values.end(), canonical) != parameter.values.end())
      return wrongArguments(part + " is named twice (in " + text + ")", "name each value once");
    parameter.values.push_back(canonical);
  }
  return parameter;
}

}  // namespace

Result<SweepParameter> readSweepParameter(const Design& design, const std::string& text) {
  const Result<Setting> setting = readSetting(design, text);
  if (!setting) return setting.error();
  const Property& property = *model::propertyAt(design, setting->path)->property;
  if (!property.sweepable) return notSweepable(design, setting->path, text);
  const std::size_t dots = setting->value.find("..");
  if (dots == std::string::npos || setting->value.find('(') < dots)
    return readValues(property, *setting, text);
  if (!model::hasMagnitude(property))
    return wrongArguments(property.key + " has no range (in " + text + ")",
                          "name its values one by one: " + setting->path.text() + "=first,second");
  return readRange(property, *setting, dots, text);
}

Result<simulator::Shard> readShard(const std::string& text) {
  simulator::Shard shard;
  const std::size_t slash = text.find('/');
  const char* end = text.data() + text.size();
  if (slash != std::string::npos) {
    const auto first = std::from_chars(text.data(), text.data() + slash, shard.index);
    const auto second = std::from_chars(text.data() + slash + 1, end, shard.count);
    const bool isRead = first.ec == std::errc() && first.ptr == text.data() + slash &&
                        second.ec == std::errc() && second.ptr == end;
    if (isRead && shard.index >= 1 && shard.index <= shard.count) {
      --shard.index;
      return shard;
    }
  }
  return wrongArguments("\"" + text + "\" names no part of a sweep",
                        "write i/n for the i-th of n parts, for example --shard 1/4");
}

}  // namespace windtunnel::app::cli
