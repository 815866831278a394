// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace windtunnel::model {

/// What a property holds. The scalar types are those of model/core; a Reference is text that names something
/// else in the design; Object, MapOf and ListOf nest.
enum class ValueType {
  Boolean,
  Integer,
  Number,
  Text,
  Choice,
  Duration,
  Rate,
  Cpu,
  Memory,
  Share,
  Price,
  Bandwidth,
  Multiplier,
  Distribution,
  Arrivals,
  KeyPopularity,
  Backoff,
  ScalingPolicy,
  Reference,
  Object,
  MapOf,
  ListOf,
};

/// What a Reference property, or the key of a map, may name.
enum class ReferenceTo {
  None,        ///< free text
  Identifier,  ///< a new name: an RFC 1123 label
  Component,
  Operation,   ///< "component/operation", or "component" for its default operation
  Entry,       ///< an operation or a gateway's route, as a workload's mix names it
  Topic,       ///< "broker/topic"
  Connection,  ///< "from -> to"
  Boundary,
  Workload,
  Scenario,
  Subject,  ///< what an objective is about: a workload, or a component that takes messages
  Zone,
  NodePool,
  SecretKey,  ///< "secret-name/key", never a value
  Variable,   ///< the name of an environment variable
  Path,       ///< a path in the design
};

struct ObjectType;

/// One property of one element, declared once. Reader, writer, JSON Schema, inspector, command line, sweeps
/// and documentation are made from this declaration.
struct Property {
  std::string key;
  ValueType type = ValueType::Text;
  std::string group;  ///< Heading in the inspector and in the documentation.
  std::string help;   ///< One sentence.

  ReferenceTo reference = ReferenceTo::None;  ///< For Reference; for MapOf what the keys name.
  std::vector<std::string> choices;           ///< For Choice, in the order a list shows them.
  double minimum =
      -std::numeric_limits<double>::infinity();  ///< In the base unit: s, 1/s, cores, bytes, fraction.
  double maximum = std::numeric_limits<double>::infinity();
  std::string defaultText;         ///< Default in document grammar; empty: none.
  std::vector<std::string> kinds;  ///< Component kinds that have it; empty: all.
  /// Type of an Object, or of each element of a MapOf or ListOf; a function, because steps contain steps.
  const ObjectType& (*object)() = nullptr;
  const Property& (*element)() = nullptr;  ///< Scalar elements of a MapOf or ListOf.
  bool sweepable = false;                  ///< May be varied in a sweep.
  bool scalarAllowed = false;              ///< ListOf: a single scalar stands for a list of one.
  bool required = false;
  bool sensitive = false;  ///< May hold names of secrets; a literal that looks like one is refused.

  bool hasKind(std::string_view kind) const;
};

/// A kind of map with named properties.
struct ObjectType {
  std::string name;  ///< "component", "connection", …
  std::vector<Property> properties;
  std::string shorthand;    ///< A lone scalar stands for this property (`cpu: 1` is `cpu: {limit: 1}`).
  bool exactlyOne = false;  ///< Exactly one property is present (a step).
  bool inlineForm = false;  ///< The canonical writer puts it on one line.

  /// The property of that key for a component kind (several kinds may declare the same key differently); any
  /// kind's when `kind` is empty. Null when there is none.
  const Property* find(std::string_view key, std::string_view kind = {}) const;
};

}  // namespace windtunnel::model
