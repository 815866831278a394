// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "simulator/compile/network.h"

#include "model/design/design.h"

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

std::string Network::shownName(const std::string& element) const {
  if (const Index component = componentNamed(element); component != kNone) return components[component].title;
  const Index arrow = connectionNamed(element);
  if (arrow == kNone) return element;
  return model::connectionKey(components[connections[arrow].from].title,
                              components[connections[arrow].to].title);
}

Command Network::shown(Command command) const {
  // The target of a load is a workload, which has no other name.
  if (command.kind != Command::Kind::SetLoad && command.kind != Command::Kind::Surge)
    command.target = shownName(command.target);
  command.connection = shownName(command.connection);
  return command;
}

}  // namespace windtunnel::simulator
