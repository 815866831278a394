// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/kernel/event_pool.h"

#include <algorithm>

#include "simulator/kernel/event_key.h"

namespace windtunnel::simulator {
namespace {
constexpr std::size_t kMaxSlots = std::size_t{EventKey::kMaxIndex} + 1;
constexpr std::size_t kFirstSlots = 64;
}  // namespace

bool EventPool::grow() {
  const std::size_t old = m_slots.size();
  if (old == kMaxSlots) return false;
  const std::size_t size = std::min(kMaxSlots, std::max(kFirstSlots, old * 2));
  m_slots.resize(size);
  m_data = m_slots.data();
  for (std::size_t i = size; i-- > old;) {
    m_slots[i].next = m_firstFree;
    m_firstFree = static_cast<std::uint32_t>(i);
  }
  return true;
}

}  // namespace windtunnel::simulator
