// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/kernel/event_heap.h"

namespace windtunnel::simulator {

// The root stands at the end of the first line, which puts every family of children into a line of its own.
void EventHeap::grow() {
  m_lines.resize(m_lines.empty() ? 16 : m_lines.size() * 2);
  m_keys = m_lines.front().keys + (kFanOut - 1);
  m_capacity = m_lines.size() * kFanOut - (kFanOut - 1);
}

}  // namespace windtunnel::simulator
