// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/trace_file.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include "model/core/diagnostic_codes.h"
#include "model/core/duration.h"

namespace windtunnel::simulator {
namespace {

constexpr std::size_t kMostTimes = 10'000'000;
constexpr const char* kRemedy = "Write one time a line, such as 12.5 (seconds) or 250ms";

model::Diagnostic wrong(std::string message, const std::string& hint) {
  model::Diagnostic diagnostic;
  diagnostic.code = model::code::kNotSimulable;
  diagnostic.message = std::move(message);
  diagnostic.hint = hint;
  return diagnostic;
}

std::string_view firstField(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\"");
  if (begin == std::string_view::npos) return {};
  line.remove_prefix(begin);
  return line.substr(0, line.find_first_of(" \t\",;\r"));
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
  std::ifstream in(std::filesystem::path(folder) / file);
  if (!in)
    return wrong("The trace " + file + " cannot be read",
                 folder.empty() ? "Put it where the program runs, or write its whole path"
                                : "Put it beside the design, or write its whole path");
  std::vector<Time> times;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::string_view field = firstField(line);
    if (field.empty() || field.front() == '#') continue;
    const std::optional<Time> time = timeOf(field);
    if (!time && number == 1) continue;
    if (!time)
      return wrong(file + ":" + std::to_string(number) + ": \"" + std::string(field) + "\" is no time",
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
