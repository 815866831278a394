// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <unordered_map>
#include <vector>

#include "model/core/diagnostic.h"
#include "model/io/source_text.h"
#include "model/io/yaml_node.h"

namespace windtunnel::model {

/// Ends the parse from inside an event; never leaves the parser.
struct YamlRefusal {
  Diagnostic diagnostic;
};

/// The guard between the parser's events and the tree: checks each event, then makes its node.
class YamlBuilder : public YAML::EventHandler {
 public:
  explicit YamlBuilder(const SourceText& source, std::size_t offset) : m_source(source), m_offset(offset) {}

  YamlNode takeRoot() { return std::move(m_root); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override;
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override;
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

 private:
  // A list or map whose end has not been seen yet.
  struct Open {
    YamlNode node;
    bool keyRead = false;     // A map's key waits for its value.
    bool continuing = false;  // The key was the rest of a bracketed value before it.
    std::string key;
    Span keySpan;
    std::unordered_map<std::string, std::size_t> keys;  // With the offset of each.
  };

  std::size_t at(const YAML::Mark& mark) const;
  [[noreturn]] void refuse(const char* code, std::size_t offset, std::string message, std::string hint) const;
  void count(std::size_t offset);
  void checkTag(std::size_t offset, const std::string& tag) const;
  void open(YamlNode::Shape shape, std::size_t offset, const std::string& tag,
            YAML::EmitterStyle::value style);
  void close();
  void add(YamlNode node);
  void addKey(Open& map, YamlNode node);
  bool continueBracket(Open& container, const YamlNode& node);

  const SourceText& m_source;
  std::size_t m_offset;
  std::size_t m_nodes = 0;
  std::vector<Open> m_open;
  YamlNode m_root;
};

}  // namespace windtunnel::model
