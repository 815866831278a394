// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>

/// Logarithm, exponential and power with one fixed order of IEEE operations, so that a run gives the same
/// result with every compiler, optimisation level and mathematics library. The scheme is the table-driven one
/// of Tang
/// ("Table-driven implementation of the logarithm function", 1990; "... of the exponential function", 1989);
/// the tables are made by the compiler from their series.
namespace windtunnel::simulator::elementary {

inline constexpr double kLn2High =
    0x1.62e42fefa3800p-1;  // trailing zeros: k * kLn2High is exact for |k| < 2^11
inline constexpr double kLn2Low = 0x1.ef35793c76730p-45;
inline constexpr std::size_t kCells = 128;

struct LogCell {
  double inverse;  // of the middle of the cell
  double log;      // minus the logarithm of `inverse`
};

// log(x) for x near 1 as 2 artanh((x - 1) / (x + 1)).
constexpr double logBySeries(double x) {
  const double s = (x - 1) / (x + 1);
  double sum = 0;
  for (int n = 41; n >= 1; n -= 2) sum = sum * s * s + 1.0 / n;
  return 2 * s * sum;
}

// The cells split [0x1.69p-1, 0x1.69p0) evenly in the bits of the number. The one round 1 is centred on it
// and gets the inverse 1, so that logarithms near zero keep their relative precision.
inline constexpr std::uint64_t kLogOrigin = 0x3fe6900000000000;
constexpr std::array<LogCell, kCells> makeLogCells() {
  std::array<LogCell, kCells> cells{};
  for (std::size_t i = 0; i < kCells; ++i) {
    const std::uint64_t begin = kLogOrigin + (static_cast<std::uint64_t>(i) << 45);
    const double low = std::bit_cast<double>(begin);
    const double high = std::bit_cast<double>(begin + (1ULL << 45));
    const bool holdsOne = low <= 1 && high > 1;
    const double inverse = holdsOne ? 1 : 2 / (low + high);
    cells[i] = {inverse, holdsOne ? 0 : -logBySeries(inverse)};
  }
  return cells;
}
inline constexpr std::array<LogCell, kCells> kLogCells = makeLogCells();

/// Natural logarithm of a positive normal number; relative error below 1e-13 (tested).
constexpr double log(double x) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t offset = bits - kLogOrigin;
  const LogCell& cell = kLogCells[(offset >> 45) % kCells];
  const std::int64_t exponent = static_cast<std::int64_t>(offset) >> 52;
  const double mantissa = std::bit_cast<double>(bits - (offset & 0xfff0000000000000));
  const double r = mantissa * cell.inverse - 1;
  const double r2 = r * r;
  const double tail =
      (-1.0 / 2 + r * (1.0 / 3)) + r2 * ((-1.0 / 4 + r * (1.0 / 5)) + r2 * (-1.0 / 6 + r * (1.0 / 7)));
  const double k = static_cast<double>(exponent);
  return (k * kLn2High + cell.log) + (r + (r2 * tail + k * kLn2Low));
}

inline constexpr std::size_t kPowers = 64;
constexpr double expBySeries(double x) {
  double sum = 1;
  for (int n = 22; n >= 1; --n) sum = 1 + x * sum / n;
  return sum;
}
constexpr std::array<double, kPowers> makePowers() {
  std::array<double, kPowers> powers{};
  for (std::size_t i = 0; i < kPowers; ++i)
    powers[i] = expBySeries(static_cast<double>(i) / kPowers * (kLn2High + kLn2Low));
  return powers;
}
inline constexpr std::array<double, kPowers> kPowersOfTwo = makePowers();

/// e to the power x; relative error below 1e-13 (tested). 0 below -708, and the value at 709 above 709.
constexpr double exp(double x) {
  if (!(x > -708)) return 0;
  if (x > 709) x = 709;
  constexpr double kStepsPerUnit = kPowers / (kLn2High + kLn2Low);
  const double scaled = x * kStepsPerUnit;
  const auto steps = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
  const double k = static_cast<double>(steps);
  const double r = (x - k * (kLn2High / kPowers)) - k * (kLn2Low / kPowers);
  const double r2 = r * r;
  const double polynomial = r + r2 * ((1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120)));
  const double fraction = kPowersOfTwo[static_cast<std::uint64_t>(steps) % kPowers];
  const std::int64_t exponent = steps >> 6;
  const double power = std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
  return (fraction + fraction * polynomial) * power;
}

/// x to the power y for positive x.
constexpr double pow(double x, double y) {
  return exp(y * log(x));
}

/// Sine of a whole turn times `turns`; absolute error below 1e-9, enough for a daily profile.
double sineOfTurns(double turns);

}  // namespace windtunnel::simulator::elementary
