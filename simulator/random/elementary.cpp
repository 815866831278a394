// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/elementary.h"

#include <cmath>

namespace windtunnel::simulator::elementary {

double sineOfTurns(double turns) {
  constexpr double kPi = 3.14159265358979323846;
  double quarter = (turns - std::floor(turns)) * 4;  // 0..4 quarters of a turn
  const double sign = quarter < 2 ? 1 : -1;
  if (quarter >= 2) quarter -= 2;
  if (quarter > 1) quarter = 2 - quarter;
  const double x = quarter * (kPi / 2);
  const double x2 = x * x;
  double sum = 1;
  for (int n = 8; n >= 1; --n) sum = 1 - x2 * sum / (2.0 * n * (2.0 * n + 1));
  return sign * x * sum;
}

}  // namespace windtunnel::simulator::elementary
