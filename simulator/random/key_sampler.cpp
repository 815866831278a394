// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/key_sampler.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace windtunnel::simulator {
namespace {

constexpr std::uint64_t kHead = 1U << 16;

// Integral of x^-s from 1 to x.
double powerIntegral(double x, double s) {
  if (std::fabs(s - 1) < 1e-9) return elementary::log(x);
  return (elementary::pow(x, 1 - s) - 1) / (1 - s);
}

double inversePowerIntegral(double y, double s) {
  if (std::fabs(s - 1) < 1e-9) return elementary::exp(y);
  return elementary::pow(1 + (1 - s) * y, 1 / (1 - s));
}

}  // namespace

KeySampler::KeySampler(const model::KeyPopularity& popularity)
    : m_keys(static_cast<std::uint64_t>(std::max<std::int64_t>(1, popularity.keys))),
      m_exponent(popularity.exponent) {
  if (m_exponent <= 0) return;
  std::vector<double> sums;
  double sum = 0;
  for (std::uint64_t i = 1; i <= std::min(m_keys, kHead); ++i) {
    sum += elementary::pow(static_cast<double>(i), -m_exponent);
    sums.push_back(sum);
  }
  std::vector<std::uint32_t> guide(sums.size() + 1);
  std::size_t place = 0;
  for (std::size_t i = 0; i < guide.size(); ++i) {
    const double target = sum * static_cast<double>(i) / static_cast<double>(sums.size());
    while (place + 1 < sums.size() && sums[place] <= target) ++place;
    guide[i] = static_cast<std::uint32_t>(place);
  }
  m_sums = std::make_shared<const std::vector<double>>(std::move(sums));
  m_guide = std::make_shared<const std::vector<std::uint32_t>>(std::move(guide));
  m_total = m_keys > kHead ? tailSum(static_cast<double>(m_keys)) : sum;
}

std::uint64_t KeySampler::sample(RandomStream& stream) const {
  const double u = stream.uniform();
  if (m_exponent <= 0)
    return std::min(static_cast<std::uint64_t>(u * static_cast<double>(m_keys)), m_keys - 1);
  const double target = u * m_total;
  const std::vector<double>& sums = *m_sums;
  if (target >= sums.back()) return sampleTail(target);
  const auto cell = static_cast<std::size_t>(target / sums.back() * static_cast<double>(sums.size()));
  std::size_t place = (*m_guide)[cell];
  while (place > 0 && sums[place - 1] > target) --place;
  while (sums[place] <= target) ++place;
  return place;
}

double KeySampler::probability(std::uint64_t key) const {
  if (key >= m_keys) return 0;
  if (m_exponent <= 0) return 1 / static_cast<double>(m_keys);
  return elementary::pow(static_cast<double>(key) + 1, -m_exponent) / m_total;
}

// Euler-Maclaurin from the end of the head; the next term is below 1e-17 there.
double KeySampler::tailSum(double rank) const {
  const double head = static_cast<double>(kHead);
  const double s = m_exponent;
  const double ends = elementary::pow(rank, -s) - elementary::pow(head, -s);
  const double slopes = elementary::pow(rank, -s - 1) - elementary::pow(head, -s - 1);
  return m_sums->back() + (powerIntegral(rank, s) - powerIntegral(head, s)) + ends / 2 - slopes * s / 12;
}

std::uint64_t KeySampler::sampleTail(double target) const {
  const double s = m_exponent;
  const double guess =
      inversePowerIntegral(powerIntegral(static_cast<double>(kHead), s) + (target - m_sums->back()), s);
  const double last = static_cast<double>(m_keys);
  double rank = std::clamp(std::floor(guess), static_cast<double>(kHead) + 1, last);
  while (rank < last && tailSum(rank) <= target) ++rank;
  while (rank > static_cast<double>(kHead) + 1 && tailSum(rank - 1) > target) --rank;
  return static_cast<std::uint64_t>(rank) - 1;
}

}  // namespace windtunnel::simulator
