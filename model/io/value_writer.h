// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/core/value.h"
#include "model/io/schema_cursor.h"

namespace windtunnel::model {

/// The value of one place of the property table in one line, with brackets.
std::string flowText(const Value& value, const SchemaCursor& cursor, const std::string& kind);

/// What follows a key's colon or a list's hyphen: a blank and one line, or indented lines of their own.
/// `indent` is the indentation of the key. The text does not end in a line break.
std::string blockText(const Value& value, const SchemaCursor& cursor, const std::string& kind,
                      std::size_t indent);

/// `key: value` in block form without the indentation of its first line.
std::string entryText(const std::string& key, const Value& value, const SchemaCursor& cursor,
                      const std::string& kind, std::size_t indent);

/// One element of a block list, beginning with its hyphen, without the indentation of its first line.
std::string itemText(const Value& value, const SchemaCursor& cursor, const std::string& kind,
                     std::size_t indent);

/// The keys of the value in the order they are written: that of the table for an object, their own for a map.
std::vector<std::string> orderedKeys(const Value& map, const SchemaCursor& cursor, const std::string& kind);

/// The place in the table of one entry of a map or object.
SchemaCursor entryCursor(const SchemaCursor& cursor, const std::string& key, const std::string& kind);

}  // namespace windtunnel::model
