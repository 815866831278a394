// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "simulator/kernel/time.h"

namespace windtunnel::simulator {

/// Something done to a run from outside: a fault that was clicked or stands in the scenario, or a changed
/// parameter. A run keeps its commands with their times; the same run with the same commands gives the same
/// fingerprint.
struct Command {
  enum class Kind {
    KillPod,       ///< `target` is a component; `pod` one of its pods, or `count` pods when negative.
    DrainPod,      ///< The same, but the pods finish what they have.
    LoseNode,      ///< The nodes of `count` pods of `target` stop answering, with all that runs on them, for
                   ///< `duration`.
    Outage,        ///< Everything in `zone`, or all pods of `target`, is gone for `duration`.
    AddLatency,    ///< `delay` on a `share` of the requests to `target`, over `connection` or into or out of
                   ///< `zone`.
    LoseMessages,  ///< A `share` of the messages to `target`, over `connection` or into or out of `zone` is
                   ///< lost.
    FailRequests,  ///< A `share` of the requests to `target` or over `connection` fails at once.
    ExpireCertificate,  ///< No new connections are made to `target` or over `connection`; open ones stay.
    SlowDown,           ///< CPU work of `target` takes `factor` times as long.
    FlushCache,         ///< The cache `target` forgets everything.
    SetReplicas,        ///< `target` runs `count` pods from now on.
    SetLoad,    ///< Arrivals of the workload `target` are multiplied by `factor` (compared with the design).
    Surge,      ///< The same on top of the load, for `duration`.
    Deploy,     ///< A new version of `target` is rolled out: a `share` of its requests fail, its work takes
                ///< `factor` times as long; it is taken back at the end.
    EndFaults,  ///< Ends every fault that lasts, those of `target` or `zone` when one is named, or `fault`.
  };

  Kind kind = Kind::KillPod;
  std::string target;
  std::string connection;  ///< "from -> to"
  std::string zone;
  int pod = -1;
  int count = 1;  ///< Of a fault that has struck: the pods it has found.
  double share = 1;
  double factor = 1;
  Time delay = 0;
  Time duration = 0;  ///< 0: until it is ended.
  int fault = -1;     ///< The only fault to end, by its number in the snapshot; negative: those that fit.
  Time at = 0;        ///< Filled in when it is applied.

  bool operator==(const Command&) const = default;
};

/// Stable name for files and JSON ("kill-pod").
const char* name(Command::Kind kind);

/// The command as people say it: "zone b fails", "payment answers 300 ms later".
std::string describe(const Command& command);

}  // namespace windtunnel::simulator
