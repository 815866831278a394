// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/common/safe_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "exporters/common/content_hash.h"
#include "exporters/common/export_codes.h"

namespace windtunnel::exporters {
namespace {

using model::Diagnostic;
using model::Severity;
using model::Status;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool isUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
char lowered(char c) {
  return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isFileCharacter(char c) {
  return isDigit(c) || isLower(c) || isUpper(c) || c == '.' || c == '_' || c == '-';
}

/// Names Windows gives to devices, with any extension ("con.yaml" is the console).
bool isDeviceName(std::string_view segment) {
  static constexpr std::array plain{"con", "prn", "aux", "nul"};
  const std::string stem = foldedPath(segment.substr(0, segment.find('.')));
  if (std::find(plain.begin(), plain.end(), stem) != plain.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && isDigit(stem[3]);
}

std::string segmentProblem(std::string_view segment) {
  if (segment.empty()) return "has an empty part";
  if (segment == "." || segment == "..") return "leaves its folder";
  if (segment.size() > kLongestSegment)
    return fmt::format("has a part longer than {} characters", kLongestSegment);
  if (!std::all_of(segment.begin(), segment.end(), isFileCharacter))
    return "has a character outside A-Z a-z 0-9 . _ -";
  if (segment.back() == '.') return "has a part that ends in a dot";
  if (segment.front() == '-') return "has a part that begins with a hyphen";
  if (isDeviceName(segment)) return "is the name of a device on Windows";
  return {};
}

std::string pathProblem(std::string_view path) {
  if (path.empty()) return "is empty";
  if (path.size() > kLongestPath) return fmt::format("is longer than {} characters", kLongestPath);
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (auto problem = segmentProblem(path.substr(begin, end - begin)); !problem.empty()) return problem;
    begin = end + 1;
  }
  return {};
}

/// The letters and digits of the text in lower case, everything else one hyphen, no hyphen at the ends.
std::string slug(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const char low = lowered(c);
    if (isLower(low) || isDigit(low))
      result += low;
    else if (!result.empty() && result.back() != '-')
      result += '-';
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result;
}

}  // namespace

Status checkPath(std::string_view path) {
  const std::string problem = pathProblem(path);
  if (problem.empty()) return model::okStatus();
  return Diagnostic{code::kUnsafePath,
                    Severity::Error,
                    fmt::format("The file name \"{}\" {}", path.substr(0, kLongestPath), problem),
                    {},
                    {},
                    "Rename the element the file is named after.",
                    {}};
}

std::string foldedPath(std::string_view path) {
  std::string folded(path);
  std::transform(folded.begin(), folded.end(), folded.begin(), lowered);
  return folded;
}

bool isLabel(std::string_view text) {
  const auto inner = [](char c) { return isLower(c) || isDigit(c) || c == '-'; };
  return !text.empty() && text.size() <= 63 && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), inner);
}

std::string kubernetesName(std::string_view text, std::size_t limit) {
  if (isLabel(text) && text.size() <= limit && !isDeviceName(text)) return std::string(text);
  const std::string suffix = contentHash(text).substr(0, 8);
  std::string stem = slug(text).substr(0, std::max<std::size_t>(limit, 20) - suffix.size() - 1);
  while (!stem.empty() && stem.back() == '-') stem.pop_back();
  return (stem.empty() || isDeviceName(stem) ? "x" + stem : stem) + '-' + suffix;
}

}  // namespace windtunnel::exporters
