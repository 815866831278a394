// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/call_text.h"

#include <algorithm>

namespace windtunnel::model {
namespace {

constexpr int kDeepestBracket = 4;
constexpr std::int64_t kLargestCount = 1'000'000'000'000;

// The words of one argument. Inner brackets belong to the word they stand in.
std::vector<Phrase> splitWords(std::string_view text, std::size_t offset) {
  std::vector<Phrase> words;
  int depth = 0;
  std::size_t begin = std::string_view::npos;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool separator = i == text.size() || (depth == 0 && (text[i] == ' ' || text[i] == '\t'));
    if (separator) {
      if (begin != std::string_view::npos) words.push_back({text.substr(begin, i - begin), offset + begin});
      begin = std::string_view::npos;
      continue;
    }
    if (begin == std::string_view::npos) begin = i;
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
  }
  return words;
}

// Offsets of the top-level commas of `inside`, with its end as last one; empty when brackets do not match.
std::vector<std::size_t> argumentEnds(std::string_view inside) {
  std::vector<std::size_t> ends;
  int depth = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '(' && ++depth > kDeepestBracket) return {};
    if (inside[i] == ')' && --depth < 0) return {};
    if (inside[i] == ',' && depth == 0) ends.push_back(i);
  }
  if (depth != 0) return {};
  ends.push_back(inside.size());
  return ends;
}

}  // namespace

Result<CallText> CallText::parse(const Notation& notation, std::string_view text) {
  CallText call;
  const std::size_t open = text.find('(');
  call.name = {trimmed(text.substr(0, open)), 0};
  if (call.name.text.empty()) return badText(notation, text, "there is nothing written");
  if (open == std::string_view::npos) return call;
  if (text.back() != ')')
    return badText(notation, text, "it does not end with a closing bracket", text.size());
  call.bracketed = true;
  call.inside = {text.substr(open + 1, text.size() - open - 2), open + 1};
  const auto ends = argumentEnds(call.inside.text);
  if (ends.empty()) return badText(notation, text, "its brackets do not match", open);
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const std::size_t offset = call.inside.offset + begin;
    auto words = splitWords(call.inside.text.substr(begin, end - begin), offset);
    if (words.empty()) return badText(notation, text, "an argument is empty", offset);
    call.arguments.push_back(std::move(words));
    begin = end + 1;
  }
  return call;
}

Diagnostic within(Diagnostic inner, const Phrase& phrase) {
  inner.location.column = std::max(inner.location.column, 1) + static_cast<int>(phrase.offset);
  return inner;
}

Result<std::string> parseFileName(const Notation& notation, std::string_view text, const CallText& call) {
  const std::string_view name = trimmed(call.inside.text);
  const bool control =
      std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (name.empty() || control || name.find_first_of("(),\"'") != std::string_view::npos)
    return badText(notation, text, "a trace needs the name of one file, without brackets, commas and quotes",
                   call.inside.offset);
  return std::string(name);
}

Result<std::int64_t> parseCount(const Notation& notation, std::string_view text, const Phrase& phrase) {
  const auto number = Decimal::parse(phrase.text);
  const auto whole = number ? number->timesExactly(1) : std::nullopt;
  if (!whole || *whole < 1 || *whole > kLargestCount)
    return badText(notation, text, "a whole number from 1 to 10^12 belongs here", phrase.offset);
  return *whole;
}

Result<double> parseNumber(const Notation& notation, std::string_view text, const Phrase& phrase) {
  const auto number = Decimal::parse(phrase.text);
  if (!number) return badText(notation, text, "a plain number such as 0.5 belongs here", phrase.offset);
  return number->toDouble();
}

}  // namespace windtunnel::model
