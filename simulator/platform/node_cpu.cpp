// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/platform/node_cpu.h"

#include <algorithm>

#include "simulator/platform/pod_cpu.h"

namespace windtunnel::simulator {
namespace {

constexpr double kSlack = 1e-6;  // cores

// A pod without a request has the least weight there is: two of 1024 shares of a core.
double weightOf(const World& world, const Pod& pod) {
  return std::max(world.network.components[pod.component].cpuRequest, 2.0 / 1024);
}

// The fewer cores a pod wants for its weight, the sooner it is content.
void rank(World& world, std::vector<Index>& pods) {
  const auto appetite = [&world](Index id) {
    return world.pods[id].cpuDemand / weightOf(world, world.pods[id]);
  };
  std::sort(pods.begin(), pods.end(), [&](Index one, Index other) {
    const double a = appetite(one);
    const double b = appetite(other);
    return a < b || (a == b && one < other);
  });
}

// What somebody else takes of a pod's limit is used on the node as well, and is cut alike.
void divide(World& world, Node& node, double cores, Index changed) {
  rank(world, node.pods);
  double weights = 0;
  for (const Index id : node.pods) weights += weightOf(world, world.pods[id]);
  for (const Index id : node.pods) {
    const Pod& pod = world.pods[id];
    const double weight = weightOf(world, pod);
    const double fair = cores * weight / weights;
    const double share = pod.cpuDemand <= fair ? 1 : fair / pod.cpuDemand;
    cores -= std::min(pod.cpuDemand, fair);
    weights -= weight;
    if (share != pod.cpu.granted() || id == changed) confineCpu(world, id, share);
  }
}

void release(World& world, const Node& node) {
  for (const Index id : node.pods)
    if (world.pods[id].cpu.granted() < 1) confineCpu(world, id, 1);
}

}  // namespace

void shareNodeCpu(World& world, Index id) {
  Pod& pod = world.pods[id];
  Node& node = world.nodes[pod.node];
  const double taken = pod.cpu.taken();
  const double demand = pod.cpu.demand() + taken;
  if (demand == pod.cpuDemand && taken == pod.cpuTaken) return;
  const double cores = world.network.nodePools[node.pool].cores;
  const bool wasFull = node.cpuDemand > cores + kSlack;
  node.cpuDemand += demand - pod.cpuDemand;
  pod.cpuDemand = demand;
  pod.cpuTaken = taken;
  if (node.cpuDemand > cores + kSlack)
    divide(world, node, cores, id);
  else if (wasFull)
    release(world, node);
}

void leaveNodeCpu(World& world, Index id) {
  Pod& pod = world.pods[id];
  Node& node = world.nodes[pod.node];
  confineCpu(world, id, 1);
  node.cpuDemand -= pod.cpuDemand;
  pod.cpuDemand = pod.cpuTaken = 0;
}

}  // namespace windtunnel::simulator
