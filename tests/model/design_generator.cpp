// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "design_generator.h"

#include <algorithm>
#include <cmath>

#include "model/design/kind.h"
#include "model/io/design_writer.h"
#include "model/io/value_writer.h"
#include "model/schema/schema.h"

namespace windtunnel::model {
namespace {

constexpr int kDeepest = 9;
constexpr int kTries = 30;

const std::vector<std::string>& awkward() {
  static const std::vector<std::string> texts{"plain",
                                              "two words",
                                              "",
                                              " leading",
                                              "trailing ",
                                              "a: b",
                                              "a #b",
                                              "# no comment",
                                              "- item",
                                              "? key",
                                              "null",
                                              "~",
                                              "yes",
                                              "No",
                                              "on",
                                              "true",
                                              "123",
                                              "0x1F",
                                              "1e3",
                                              "1.10",
                                              "12:30:45",
                                              "2001-12-14",
                                              ".inf",
                                              "1_000",
                                              "<<",
                                              "=",
                                              "quote \" and \\ backslash",
                                              "it's",
                                              "{braces}",
                                              "[list]",
                                              "a, b",
                                              "line\nbreak",
                                              "tab\there",
                                              "\x01\x1f",
                                              "!tag",
                                              "&anchor",
                                              "*alias",
                                              "%percent",
                                              "@at",
                                              "`tick`",
                                              "|",
                                              ">",
                                              "---",
                                              "...",
                                              "caf\xc3\xa9",
                                              "\xe2\x80\xa8",
                                              "\xc2\x85",
                                              "\xef\xbb\xbf",
                                              "\xf0\x9f\x98\x80",
                                              "{{ .Values }}",
                                              "$(HOME)",
                                              "key:",
                                              ":start",
                                              "a(b",
                                              "a)b, c",
                                              "../x",
                                              "-",
                                              "-1",
                                              "https://example.com/a?b=c#d",
                                              "\r\n",
                                              "x\xe2\x80\x99y"};
  return texts;
}

const std::vector<std::string>& examples(ValueType type) {
  static const std::vector<std::string> distributions{"4ms",
                                                      "exponential(4ms)",
                                                      "lognormal(median 3ms, p99 20ms)",
                                                      "gamma(mean 4ms, cv 0.5)",
                                                      "uniform(1ms, 5ms)",
                                                      "empirical(p50 3ms, p90 9ms, p99 40ms, max 200ms)",
                                                      "trace(a file.csv)"};
  static const std::vector<std::string> arrivals{"poisson(200/s)", "mmpp(100/s for 30s, 500/s for 5s)",
                                                 "users(500, think lognormal(median 3s, p99 9s))",
                                                 "ramp(10/s to 500/s over 5m)"};
  static const std::vector<std::string> keys{"zipf(200000, 0.9)", "uniform(10000)"};
  static const std::vector<std::string> backoffs{"constant(50ms)", "exponential(25ms, max 250ms)"};
  if (type == ValueType::Distribution) return distributions;
  static const std::vector<std::string> policies{"4 pods per 15s", "1 pod per 1m", "100% per 30m"};
  if (type == ValueType::Arrivals) return arrivals;
  if (type == ValueType::ScalingPolicy) return policies;
  return type == ValueType::Backoff ? backoffs : keys;
}

}  // namespace

Design DesignGenerator::design() {
  Value root = object(documentType(), {}, 0);
  ValueMap map = root.map();
  map.set("formatVersion", Value(kFormatVersion));
  return canonical(Design(Value(std::move(map))));
}

Value DesignGenerator::value(const SchemaCursor& cursor, const std::string& kind, int depth) {
  if (cursor.object()) return object(*cursor.object(), kind, depth);
  if (cursor.isScalar()) return scalar(*cursor.property());
  const std::size_t count = depth > kDeepest ? 0 : below(depth < 2 ? 5 : 3);
  if (cursor.isListOf()) {
    ValueList list;
    for (std::size_t i = 0; i < count; ++i) list.push_back(value(cursor.element(), kind, depth + 1));
    return list;
  }
  ValueMap map;
  for (std::size_t i = 0; i < count; ++i)
    map.set(name(cursor.property()->reference), value(cursor.element(), kind, depth + 1));
  return map;
}

Value DesignGenerator::object(const ObjectType& type, std::string kind, int depth) {
  if (&type == &componentType()) kind = kinds()[below(kinds().size())].name;
  ValueMap map;
  const std::size_t only = type.exactlyOne ? below(depth > kDeepest ? 2 : type.properties.size()) : 0;
  for (std::size_t i = 0; i < type.properties.size(); ++i) {
    const Property& property = type.properties[i];
    if (!property.hasKind(kind) || type.find(property.key, kind) != &property) continue;
    const bool wanted = type.exactlyOne ? i == only : property.required || chance(depth == 0 ? 0.8 : 0.35);
    if (!wanted) continue;
    const bool isKind = &type == &componentType() && property.key == "kind";
    map.set(property.key, isKind ? Value(kind) : value(SchemaCursor(property), kind, depth + 1));
  }
  return map;
}

double DesignGenerator::within(double low, double high) {
  low = std::isfinite(low) ? low : 0;
  high = std::isfinite(high) ? std::min(high, low + 1e6) : low + 1e4;
  const double part = static_cast<double>(m_random() >> 11) * 0x1p-53;
  return chance(0.2) ? low : low + part * (high - low);
}

Value DesignGenerator::scalar(const Property& property) {
  const double magnitude = within(property.minimum, property.maximum);
  switch (property.type) {
    case ValueType::Boolean:
      return chance(0.5);
    case ValueType::Integer:
      return static_cast<std::int64_t>(std::ceil(std::min(magnitude, property.maximum - 1)));
    case ValueType::Number:
      return magnitude;
    case ValueType::Text:
      return awkwardText();
    case ValueType::Choice:
      return property.choices[below(property.choices.size())];
    case ValueType::Duration:
      return Duration{static_cast<std::int64_t>(std::ceil(magnitude * 1e9))};
    case ValueType::Rate:
      return Rate{magnitude, Rate::Per::Second};
    case ValueType::Cpu:
      return Cpu{static_cast<std::int64_t>(std::ceil(magnitude * 1000))};
    case ValueType::Memory:
      return Memory{static_cast<std::int64_t>(std::ceil(magnitude))};
    case ValueType::Share:
      return Share{std::min(magnitude, 1.0)};
    case ValueType::Price:
      return Price{magnitude};
    case ValueType::Bandwidth:
      return Bandwidth{magnitude};
    case ValueType::Multiplier:
      return Multiplier{magnitude};
    case ValueType::Reference:
      return name(property.reference);
    default:
      return parseScalar(property, quantity(property.type)).value();
  }
}

std::string DesignGenerator::quantity(ValueType type) {
  const auto& texts = examples(type);
  return texts[below(texts.size())];
}

std::string DesignGenerator::awkwardText() {
  return awkward()[below(awkward().size())];
}

std::string DesignGenerator::label() {
  constexpr const char* names[] = {"orders", "payment", "a",   "0",         "n",   "on",  "y",
                                   "no",     "null",    "1e3", "orders-db", "x-1", "true"};
  const std::string base = names[below(std::size(names))];
  return chance(0.5) ? base : base + "-" + std::to_string(below(100));
}

std::string DesignGenerator::name(ReferenceTo what) {
  switch (what) {
    case ReferenceTo::None:
      return awkwardText();
    case ReferenceTo::Operation:
    case ReferenceTo::Entry:
      return chance(0.3) ? label() : label() + "/" + label();
    case ReferenceTo::Topic:
      return label() + "/" + label();
    case ReferenceTo::Connection:
      return label() + " -> " + label();
    case ReferenceTo::SecretKey:
      return label() + ".x/KEY_" + std::to_string(below(9));
    case ReferenceTo::Variable:
      return "VAR_" + std::to_string(below(50));
    case ReferenceTo::Path:
      return "components/" + label() + "/cpu/limit";
    default:
      return label();
  }
}

Design DesignGenerator::changed(const Design& design) {
  for (int i = 0; i < kTries; ++i) {
    const Value root = changedInside(design.root(), SchemaCursor::document(), {}, 0);
    if (!(root == design.root())) return canonical(Design(root));
  }
  return design;
}

// Walks down at random and changes one thing there; what must be there stays.
Value DesignGenerator::changedInside(const Value& now, const SchemaCursor& cursor, const std::string& outer,
                                     int depth) {
  const std::string kind = kindWithin(cursor, now, outer);
  if (now.isList()) {
    ValueList list = now.list();
    const std::size_t at = below(list.size() + 1);
    const auto place = list.begin() + static_cast<std::ptrdiff_t>(at);
    if (at == list.size() || chance(0.15))
      list.insert(place, value(cursor.element(), kind, depth + 1));
    else if (chance(0.2))
      list.erase(place);
    else
      list[at] = changedInside(list[at], cursor.element(), kind, depth + 1);
    return list;
  }
  if (!now.isMap()) return scalar(*cursor.property());
  ValueMap map = now.map();
  const bool step = cursor.object() && cursor.object()->exactlyOne;
  if (!step && chance(depth == 0 ? 0.05 : 0.25)) {
    const Value fresh = value(cursor, kind, depth);
    if (!cursor.object() || kindWithin(cursor, fresh, kind) == kind)
      for (const auto& [key, added] : fresh.map())
        if (!map.contains(key)) {
          map.set(key, added, cursor.object() ? ValueMap::npos : below(map.size() + 1));
          return map;
        }
  }
  if (map.empty()) return now;
  const auto [key, inner] = map.at(below(map.size()));
  const SchemaCursor child = entryCursor(cursor, key, kind);
  if (key == "kind" || key == "formatVersion") return now;
  const bool required = cursor.object() && child.property() && child.property()->required;
  if (!step && !required && chance(0.15))
    map.remove(key);
  else
    map.set(key, changedInside(inner, child, kind, depth + 1));
  return map;
}

}  // namespace windtunnel::model
