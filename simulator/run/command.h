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
  static constexpr int kEveryPod = 1'000'000'000;

  enum class Kind {
    KillPod,        ///< `target` is a component; `pod` one of its pods, or `count` pods when negative.
    DrainPod,       ///< The same, but the pods finish what they have.
    CrashLoop,      ///< The same pods crash, again each time they have started, for `duration`.
    ExhaustMemory,  ///< The same pods run out of memory; with a `duration` each time they have started.
    LosePrimary,    ///< The pod of `target` that takes writes is killed, and stays away for `duration`.
    LoseNode,       ///< The nodes of `count` pods of `target` stop answering, with all that runs on them, for
                    ///< `duration`.
    Outage,         ///< Everything in `zone`, or all pods of `target`, is gone for `duration`.
    AddLatency,     ///< `delay` on a `share` of the requests to `target`, over `connection`, into or out of
                    ///< `zone`, or between `zone` and `toZone`.
    LoseMessages,   ///< A `share` of the messages to `target`, over `connection`, into or out of `zone`, or
                    ///< between `zone` and `toZone` is lost.
    FailRequests,   ///< A `share` of the requests to `target` or over `connection` fails at once.
    ExpireCertificate,  ///< No new connections are made to `target` or over `connection`; open ones stay.
    SlowDown,           ///< Work and waits of `target` take `factor` times as long.
    HogCpu,             ///< A `share` of the CPU of each pod of `target` is taken.
    FlushCache,         ///< The cache `target` forgets everything.
    SetReplicas,        ///< `target` runs `count` pods from now on.
    SetLoad,    ///< Arrivals of the workload `target` are multiplied by `factor` (compared with the design).
    Surge,      ///< The same on top of the load, for `duration`.
    Deploy,     ///< A new version of `target` is rolled out: a `share` of its requests fail, its work
                ///< and its waits take `factor` times as long; it is taken back at the end.
    EndFaults,  ///< Ends every fault that lasts, those of `target` or `zone` when one is named, or `fault`.
  };

  Kind kind = Kind::KillPod;
  std::string target;
  std::string connection;  ///< "from -> to"
  std::string zone;
  std::string toZone;  ///< The other end of the way between two zones.
  int pod = -1;
  int count = 1;  ///< kEveryPod: all. Of a fault that has struck: the pods it has found.
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
