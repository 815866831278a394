// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/random/exponential_source.h"

namespace windtunnel::simulator {

void ExponentialSource::refill() {
  for (double& value : m_block) value = m_stream.uniform();
  for (double& value : m_block) value = -elementary::log(value);
  m_next = 0;
}

}  // namespace windtunnel::simulator
