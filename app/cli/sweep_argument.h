// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/core/result.h"
#include "model/design/design.h"
#include "simulator/experiment/sweep.h"

namespace windtunnel::app::cli {

/// Reads what `--set` of a sweep says: `path=2,4,8`, `path=10ms..100ms:10`, or, for a Latin hypercube,
/// `path=10ms..100ms`. Commas inside brackets do not separate. Refused with a remedy: a path that leads
/// nowhere, a property a sweep cannot vary, a value the property does not accept, a range of what has no
/// order.
model::Result<simulator::SweepParameter> readSweepParameter(const model::Design& design,
                                                            const std::string& text);

/// Reads `i/n`, the i-th of n parts, counted from 1.
model::Result<simulator::Shard> readShard(const std::string& text);

}  // namespace windtunnel::app::cli
