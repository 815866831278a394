// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/schema/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "model/core/diagnostic_codes.h"
#include "model/core/suggestion.h"
#include "model/design/kind.h"

namespace windtunnel::model {
namespace {

Diagnostic refused(const char* diagnosticCode, std::string message, std::string hint) {
  Diagnostic d;
  d.code = diagnosticCode;
  d.message = std::move(message);
  d.hint = std::move(hint);
  return d;
}

template <class T>
Result<Value> parsedAs(std::string_view text) {
  Result<T> parsed = T::parse(text);
  if (!parsed) return parsed.error();
  return Value(std::move(parsed).value());
}

Result<Value> parseBoolean(std::string_view text) {
  if (text == "true") return Value(true);
  if (text == "false") return Value(false);
  return refused(code::kBoolean, fmt::format("\"{}\" is not a truth value", text), "write true or false");
}

Result<Value> parseInteger(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return Value(number);
  return refused(code::kInteger, fmt::format("\"{}\" is not a whole number", text),
                 "write digits alone, such as 3");
}

Result<Value> parseNumber(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && std::isfinite(number)) return Value(number);
  return refused(code::kNumber, fmt::format("\"{}\" is not a number", text),
                 "write a number, such as 640 or 12.5");
}

Result<Value> parseChoice(const Property& property, std::string_view text) {
  if (std::find(property.choices.begin(), property.choices.end(), text) != property.choices.end())
    return Value(std::string(text));
  const std::string near = nearest(text, property.choices);
  std::string hint = near.empty() ? "" : fmt::format("did you mean {}? ", near);
  return refused(code::kChoice, fmt::format("\"{}\" is not a choice for {}", text, property.key),
                 fmt::format("{}accepted: {}", hint, fmt::join(property.choices, ", ")));
}

Result<Value> parseByType(const Property& property, std::string_view text) {
  switch (property.type) {
    case ValueType::Boolean:
      return parseBoolean(text);
    case ValueType::Integer:
      return parseInteger(text);
    case ValueType::Number:
      return parseNumber(text);
    case ValueType::Text:
    case ValueType::Reference:
      return Value(std::string(text));
    case ValueType::Choice:
      return parseChoice(property, text);
    case ValueType::Duration:
      return parsedAs<Duration>(text);
    case ValueType::Rate:
      return parsedAs<Rate>(text);
    case ValueType::Cpu:
      return parsedAs<Cpu>(text);
    case ValueType::Memory:
      return parsedAs<Memory>(text);
    case ValueType::Share:
      return parsedAs<Share>(text);
    case ValueType::Price:
      return parsedAs<Price>(text);
    case ValueType::Bandwidth:
      return parsedAs<Bandwidth>(text);
    case ValueType::Multiplier:
      return parsedAs<Multiplier>(text);
    case ValueType::Distribution:
      return parsedAs<Distribution>(text);
    case ValueType::Arrivals:
      return parsedAs<Arrivals>(text);
    case ValueType::KeyPopularity:
      return parsedAs<KeyPopularity>(text);
    case ValueType::Backoff:
      return parsedAs<Backoff>(text);
    case ValueType::ScalingPolicy:
      return parsedAs<ScalingPolicy>(text);
    case ValueType::Object:
    case ValueType::MapOf:
    case ValueType::ListOf:
      break;
  }
  return refused(code::kWrongShape, fmt::format("{} is not a single value", property.key),
                 "write a map or a list");
}

// A bound in the property's own notation, for messages.
std::string boundText(const Property& property, double bound) {
  switch (property.type) {
    case ValueType::Duration:
      return Duration::fromSeconds(bound).text();
    case ValueType::Memory:
      return Memory{static_cast<std::int64_t>(bound)}.text();
    case ValueType::Cpu:
      return Cpu{std::llround(bound * 1000)}.text();
    case ValueType::Share:
      return fmt::format("{}%", bound * 100);
    case ValueType::Rate:
      return fmt::format("{}/s", bound);
    case ValueType::Multiplier:
      return fmt::format("x{}", bound);
    default:
      return fmt::format("{}", bound);
  }
}

std::string rangeText(const Property& property) {
  const bool low = std::isfinite(property.minimum);
  const bool high = std::isfinite(property.maximum);
  if (low && high)
    return fmt::format("between {} and {}", boundText(property, property.minimum),
                       boundText(property, property.maximum));
  if (low) return fmt::format("at least {}", boundText(property, property.minimum));
  return fmt::format("at most {}", boundText(property, property.maximum));
}

const Property* step(const ObjectType& type, const std::string& key, std::string_view kind) {
  return type.find(key, kind);
}

bool isComponents(const Path& path) {
  return path.size() > 2 && path[0] == "components";
}

std::string tailOf(const Path& path, std::size_t from) {
  return Path(std::vector<std::string>(path.segments().begin() + static_cast<std::ptrdiff_t>(from),
                                       path.segments().end()))
      .text();
}

}  // namespace

std::string defaultText(const Property& property, std::string_view kind, std::string_view within) {
  if (const Kind* found = findKind(kind))
    for (const auto& [path, text] : found->defaults)
      if (path == within) return text;
  return property.defaultText;
}

Result<Value> parseScalar(const Property& property, std::string_view text) {
  Result<Value> parsed = parseByType(property, text);
  if (!parsed) return parsed;
  const std::optional<double> magnitude = baseMagnitude(parsed.value());
  if (magnitude && (*magnitude < property.minimum || *magnitude > property.maximum))
    return refused(code::kRange, fmt::format("{} is out of range for {}", text, property.key),
                   fmt::format("{} must be {}", property.key, rangeText(property)));
  return parsed;
}

std::optional<double> baseMagnitude(const Value& value) {
  if (const auto* held = value.as<std::int64_t>()) return static_cast<double>(*held);
  if (const auto* held = value.as<double>()) return *held;
  if (const auto* held = value.as<Duration>()) return held->seconds();
  if (const auto* held = value.as<Rate>()) return held->perSecond();
  if (const auto* held = value.as<Cpu>()) return held->cores();
  if (const auto* held = value.as<Memory>()) return static_cast<double>(held->bytes);
  if (const auto* held = value.as<Share>()) return held->fraction;
  if (const auto* held = value.as<Price>()) return held->perHour;
  if (const auto* held = value.as<Bandwidth>()) return held->bitsPerSecond;
  if (const auto* held = value.as<Multiplier>()) return held->factor;
  return std::nullopt;
}

std::optional<PropertyAt> propertyAt(const Path& path, std::string_view kind) {
  const ObjectType* type = &documentType();
  const Property* property = nullptr;
  const std::string_view componentKind = isComponents(path) ? kind : std::string_view{};
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool element =
        property && (property->type == ValueType::MapOf || property->type == ValueType::ListOf);
    if (element) {
      type = property->object ? &property->object() : nullptr;
      property = property->element ? &property->element() : nullptr;
      if (!type && !property) return std::nullopt;
      if (!type && i + 1 < path.size()) return std::nullopt;
      continue;
    }
    if (!type) return std::nullopt;
    property = step(*type, path[i], type == &componentType() ? componentKind : std::string_view{});
    if (!property) return std::nullopt;
    const bool nested = property->type == ValueType::Object;
    type = nested ? &property->object() : nullptr;
  }
  if (!property) return std::nullopt;
  return PropertyAt{property, std::string(componentKind),
                    isComponents(path) ? tailOf(path, 2) : std::string{}};
}

}  // namespace windtunnel::model
