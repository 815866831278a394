// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/data/consumer_group.h"

#include <algorithm>

namespace windtunnel::simulator {

bool ConsumerGroup::join(std::uint32_t pod) {
  const auto place = std::lower_bound(m_members.begin(), m_members.end(), pod);
  if (place != m_members.end() && *place == pod) return false;
  m_members.insert(place, pod);
  return true;
}

bool ConsumerGroup::leave(std::uint32_t pod) {
  return std::erase(m_members, pod) > 0;
}

void ConsumerGroup::assign() {
  m_shares.assign(m_members.empty() ? 0 : m_members.back() + 1, Share());
  std::fill(m_owners.begin(), m_owners.end(), kNone);
  const auto members = static_cast<std::uint32_t>(m_members.size());
  const auto partitions = static_cast<std::uint32_t>(m_owners.size());
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < members; ++i) {
    const std::uint32_t end = begin + partitions / members + (i < partitions % members ? 1 : 0);
    m_shares[m_members[i]] = {begin, end, begin};
    std::fill(m_owners.begin() + begin, m_owners.begin() + end, m_members[i]);
    begin = end;
  }
}

}  // namespace windtunnel::simulator
