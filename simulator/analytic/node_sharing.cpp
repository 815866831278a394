// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "simulator/analytic/equations.h"

/// Nodes: what their pods, who share its cores by weighted max-min fairness, leave each other.
namespace windtunnel::simulator::analytic {
namespace {

// The group a pod belongs to; null for a component nobody asks for anything.
template <class AnyEquations>
auto groupOf(AnyEquations& equations, const NodeStation::Pod& pod) {
  auto& groups = equations.stations[pod.component].groups;
  return groups.empty() ? nullptr : pod.isFirst ? &groups.front() : &groups.back();
}

/// The pods of one node with the cores each asks for on average.
class SharedNode {
 public:
  SharedNode(const Equations& equations, const NodeStation& node) : m_cores(node.cores) {
    for (const NodeStation::Pod& pod : node.pods) {
      const PodGroup* group = groupOf(equations, pod);
      const double load = group == nullptr ? 0 : group->load;
      m_pods.push_back({load, pod.weight});
      m_all += load;
      m_weights += pod.weight;
      m_hungriest = std::max(m_hungriest, load / pod.weight);
    }
  }

  double load(std::size_t pod) const { return m_pods[pod].load; }
  double all() const { return m_all; }

  /// The cores a pod gets whatever the others want.
  double leastFor(std::size_t pod) const { return m_cores * m_pods[pod].weight / m_weights; }

  /// The cores a pod gets when it wants all there are.
  double mostFor(std::size_t pod) const {
    const double left = m_cores - (m_all - m_pods[pod].load);
    return left >= m_hungriest * m_pods[pod].weight ? left : fairShare(pod);
  }

 private:
  struct Pod {
    double load;
    double weight;
  };

  double fairShare(std::size_t pod) const;

  double m_cores;
  std::vector<Pod> m_pods;
  double m_all = 0;
  double m_weights = 0;
  double m_hungriest = 0;  // cores for a unit of weight
};

// The others are content one after the other, those that want the least for their weight first.
double SharedNode::fairShare(std::size_t pod) const {
  std::vector<Pod> others = m_pods;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(pod));
  std::sort(others.begin(), others.end(),
            [](const Pod& a, const Pod& b) { return a.load * b.weight < b.load * a.weight; });
  double cores = m_cores;
  double weights = m_pods[pod].weight;
  for (const Pod& other : others) weights += other.weight;
  for (const Pod& other : others) {
    if (other.load > cores * other.weight / weights) break;
    cores -= other.load;
    weights -= other.weight;
  }
  return cores * m_pods[pod].weight / weights;
}

// As sharingStretch(), for cores that need not be whole.
double stretchOn(double cores, double load) {
  if (cores <= 1) return std::max(1.0, 1 / (cores - load));
  const double whole = std::floor(cores);
  return 1 + erlangC(whole, load * whole / cores) / (cores - load);
}

}  // namespace

// A pod finds the node in use by itself and by what the others get when it wants all there is; and it is
// never worse off than with the part that is its own.
void shareNodes(Equations& equations) {
  for (const NodeStation& node : equations.nodes) {
    const SharedNode shared(equations, node);
    for (std::size_t i = 0; i < node.pods.size(); ++i) {
      PodGroup* group = groupOf(equations, node.pods[i]);
      if (group == nullptr || group->load <= 0) continue;
      const double found = group->load * group->foundShare;
      const double free = std::max(1e-6 * node.cores, shared.mostFor(i) - found);
      double stretch = stretchOn(node.cores, node.cores - free);
      if (shared.leastFor(i) > found) stretch = std::min(stretch, stretchOn(shared.leastFor(i), found));
      group->nodeStretch += (stretch - 1) / group->pods;
    }
  }
}

std::vector<double> nodeDemands(const Equations& equations) {
  std::vector<double> demands;
  for (const NodeStation& node : equations.nodes)
    demands.push_back(SharedNode(equations, node).all() / node.cores);
  return demands;
}

std::vector<Index> starvedComponents(const Equations& equations) {
  std::vector<Index> starved;
  for (const NodeStation& node : equations.nodes) {
    const SharedNode shared(equations, node);
    if (shared.all() < node.cores) continue;
    for (std::size_t i = 0; i < node.pods.size(); ++i)
      if (shared.load(i) > 0 && shared.load(i) >= (1 - 1e-9) * shared.mostFor(i))
        starved.push_back(node.pods[i].component);
  }
  return starved;
}

}  // namespace windtunnel::simulator::analytic
