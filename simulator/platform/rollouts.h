// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "simulator/platform/lifecycle.h"

namespace windtunnel::simulator {

/// How a rollout went.
struct RolloutRecord {
  enum class State { UnderWay, Done, Aborted, TakenBack };
  Index component = kNone;
  Time begin = 0;
  Time end = 0;  ///< Of what is over.
  State state = State::UnderWay;
  double failureShare = 0;  ///< Of the new version when it was aborted.
  Time p99 = 0;             ///< Likewise.
};

/// Brings in new versions, by the strategy of the component. Rolling: as the deployment controller of
/// Kubernetes, never more pods than the wanted ones and `maxSurge`, never fewer ready ones than
/// `maxUnavailable` allows. Recreate: all old pods end before new ones start. Blue-green: a full set of new
/// pods starts, then all traffic goes there at once. Canary: the new version gets its shares of the traffic
/// step by step, and is taken back as soon as its errors or its 99th percentile are above what is allowed.
class Rollouts {
 public:
  Rollouts(World& world, Lifecycle& lifecycle)
      : m_world(world),
        m_lifecycle(lifecycle),
        m_active(world.components.size()),
        m_standing(world.components.size()) {}

  /// Rolls out a version; one that is under way is replaced by it. Callers give each a number of their own.
  void begin(Index component, std::size_t deployment, const Version& version);

  /// Withdraws a version that was rolled out. When it is the latest one that still stands, the one before
  /// comes back as a rolling update.
  void takeBack(Index component, std::size_t deployment);

  /// Looks at a rollout again; `serial` names the one that is meant.
  void goOn(Index component, std::uint64_t serial);

  const std::vector<RolloutRecord>& records() const { return m_records; }

 private:
  using Strategy = ComponentSpec::Rollout::Strategy;
  struct Active {
    std::uint64_t serial = 0;
    std::size_t record = 0;
    Strategy strategy = Strategy::Rolling;
    Version version;  // that comes
    std::size_t step = 0;
    Time stepBegan = -1;  // the traffic of the step flows since; negative: its pods are not ready
  };
  struct Standing {  // a version that was rolled out and neither withdrawn nor aborted
    std::size_t deployment = 0;
    std::size_t record = 0;
    Version version;
  };
  struct Count {
    int all = 0;
    int ready = 0;
  };

  void start(Index component, const Version& version, Strategy strategy);
  void advance(Index component);
  void rolling(Index component);
  void recreate(Index component);
  void blueGreen(Index component);
  void canary(Index component);
  bool mustAbort(Index component);
  void abort(Index component);
  void endAborted(Index component);
  bool callersKnowOnly(Index component, bool isNew) const;
  void finishIfReplaced(Index component);
  void finish(Index component);
  Count count(Index component, bool isNew) const;
  void growNew(Index component, int wanted);
  void shrink(Index component, bool isNew, int by);

  World& m_world;
  Lifecycle& m_lifecycle;
  std::vector<Active> m_active;
  std::vector<std::vector<Standing>> m_standing;  // of each component, the latest last
  std::vector<RolloutRecord> m_records;
};

}  // namespace windtunnel::simulator
