// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/core/value.h"
#include "model/io/diagnostic_list.h"
#include "model/io/schema_cursor.h"
#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// Turns the tree of a text into typed values by the property table; what does not fit goes into the list.
class TreeReader {
 public:
  explicit TreeReader(DiagnosticList& diagnostics) : m_diagnostics(diagnostics) {}

  Value readDocument(const YamlNode& root);

 private:
  // Where the walk is: the place in the table, the path in the design, the kind of the component around it.
  struct Place {
    SchemaCursor cursor;
    Path path;
    std::string kind;
  };

  Value read(const YamlNode& node, const Place& place);
  Value readObject(const YamlNode& node, const Place& place);
  Value readMap(const YamlNode& node, const Place& place);
  Value readList(const YamlNode& node, const Place& place);
  Value readScalar(const YamlNode& node, const Place& place);
  Value expandShorthand(const YamlNode& node, const Place& place);

  std::string kindOf(const YamlNode& node, const Place& place) const;
  void checkKeys(const YamlNode& node, const Place& place);
  void checkRequired(const YamlNode& node, const Place& place);
  void unknownKey(const YamlEntry& entry, const Place& place);
  bool checkName(ReferenceTo what, const std::string& key, const YamlNode& keyNode, const Path& path);
  void wrongShape(const YamlNode& node, const Place& place, const std::string& wanted,
                  const std::string& hint);

  DiagnosticList& m_diagnostics;
};

}  // namespace windtunnel::model
