// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/io/yaml_builder.h"

#include <algorithm>

#include "model/core/diagnostic_codes.h"
#include "model/io/yaml_limits.h"
#include "model/io/yaml_span.h"

namespace windtunnel::model {
namespace {

// A missing value has no place in the parser's eyes; ours is behind the colon of its key, or the word null
// there.
Span emptyValue(std::string_view source, std::size_t keyEnd) {
  const std::size_t next = source.find_first_not_of(' ', keyEnd);
  if (next == std::string_view::npos || source[next] != ':') return {keyEnd, keyEnd};
  const std::size_t value = source.find_first_not_of(' ', next + 1);
  for (const std::string_view word : {"null", "Null", "NULL", "~"})
    if (value != std::string_view::npos && source.substr(value).starts_with(word))
      return {value, value + word.size()};
  return {next + 1, next + 1};
}

}  // namespace

std::size_t YamlBuilder::at(const YAML::Mark& mark) const {
  return m_offset + static_cast<std::size_t>(std::max(mark.pos, 0));
}

void YamlBuilder::refuse(const char* code, std::size_t offset, std::string message, std::string hint) const {
  throw YamlRefusal{m_source.diagnostic(code, offset, std::move(message), std::move(hint))};
}

void YamlBuilder::count(std::size_t offset) {
  if (++m_nodes > kMostNodes)
    refuse(code::kTooManyNodes, offset, "the document holds more than 500 000 values",
           "split the design, or check how the file was made");
}

void YamlBuilder::checkTag(std::size_t offset, const std::string& tag) const {
  if (tag.empty() || tag == "?" || tag == "!") return;
  refuse(code::kTag, offset, "the value carries a tag, which a design does not use",
         "remove what begins with ! in front of the value; units say what a value is");
}

void YamlBuilder::OnAnchor(const YAML::Mark& mark, const std::string&) {
  refuse(code::kAnchor, at(mark), "the value carries an anchor, which a design does not use",
         "remove what begins with & and write the value where it is needed");
}

void YamlBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t) {
  refuse(code::kAlias, at(mark), "an alias stands for another value, which a design does not use",
         "write the value itself instead of what begins with *");
}

void YamlBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t) {
  const std::size_t offset = at(mark);
  count(offset);
  YamlNode node;
  node.span = {offset, offset};
  add(std::move(node));
}

void YamlBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                           const std::string& value) {
  const std::size_t offset = at(mark);
  count(offset);
  checkTag(offset, tag);
  if (value.size() > kLongestScalar)
    refuse(code::kScalarTooLong, offset, "the value is longer than 64 KiB",
           "a design refers to large texts by file");
  YamlNode node;
  node.shape = YamlNode::Shape::Scalar;
  node.text = value;
  node.quoted = tag == "!";
  node.span = {offset, scalarEnd(m_source.text(), offset, value)};
  if (node.span.end == std::string::npos)
    refuse(code::kSyntax, offset, "this is not valid YAML: a text in quotes is not closed",
           "add the missing quote");
  add(std::move(node));
}

void YamlBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                                  YAML::EmitterStyle::value style) {
  open(YamlNode::Shape::List, at(mark), tag, style);
}

void YamlBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                             YAML::EmitterStyle::value style) {
  open(YamlNode::Shape::Map, at(mark), tag, style);
}

void YamlBuilder::OnSequenceEnd() {
  close();
}

void YamlBuilder::OnMapEnd() {
  close();
}

void YamlBuilder::open(YamlNode::Shape shape, std::size_t offset, const std::string& tag,
                       YAML::EmitterStyle::value style) {
  count(offset);
  checkTag(offset, tag);
  if (m_open.size() >= kDeepestNesting)
    refuse(code::kTooDeep, offset, "the values are nested more than 64 levels deep",
           "name deep steps as operations");
  const bool bracket = style == YAML::EmitterStyle::Flow && offset < m_source.text().size();
  const bool key = !m_open.empty() && m_open.back().node.isMap() && !m_open.back().keyRead;
  // The parser takes a bracket that is never closed for the beginning of a key.
  if (key && bracket && matchingBracket(m_source.text(), offset) == std::string::npos)
    refuse(code::kSyntax, offset, "this is not valid YAML: the bracket is not closed",
           "add the missing } or ]");
  if (key)
    refuse(code::kComplexKey, offset, "a list or map stands where a key belongs",
           "write a plain name in front of the colon");
  Open container;
  container.node.shape = shape;
  container.node.flow = style == YAML::EmitterStyle::Flow;
  container.node.span = {offset, offset};
  m_open.push_back(std::move(container));
}

void YamlBuilder::close() {
  YamlNode node = std::move(m_open.back().node);
  m_open.pop_back();
  if (!node.entries.empty()) node.span.end = node.entries.back().span().end;
  // A lone pair inside a flow list has no braces of its own.
  const char first = node.span.begin < m_source.text().size() ? m_source.text()[node.span.begin] : ' ';
  if (node.flow && (first == '{' || first == '[')) {
    const std::size_t from = node.entries.empty() ? node.span.begin + 1 : node.span.end;
    node.span.end = flowEnd(m_source.text(), from);
  }
  add(std::move(node));
}

void YamlBuilder::add(YamlNode node) {
  if (m_open.empty()) {
    m_root = std::move(node);
    return;
  }
  Open& container = m_open.back();
  if (container.continuing) {
    container.continuing = false;
    if (!node.isNull())
      refuse(code::kSyntax, node.span.begin, "a colon stands between round brackets",
             "put the value in quotes");
    return;
  }
  if (container.node.isMap() && !container.keyRead) return addKey(container, std::move(node));
  if (container.node.isList() && continueBracket(container, node)) return;
  if (node.isNull() && container.node.isMap()) node.span = emptyValue(m_source.text(), container.keySpan.end);
  container.node.entries.push_back({std::move(container.key), container.keySpan, std::move(node)});
  container.key.clear();
  container.keySpan = {};
  container.keyRead = false;
}

void YamlBuilder::addKey(Open& map, YamlNode node) {
  if (continueBracket(map, node)) {
    map.continuing = true;
    return;
  }
  const std::size_t offset = node.span.begin;
  if (!node.isScalar())
    refuse(code::kComplexKey, offset, "a key is missing in front of the colon",
           "write a name in front of the colon");
  if (node.text == "<<" && !node.quoted)
    refuse(code::kMergeKey, offset, "a merge key takes over another map, which a design does not use",
           "write the values where they are needed; a scenario has extends");
  const auto [first, added] = map.keys.emplace(node.text, offset);
  if (!added)
    refuse(code::kDuplicateKey, offset,
           "the key " + node.text + " stands here a second time; first in line " +
               std::to_string(m_source.locate(first->second).line) + ", column " +
               std::to_string(m_source.locate(first->second).column),
           "keep one of the two");
  map.key = std::move(node.text);
  map.keySpan = node.span;
  map.keyRead = true;
}

// In brackets, `f(a, b)` arrives as the value "f(a" and then the key or element "b)": they are put together
// again.
bool YamlBuilder::continueBracket(Open& container, const YamlNode& node) {
  if (!container.node.flow || container.node.entries.empty() || !node.isScalar() || node.quoted) return false;
  YamlNode& before = container.node.entries.back().value;
  if (!before.isScalar() || before.quoted || !hasOpenBracket(before.text)) return false;
  before.text += ", " + node.text;
  before.span.end = node.span.end;
  return true;
}

}  // namespace windtunnel::model
