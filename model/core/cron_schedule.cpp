// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/cron_schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace windtunnel::model {
namespace {

/// One of the five fields: its bounds, and the names it may be written with, from the lowest on.
struct CronField {
  int lowest, highest;
  std::string_view names;
};

constexpr std::array<CronField, 5> kCronFields{{{0, 59, ""},
                                                {0, 23, ""},
                                                {1, 31, ""},
                                                {1, 12, "janfebmaraprmayjunjulaugsepoctnovdec"},
                                                {0, 6, "sunmontuewedthufrisat"}}};

std::string_view cutAt(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return head;
}

std::optional<int> wholeNumber(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size() && text.front() != '-';
  return whole ? std::optional(number) : std::nullopt;
}

std::optional<int> cronNumber(std::string_view text, const CronField& field) {
  if (text.size() == 3 && !field.names.empty()) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::size_t at = field.names.find(lower);
    if (at != std::string_view::npos && at % 3 == 0) return field.lowest + static_cast<int>(at / 3);
  }
  const auto number = wholeNumber(text);
  return number && *number >= field.lowest && *number <= field.highest ? number : std::nullopt;
}

/// `*`, `?`, a number or a range, with or without a step.
bool isCronRange(std::string_view text, const CronField& field) {
  const bool stepped = text.find('/') != std::string_view::npos;
  std::string_view step = text;
  const std::string_view range = cutAt(step, '/');
  if (stepped && wholeNumber(step).value_or(0) < 1) return false;
  if (range == "*" || range == "?") return true;
  std::string_view high = range;
  const auto from = cronNumber(cutAt(high, '-'), field);
  if (range.find('-') == std::string_view::npos) return from.has_value();
  const auto to = cronNumber(high, field);
  return from && to && *from <= *to;
}

/// A list; an item of it may be empty, but not all.
bool isCronField(std::string_view text, const CronField& field) {
  bool any = false;
  while (!text.empty()) {
    const std::string_view item = cutAt(text, ',');
    if (item.empty()) continue;
    if (!isCronRange(item, field)) return false;
    any = true;
  }
  return any;
}

/// A duration as Go writes it: numbers with units, `1h30m`; not a negative one.
bool isGoDuration(std::string_view text) {
  constexpr std::array<std::string_view, 7> kUnits{"ns", "us", "\u00b5s", "ms", "s", "m", "h"};
  if (text.empty()) return false;
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string_view number = text.substr(0, digits);
    if (number.find_first_of("0123456789") == std::string_view::npos) return false;
    if (std::count(number.begin(), number.end(), '.') > 1) return false;
    const std::size_t end = std::min(text.find_first_of("0123456789.", digits), text.size());
    const std::string_view unit = text.substr(digits, end - digits);
    if (std::find(kUnits.begin(), kUnits.end(), unit) == kUnits.end()) return false;
    text.remove_prefix(end);
  }
  return true;
}

}  // namespace

bool isCronSchedule(std::string_view schedule) {
  constexpr std::array<std::string_view, 7> kNamed{"@yearly", "@annually", "@monthly", "@weekly",
                                                   "@daily",  "@midnight", "@hourly"};
  if (std::find(kNamed.begin(), kNamed.end(), schedule) != kNamed.end()) return true;
  constexpr std::string_view kEvery = "@every ";
  if (schedule.starts_with(kEvery)) return isGoDuration(schedule.substr(kEvery.size()));
  std::string blanks(schedule);
  std::replace_if(
      blanks.begin(), blanks.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  std::string_view rest = blanks;
  std::size_t fields = 0;
  while (!rest.empty()) {
    const std::string_view field = cutAt(rest, ' ');
    if (field.empty()) continue;
    if (fields == kCronFields.size() || !isCronField(field, kCronFields[fields])) return false;
    ++fields;
  }
  return fields == kCronFields.size();
}

}  // namespace windtunnel::model
