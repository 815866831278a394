// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/analytic/placement.h"

#include <algorithm>

#include "simulator/platform/whole_pods.h"

namespace windtunnel::simulator::analytic {
namespace {

/// Places the pods of one component after the other.
class Scheduler {
 public:
  Scheduler(const Network& network, std::vector<PlacedNode>& nodes)
      : m_network(network),
        m_nodes(nodes),
        m_counts(network.nodePools.size()),
        m_nodesInZone(network.nodePools.size(), std::vector<int>(network.zones.size())) {
    for (Index pool = 0; pool < network.nodePools.size(); ++pool)
      for (int i = 0; i < network.nodePools[pool].min; ++i) add(pool);
  }

  /// How many of its pods found no room.
  int place(Index component);

 private:
  bool placeOne(std::uint32_t ordinal);
  std::uint32_t fewestInZone() const;
  bool fits(const PlacedNode& node) const;
  bool mayStandOn(std::size_t node) const;
  bool isBetter(std::size_t node, std::size_t than) const;
  bool grow();
  void add(Index pool);

  const Network& m_network;
  std::vector<PlacedNode>& m_nodes;
  std::vector<int> m_counts;                    // nodes of each pool
  std::vector<std::vector<int>> m_nodesInZone;  // likewise, by zone
  Index m_component = kNone;
  std::vector<std::uint32_t> m_inZone;  // pods of this component
  std::vector<std::uint32_t> m_onNode;
  std::uint32_t m_fewestInZone = 0;  // of the zones that have nodes
};

int Scheduler::place(Index component) {
  const ComponentSpec& spec = m_network.components[component];
  if (!spec.needsNodes) return 0;
  m_component = component;
  m_inZone.assign(m_network.zones.size(), 0);
  m_onNode.assign(m_nodes.size(), 0);
  int without = 0;
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(std::max(0, spec.replicas)); ++i) {
    bool isPlaced = placeOne(i);
    while (!isPlaced && grow()) isPlaced = placeOne(i);
    without += isPlaced ? 0 : 1;
  }
  return without;
}

bool Scheduler::placeOne(std::uint32_t ordinal) {
  m_fewestInZone = fewestInZone();
  std::size_t best = m_nodes.size();
  for (std::size_t node = 0; node < m_nodes.size(); ++node)
    if (fits(m_nodes[node]) && mayStandOn(node) && (best == m_nodes.size() || isBetter(node, best)))
      best = node;
  if (best == m_nodes.size()) return false;
  const ComponentSpec& spec = m_network.components[m_component];
  PlacedNode& node = m_nodes[best];
  node.cores -= spec.roomCores;
  node.memory -= spec.roomMemory;
  node.pods.push_back({m_component, ordinal});
  ++m_onNode[best];
  ++m_inZone[node.zone];
  return true;
}

bool Scheduler::fits(const PlacedNode& node) const {
  const ComponentSpec& spec = m_network.components[m_component];
  return node.cores + kRounding >= spec.roomCores && node.memory >= spec.roomMemory;
}

// Zones without a node do not count.
std::uint32_t Scheduler::fewestInZone() const {
  std::uint32_t fewest = kNone;
  for (const std::vector<int>& ofPool : m_nodesInZone)
    for (std::size_t zone = 0; zone < ofPool.size(); ++zone)
      if (ofPool[zone] > 0) fewest = std::min(fewest, m_inZone[zone]);
  return fewest;
}

bool Scheduler::mayStandOn(std::size_t node) const {
  const ComponentSpec::Spread& spread = m_network.components[m_component].spread;
  if (spread.nodesRequired && m_onNode[node] > 0) return false;
  return !spread.zonesRequired || m_inZone[m_nodes[node].zone] <= m_fewestInZone;
}

bool Scheduler::isBetter(std::size_t node, std::size_t than) const {
  const PlacedNode& one = m_nodes[node];
  const PlacedNode& other = m_nodes[than];
  if (m_inZone[one.zone] != m_inZone[other.zone]) return m_inZone[one.zone] < m_inZone[other.zone];
  if (m_onNode[node] != m_onNode[than]) return m_onNode[node] < m_onNode[than];
  const auto& pools = m_network.nodePools;
  return one.cores / pools[one.pool].cores > other.cores / pools[other.pool].cores + kRounding;
}

bool Scheduler::grow() {
  const ComponentSpec& spec = m_network.components[m_component];
  for (Index pool = 0; pool < m_counts.size(); ++pool) {
    const NodePoolSpec& nodes = m_network.nodePools[pool];
    if (nodes.cores + kRounding < spec.roomCores || nodes.memory < spec.roomMemory) continue;
    if (m_counts[pool] >= nodes.max) continue;
    add(pool);
    m_onNode.push_back(0);
    return true;
  }
  return false;
}

// A new node goes to the zone with the fewest of its pool.
void Scheduler::add(Index pool) {
  std::vector<int>& inZone = m_nodesInZone[pool];
  const auto fewest = std::min_element(inZone.begin(), inZone.end());
  const auto zone = fewest - inZone.begin();
  ++*fewest;
  const NodePoolSpec& spec = m_network.nodePools[pool];
  m_nodes.push_back({pool, static_cast<std::uint32_t>(zone), spec.cores, spec.memory, {}});
  ++m_counts[pool];
}

}  // namespace

Placement::Placement(const Network& network) : withoutRoom(network.components.size()) {
  if (network.nodePools.empty()) return;
  Scheduler scheduler(network, nodes);
  for (Index i = 0; i < network.components.size(); ++i) {
    withoutRoom[i] = scheduler.place(i);
    hasRoomForAll = hasRoomForAll && withoutRoom[i] == 0;
  }
}

}  // namespace windtunnel::simulator::analytic
