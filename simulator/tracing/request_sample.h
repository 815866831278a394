// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace windtunnel::simulator {

/// A share of all requests, chosen by a hash of their numbers, so that no random stream of the model is
/// touched and nothing periodic in the model shows. A halved sample is a part of the one before.
class RequestSample {
 public:
  explicit RequestSample(double share = 1) {
    m_limit = share >= 1 ? ~std::uint64_t{0} : static_cast<std::uint64_t>(share * 0x1p64);
  }

  bool takes(std::uint64_t hash) const { return hash < m_limit; }
  void halve() { m_limit /= 2; }
  double share() const { return static_cast<double>(m_limit) * 0x1p-64; }

 private:
  std::uint64_t m_limit;
};

}  // namespace windtunnel::simulator
