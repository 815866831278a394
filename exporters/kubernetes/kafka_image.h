// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/kubernetes/workload.h"
#include "model/design/design.h"

namespace windtunnel::exporters::kubernetes {

/// Apache's own image in KRaft mode: every pod is broker and controller, its node id is the ordinal in its
/// name, and the voters are the pods' names behind the headless Service.
void describeKafka(const model::Component& store, Workload& workload);

}  // namespace windtunnel::exporters::kubernetes
