// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/core/value.h"
#include "model/io/schema_cursor.h"
#include "model/io/text_splices.h"
#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// Walks the tree of a text beside the old and the new value and notes what has to be replaced.
class NodeRewriter {
 public:
  explicit NodeRewriter(TextSplices& splices) : m_splices(splices) {}

  /// Notes the changes inside a map; false when the map as a whole has to be written anew.
  bool changeMap(const YamlNode& node, const Value& before, const Value& now, const SchemaCursor& cursor,
                 const std::string& outerKind, bool inBrackets);

 private:
  // Where a value stands: what comes before it decides how it is replaced.
  struct Slot {
    std::size_t begin = 0;   // Behind the colon; at the hyphen of a list.
    std::size_t indent = 0;  // Of the key or hyphen.
    bool inList = false;
    bool inBrackets = false;
  };

  void change(const YamlNode& node, const Value& before, const Value& now, const SchemaCursor& cursor,
              const std::string& kind, const Slot& slot);
  bool changeInside(const YamlNode& node, const Value& before, const Value& now, const SchemaCursor& cursor,
                    const std::string& kind, bool inBrackets);
  bool changeList(const YamlNode& node, const Value& before, const Value& now, const SchemaCursor& cursor,
                  const std::string& kind, bool inBrackets);

  void removeEntry(const YamlNode& container, std::size_t index);
  bool addEntry(const YamlNode& map, const YamlEntry* after, const std::string& key, const Value& value,
                const SchemaCursor& cursor, const std::string& kind);
  bool addItem(const YamlNode& list, std::size_t before, const Value& value, const SchemaCursor& cursor,
               const std::string& kind);
  bool hyphenOf(const YamlEntry& item, std::size_t& hyphen) const;

  TextSplices& m_splices;
};

}  // namespace windtunnel::model
