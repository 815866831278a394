// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

namespace windtunnel::simulator {

/// What the autoscaler knows of one pod and one metric. Pods that are being removed have no sample.
struct MetricSample {
  enum class State { Ready, Unready, Missing };
  State state = State::Ready;
  double use = 0;
  double target = 0;  ///< The use aimed at.
};

/// The replicas wanted for a ratio of measured to target value: ceil(current * ratio), or no change within 10
/// % (Kubernetes documentation, "Horizontal Pod Autoscaling", algorithm details).
int wantedReplicas(int current, double ratio);

/// The same for pods of which some are not ready or not measured yet: when scaling up they count as idle,
/// when scaling down those without a figure count as using `fallback` times their target; where that turns
/// the direction, nothing changes (replica_calculator.go of Kubernetes). No answer when no pod has a figure.
/// Where the target is a share of the request, `targetPercent` says which: the share used is known in whole
/// percent, rounded down (GetResourceUtilizationRatio() in utilization.go).
std::optional<int> wantedReplicas(int current, const std::vector<MetricSample>& pods, double fallback,
                                  double targetPercent = 0);

/// For a figure of the whole component, such as a backlog: as many replicas as hold `target` each.
int wantedForTotal(int current, double total, double target);

/// The most replicas one sync of an autoscaler without a behaviour may scale up to (calculateScaleUpLimit()
/// in horizontal.go of Kubernetes).
int scaleUpLimitWithoutBehaviour(int current);

}  // namespace windtunnel::simulator
