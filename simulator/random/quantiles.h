// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Inverse distribution functions, made of elementary.h alone, so that their values are the same everywhere.
namespace windtunnel::simulator {

/// Quantile of the standard normal distribution for 0 < p < 1: algorithm AS 241, PPND16 (Wichura, Applied
/// Statistics 37, 1988); relative accuracy about 1e-16 of the algorithm, 1e-13 here.
double normalQuantile(double p);

/// Logarithm of the gamma function for x > 0 (Lanczos' approximation with Godfrey's coefficients).
double logGamma(double x);

/// Regularised incomplete gamma functions, for a > 0 and x >= 0: series below a + 1, continued fraction
/// (Lentz) above. lower + upper = 1.
struct IncompleteGamma {
  double lower;
  double upper;
};
IncompleteGamma incompleteGamma(double a, double x);

/// Distribution function of the standard normal and its complement, each precise in its own tail.
struct NormalTails {
  double lower;
  double upper;
};
NormalTails normalTails(double z);

}  // namespace windtunnel::simulator
