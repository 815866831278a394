// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/schema/schema.h"

namespace windtunnel::exporters {

using model::Property;
using model::ReferenceTo;
using model::ValueType;

/// What a reference of the test design may name.
inline std::string referenceText(ReferenceTo to) {
  switch (to) {
    case ReferenceTo::Component:
      return "box";
    case ReferenceTo::Operation:
      return "callee/op";
    case ReferenceTo::Topic:
      return "bus/news";
    case ReferenceTo::SecretKey:
      return "vault/entry";
    case ReferenceTo::Variable:
      return "EXTRA";
    case ReferenceTo::Boundary:
      return "extra";
    default:
      return "extra";
  }
}

/// Values that differ from the default, in document grammar.
inline std::vector<std::string> samples(const Property& property) {
  switch (property.type) {
    case ValueType::Boolean:
      return {"true", "false"};
    case ValueType::Integer:
      return {std::to_string(static_cast<int>(std::min(7.0, property.maximum)))};
    case ValueType::Number:
      return {"7.5"};
    case ValueType::Duration:
      return {"77s"};
    case ValueType::Rate:
      return {"123/s"};
    case ValueType::Cpu:
      return {"1.25"};
    case ValueType::Memory:
      return {"384Mi"};
    case ValueType::Share:
      return {"37%"};
    case ValueType::Distribution:
      return {"7ms"};
    case ValueType::KeyPopularity:
      return {"uniform(77)"};
    case ValueType::Backoff:
      return {"constant(70ms)"};
    case ValueType::ScalingPolicy:
      return {"7 pods per 77s"};
    case ValueType::Choice:
      return property.choices;
    case ValueType::Reference:
      return {referenceText(property.reference)};
    case ValueType::Text:
      return {"/else"};
    default:
      return {};
  }
}

inline model::Value valueOf(const Property& property, const std::string& text) {
  auto parsed = model::parseScalar(property, text);
  if (!parsed) throw std::logic_error("no value " + text + " for " + property.key);
  return *parsed;
}

}  // namespace windtunnel::exporters
