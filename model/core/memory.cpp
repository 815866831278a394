// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/memory.h"

#include <array>
#include <cmath>

#include "model/core/diagnostic_codes.h"
#include "model/core/quantity_text.h"

namespace windtunnel::model {
namespace {

constexpr Notation kMemoryNotation{
    code::kMemory, "an amount of memory",
    "a number of bytes with Ki Mi Gi Ti or k M G T, for example 64Ki, 256Mi or 1.5Gi"};

struct Unit {
  std::string_view name;
  std::int64_t bytes;
};
constexpr std::array<Unit, 9> kUnits{{{"", 1},
                                      {"Ki", std::int64_t{1} << 10},
                                      {"Mi", std::int64_t{1} << 20},
                                      {"Gi", std::int64_t{1} << 30},
                                      {"Ti", std::int64_t{1} << 40},
                                      {"k", 1'000},
                                      {"M", 1'000'000},
                                      {"G", 1'000'000'000},
                                      {"T", 1'000'000'000'000}}};

bool isBinary(const Unit& unit) {
  return unit.name.size() == 2;
}

// Whole numbers of the unit, for binary units quarters too: 1.5Gi, 2.25Mi. Empty when the unit does not suit.
std::string spelling(std::int64_t bytes, const Unit& unit) {
  const std::int64_t whole = bytes / unit.bytes;
  const std::int64_t rest = bytes % unit.bytes;
  if (whole == 0) return {};
  if (rest == 0) return std::to_string(whole) + std::string(unit.name);
  if (!isBinary(unit) || whole >= 10'000 || rest % (unit.bytes / 4) != 0) return {};
  return numberText(static_cast<double>(whole) + 0.25 * static_cast<double>(rest / (unit.bytes / 4))) +
         std::string(unit.name);
}

}  // namespace

Result<Memory> Memory::parse(std::string_view text) {
  auto parts = splitQuantity(kMemoryNotation, text);
  if (!parts) return parts.error();
  for (const Unit& unit : kUnits) {
    if (unit.name != parts->unit) continue;
    if (const auto exact = parts->number.timesExactly(unit.bytes)) return Memory{*exact};
    const double bytes = std::round(parts->number.toDouble() * static_cast<double>(unit.bytes));
    if (bytes > 9.2e18) return badText(kMemoryNotation, text, "it is more than 8 EiB");
    return Memory{static_cast<std::int64_t>(bytes)};
  }
  return badText(kMemoryNotation, text, "its unit is not known", parts->unitOffset);
}

std::string Memory::text() const {
  if (bytes < 0) return "-" + Memory{-bytes}.text();
  std::string best = std::to_string(bytes);
  std::size_t bestLength = best.size() + 1;
  for (const Unit& unit : kUnits) {
    const std::string candidate = spelling(bytes, unit);
    // A spelling that ends in "i" gets one letter free: 1Ki and not 1024, 256Mi and not a decimal of equal
    // length.
    const std::size_t length = candidate.size() - (isBinary(unit) ? 1 : 0);
    if (!candidate.empty() && length < bestLength) {
      best = candidate;
      bestLength = length;
    }
  }
  return best;
}

}  // namespace windtunnel::model
