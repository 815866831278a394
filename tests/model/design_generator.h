// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "model/design/design.h"
#include "model/io/schema_cursor.h"

namespace windtunnel::model {

/// Makes designs that obey the property table but no rule beyond it, with awkward texts in every free place.
/// The same seed gives the same design.
class DesignGenerator {
 public:
  explicit DesignGenerator(std::uint64_t seed) : m_random(seed) {}

  Design design();

  /// The design with one scalar, entry or element changed, added or removed at random.
  Design changed(const Design& design);

 private:
  Value value(const SchemaCursor& cursor, const std::string& kind, int depth);
  Value object(const ObjectType& type, std::string kind, int depth);
  Value scalar(const Property& property);
  Value changedInside(const Value& value, const SchemaCursor& cursor, const std::string& kind, int depth);
  std::string name(ReferenceTo what);
  std::string label();
  std::string awkwardText();
  std::string quantity(ValueType type);
  double within(double low, double high);
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }
  bool chance(double probability) { return static_cast<double>(m_random() >> 11) * 0x1p-53 < probability; }

  std::mt19937_64 m_random;
};

}  // namespace windtunnel::model
