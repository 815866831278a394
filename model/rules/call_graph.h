// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/design/design.h"
#include "model/design/operations/operations.h"
#include "model/design/step.h"

namespace windtunnel::model {

/// One use of an arrow by an operation, a route, a mix, a projection or a consumer.
struct Use {
  enum class Kind { Call, Cached, Publish, Route, Entry, Projection, Consume };

  Kind kind = Kind::Call;
  std::string from;       ///< The component whose arrow is used; for Consume the broker.
  std::string operation;  ///< Of `from`; empty for clients, projections and consumers.
  std::string to;
  std::string target;    ///< As written: "orders/place"; implied uses name the component alone.
  Path path;             ///< Where it is written; the arrow for uses that are implied.
  bool implied = false;  ///< Nobody wrote it: a component without operations uses all its arrows.

  /// The caller waits for the answer.
  bool synchronous() const { return kind != Kind::Consume; }
};

/// Who uses whom in a design, as the simulator understands it: written steps and routes, and for components
/// without operations the arrows.
class CallGraph {
 public:
  explicit CallGraph(const Design& design);
  CallGraph(const CallGraph&) = delete;
  CallGraph& operator=(const CallGraph&) = delete;

  const std::vector<Use>& uses() const { return m_uses; }
  const std::vector<Component>& components() const { return m_components; }
  const std::vector<Connection>& connections() const { return m_connections; }
  const Component* component(std::string_view id) const;
  const Connection* connection(std::string_view from, std::string_view to) const;

  /// Uses that start at, or lead to, a component.
  const std::vector<const Use*>& usesFrom(const std::string& id) const;
  const std::vector<const Use*>& usesOf(const std::string& id) const;

  /// What can be asked of a component: its written operations and routes, and those its kind brings along.
  std::vector<std::string> operationsOf(const Component& component) const;

  /// Components a request or a message of a client can get to.
  std::set<std::string> reachable() const;
  /// Components a client waits for: reached by calls alone, caches and brokers not passed through.
  std::set<std::string> critical() const;

 private:
  void addOperations(const Component& component);
  void addRoutes(const Component& gateway);
  void addProjections(const Component& store);
  void addConsumptions(const Component& worker);
  void addWorkloads(const Design& design);
  void addImplied(const Component& component);
  void addImpliedDeliveries();
  void addStep(const Component& component, const std::string& operation, const Step& step);
  void add(Use use);

  std::map<std::string, std::vector<Operation>> m_operations;
  std::vector<Component> m_components;
  std::vector<Connection> m_connections;
  std::map<std::string, std::size_t, std::less<>> m_componentIndex;
  std::map<std::string, std::size_t, std::less<>> m_connectionIndex;
  std::map<std::string, std::vector<std::size_t>> m_arrowsFrom;
  std::vector<Use> m_uses;
  std::map<std::string, std::vector<const Use*>> m_from;
  std::map<std::string, std::vector<const Use*>> m_to;
};

}  // namespace windtunnel::model
