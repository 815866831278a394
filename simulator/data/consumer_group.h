// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/compile/program.h"
#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// Who reads which partitions of a log: the pods of a component as the members of a consumer group. Pods are
/// known by their ordinals.
class ConsumerGroup {
 public:
  /// The partitions of one member: `begin` up to `end`, and the one to look at next.
  struct Share {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t next = 0;
  };

  explicit ConsumerGroup(std::uint32_t partitions = 0) : m_owners(partitions, kNone) {}

  /// False if it was a member already.
  bool join(std::uint32_t pod);
  /// False if it was none.
  bool leave(std::uint32_t pod);

  /// Gives each member a range of partitions next to each other, in the order of the ordinals; the first ones
  /// get one more where they do not divide evenly (the range assignor of Kafka).
  void assign();

  /// The pod a partition was last given to; kNone while it is nobody's.
  std::uint32_t ownerOf(std::uint32_t partition) const { return m_owners[partition]; }
  /// The partitions of a pod; none if it has none.
  Share* shareOf(std::uint32_t pod) { return pod < m_shares.size() ? &m_shares[pod] : nullptr; }
  const std::vector<std::uint32_t>& members() const { return m_members; }

 private:
  std::vector<std::uint32_t> m_members;  // ascending
  std::vector<std::uint32_t> m_owners;   // by partition
  std::vector<Share> m_shares;           // by ordinal
};

}  // namespace windtunnel::simulator
