// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/quantiles.h"

#include <array>
#include <cmath>

#include "simulator/random/elementary.h"

namespace windtunnel::simulator {
namespace {

template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

// Numerators and denominators of AS 241 for the centre, the near tail and the far tail.
constexpr std::array kCentreTop{3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                                1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                                3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array kCentreBottom{1.0,
                                   4.2313330701600911252e+1,
                                   6.8718700749205790830e+2,
                                   5.3941960214247511077e+3,
                                   2.1213794301586595867e+4,
                                   3.9307895800092710610e+4,
                                   2.8729085735721942674e+4,
                                   5.2264952788528545610e+3};
constexpr std::array kNearTop{1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                              3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                              2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array kNearBottom{1.0,
                                 2.05319162663775882187e0,
                                 1.67638483018380384940e0,
                                 6.89767334985100004550e-1,
                                 1.48103976427480074590e-1,
                                 1.51986665636164571966e-2,
                                 5.47593808499534494600e-4,
                                 1.05075007164441684324e-9};
constexpr std::array kFarTop{6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                             2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                             2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array kFarBottom{1.0,
                                5.99832206555887937690e-1,
                                1.36929880922735805310e-1,
                                1.48753612908506148525e-2,
                                7.86869131145613259100e-4,
                                1.84631831751005468180e-5,
                                1.42151175831644588870e-7,
                                2.04426310338993978564e-15};

// x^a e^-x / Gamma(a), the factor both expansions share.
double gammaKernel(double a, double x) {
  return elementary::exp(a * elementary::log(x) - x - logGamma(a));
}

double lowerBySeries(double a, double x) {
  double term = 1 / a;
  double sum = term;
  for (double n = a + 1; term > sum * 1e-17; n += 1) {
    term *= x / n;
    sum += term;
  }
  return sum * gammaKernel(a, x);
}

double upperByFraction(double a, double x) {
  constexpr double kTiny = 1e-300;
  double b = x + 1 - a;
  double c = 1 / kTiny;
  double d = 1 / b;
  double fraction = d;
  for (int i = 1; i < 10'000; ++i) {
    const double factor = -i * (i - a);
    b += 2;
    d = factor * d + b;
    c = b + factor / c;
    if (std::fabs(d) < kTiny) d = kTiny;
    if (std::fabs(c) < kTiny) c = kTiny;
    d = 1 / d;
    fraction *= d * c;
    if (std::fabs(d * c - 1) < 1e-16) break;
  }
  return fraction * gammaKernel(a, x);
}

}  // namespace

double normalQuantile(double p) {
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kCentreTop, r) / polynomial(kCentreBottom, r);
  }
  const double r = std::sqrt(-elementary::log(q < 0 ? p : 1 - p));
  const double value = r <= 5 ? polynomial(kNearTop, r - 1.6) / polynomial(kNearBottom, r - 1.6)
                              : polynomial(kFarTop, r - 5) / polynomial(kFarBottom, r - 5);
  return q < 0 ? -value : value;
}

double logGamma(double x) {
  constexpr std::array kCoefficients{
      57.1562356658629235,      -59.5979603554754912,    14.1360979747417471,      -0.491913816097620199,
      0.339946499848118887e-4,  0.465236289270485756e-4, -0.983744753048795646e-4, 0.158088703224912494e-3,
      -0.210264441724104883e-3, 0.217439618115212643e-3, -0.164318106536763890e-3, 0.844182239838527433e-4,
      -0.261908384015814087e-4, 0.368991826595316234e-5};
  const double t = x + 671.0 / 128;
  double sum = 0.999999999999997092;
  for (std::size_t i = 0; i < kCoefficients.size(); ++i)
    sum += kCoefficients[i] / (x + 1 + static_cast<double>(i));
  return (x + 0.5) * elementary::log(t) - t + elementary::log(2.5066282746310005 * sum / x);
}

IncompleteGamma incompleteGamma(double a, double x) {
  if (x <= 0) return {0, 1};
  if (x < a + 1) {
    const double lower = lowerBySeries(a, x);
    return {lower, 1 - lower};
  }
  const double upper = upperByFraction(a, x);
  return {1 - upper, upper};
}

NormalTails normalTails(double z) {
  const double outer = z == 0 ? 0.5 : incompleteGamma(0.5, z * z / 2).upper / 2;
  return z < 0 ? NormalTails{outer, 1 - outer} : NormalTails{1 - outer, outer};
}

}  // namespace windtunnel::simulator
