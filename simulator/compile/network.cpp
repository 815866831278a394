// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/network.h"

namespace windtunnel::simulator {
namespace {

template <class Spec, class Name>
Index position(const std::vector<Spec>& specs, Name name, const std::string& wanted) {
  for (Index i = 0; i < specs.size(); ++i)
    if (specs[i].*name == wanted) return i;
  return kNone;
}

}  // namespace

Index Network::componentNamed(const std::string& id) const {
  return position(components, &ComponentSpec::id, id);
}

Index Network::connectionNamed(const std::string& key) const {
  return position(connections, &ConnectionSpec::key, key);
}

Index Network::workloadNamed(const std::string& id) const {
  return position(workloads, &WorkloadSpec::id, id);
}

}  // namespace windtunnel::simulator
