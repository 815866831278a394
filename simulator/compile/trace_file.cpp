// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/trace_file.h"

#include <cctype>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

#include "model/core/diagnostic_codes.h"
#include "model/core/duration.h"

namespace windtunnel::simulator {
namespace {

constexpr std::size_t kMostTimes = 10'000'000;
constexpr std::size_t kShown = 40;  // of what is wrong
constexpr const char* kRemedy = "Write one time a line, such as 12.5 (seconds) or 250ms";

model::Diagnostic wrong(std::string message, const std::string& hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kNotSimulable;
  diagnostic.message = std::move(message);
  diagnostic.hint = hint;
  return diagnostic;
}

// Without quotes and blanks: "1.5 ms" is a time, too.
std::string firstField(std::string_view line) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  std::string field(line.substr(0, line.find_first_of("\t,;")));
  std::erase_if(field, [](char c) { return c == ' ' || c == '"' || c == '\r'; });
  return field;
}

bool isName(std::string_view field) {
  return !field.empty() && std::isalpha(static_cast<unsigned char>(field.front())) != 0;
}

std::optional<Time> timeOf(std::string_view field) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), seconds);
  if (error == std::errc() && end == field.data() + field.size())
    return seconds >= 0 && seconds < toSeconds(kEndOfTime)
               ? std::optional(model::Duration::fromSeconds(seconds).nanoseconds)
               : std::nullopt;
  const auto duration = model::Duration::parse(field);
  return duration.ok() ? std::optional(duration.value().nanoseconds) : std::nullopt;
}

}  // namespace

model::Result<std::vector<Time>> readTimes(const std::string& folder, const std::string& file) {
  const std::filesystem::path path = std::filesystem::path(folder) / file;
  std::error_code unknown;
  std::ifstream in(path);
  if (!in || std::filesystem::is_directory(path, unknown))
    return wrong("The trace " + file + " cannot be read",
                 folder.empty() ? "Put it where the program runs, or write its whole path"
                                : "Put it beside the design, or write its whole path");
  std::vector<Time> times;
  std::string line;
  bool mayBeNames = true;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::string field = firstField(line);
    if (field.empty() || field.front() == '#') continue;
    const std::optional<Time> time = timeOf(field);
    const bool isHead = std::exchange(mayBeNames, false) && isName(field);
    if (!time && isHead) continue;
    if (!time)
      return wrong(file + ":" + std::to_string(number) + ": \"" + field.substr(0, kShown) + "\" is no time",
                   kRemedy);
    if (times.size() == kMostTimes)
      return wrong(file + " has more than " + std::to_string(kMostTimes) + " times", "Take a part of it");
    times.push_back(*time);
  }
  if (times.empty()) return wrong("There is no time in the trace " + file, kRemedy);
  return times;
}

model::Result<std::vector<Time>> readMoments(const std::string& folder, const std::string& file) {
  auto times = readTimes(folder, file);
  if (!times) return times;
  for (std::size_t i = 1; i < times->size(); ++i)
    if ((*times)[i] < (*times)[i - 1])
      return wrong("The times in " + file + " go back: " + model::Duration{(*times)[i]}.text() +
                       " comes after " + model::Duration{(*times)[i - 1]}.text(),
                   "Sort its lines by time; they count from the beginning of the run");
  return times;
}

}  // namespace windtunnel::simulator
