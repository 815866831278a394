// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/core/path.h"
#include "model/core/result.h"
#include "model/core/value.h"
#include "model/schema/property.h"

namespace windtunnel::model {

/// The format version this program writes.
inline constexpr std::int64_t kFormatVersion = 1;

/// The property table: the object type of the whole document. Everything else hangs below it.
const ObjectType& documentType();

const ObjectType& boundaryType();
const ObjectType& platformType();
const ObjectType& componentType();
const ObjectType& connectionType();
const ObjectType& operationType();
const ObjectType& stepType();
const ObjectType& workloadType();
const ObjectType& objectiveType();
const ObjectType& scenarioType();
const ObjectType& faultType();
const ObjectType& placementType();

/// The default of a property for a component kind, in document grammar; empty when there is none. The kind's
/// own default wins over the property's. `within` is the path of the property inside its component
/// ("cpu/limit"); `kind` is empty outside components.
std::string defaultText(const Property& property, std::string_view kind, std::string_view within);

/// Reads one scalar by the type of a property; the diagnostic's column counts inside `text`.
Result<Value> parseScalar(const Property& property, std::string_view text);

/// The value in the property's base unit (seconds, 1/s, cores, bytes, fraction, …); none for text.
std::optional<double> baseMagnitude(const Value& value);

/// Which property stands at a path of the document in the table. Empty when the path leads nowhere.
struct PropertyAt {
  const Property* property = nullptr;
  std::string kind;
  std::string within;  ///< Path inside the component, empty elsewhere.
};

/// Walks the table along a path; `kind` is the kind of the component the path goes through.
std::optional<PropertyAt> propertyAt(const Path& path, std::string_view kind);

}  // namespace windtunnel::model
