// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "simulator/run/outcome.h"

namespace windtunnel::simulator {

/// Position in one of the flat tables of a network.
using Index = std::uint32_t;
inline constexpr Index kNone = 0xFFFFFFFF;

/// One instruction of an operation. Steps that only order other steps are gone: they became jumps.
enum class OpCode : std::uint8_t {
  Work,        ///< a: site of the CPU time.
  Wait,        ///< a: site of the time.
  Lock,        ///< a: lock site; the row goes to the register and is held until the request leaves its pod.
  Write,       ///< a: nanoseconds a write takes at the pod's volume.
  Call,        ///< a: connection, b: operation.
  CacheRead,   ///< a: connection to the cache, b: its read, c: cached site; the key goes to the register.
  CacheWrite,  ///< The same for storing the key in the register.
  IfHit,       ///< a: where to go if the read before it was a hit.
  Publish,     ///< a: connection to the broker or event store, b: its operation, c: topic.
  Fork,        ///< a: first branch, b: number of branches, which then stand one after another in `targets`.
  Choose,      ///< a: first branch, b: number of branches, c: site of the choice.
  Flag,        ///< a: where to when it is off, b: hash of its name, `share` of the clients have it on.
  Jump,        ///< a: where to.
  Repeat,      ///< a: how often; sets the register.
  Loop,        ///< a: where the body begins; counts the register down.
  Fail,        ///< a: site of the choice, `share` of the requests end with `error`.
  End,
};

struct Instruction {
  OpCode code = OpCode::End;
  std::uint8_t reg = 0;
  Outcome error = Outcome::Ok;
  Index a = 0;
  Index b = 0;
  Index c = 0;
  double share = 1;
};

/// Where a branch of Fork begins, and up to which uniform number Choose takes it.
struct BranchTarget {
  double upTo = 1;
  Index target = 0;
};

/// Repeats and cached reads that may stand inside each other; each keeps a register of the frame.
inline constexpr std::uint8_t kRegisters = 4;
/// The register of the row a statement locks, for the whole of its program.
inline constexpr std::uint8_t kLockRegister = 0;

}  // namespace windtunnel::simulator
