// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/design/design.h"
#include "model/design/step.h"

namespace windtunnel::simulator {

/// What can be asked of a component: an operation that was written, a route of a gateway, or one that the
/// kind brings along when nothing was written.
struct OperationPlan {
  std::string name;
  std::vector<model::Step> steps;
  double requestBytes = 1024;
  double responseBytes = 2048;
  bool isImplied = false;     ///< Nobody wrote it.
  bool needsPrimary = false;  ///< Only the primary of a database may run it.
  bool appends = false;       ///< Each success is an event that the projections of an event store are told.
};

/// All operations of a component, the first one being its default. A component with operations of its own has
/// these alone; stores can be read and written in any case.
std::vector<OperationPlan> operationPlans(const model::Design& design, const model::Component& component);

// How each family of kinds plans its operations; `written` are those of the document.
std::vector<OperationPlan> gatewayOperations(const model::Design& design, const model::Component& component,
                                             std::vector<OperationPlan> written);
std::vector<OperationPlan> serviceOperations(const model::Design& design, const model::Component& component,
                                             std::vector<OperationPlan> written);
std::vector<OperationPlan> databaseOperations(const model::Component& component,
                                              std::vector<OperationPlan> written);
std::vector<OperationPlan> cacheOperations(const model::Component& component,
                                           std::vector<OperationPlan> written);
std::vector<OperationPlan> brokerOperations(const model::Component& component,
                                            std::vector<OperationPlan> written);
std::vector<OperationPlan> eventStoreOperations(const model::Component& component,
                                                std::vector<OperationPlan> written);
std::vector<OperationPlan> objectStoreOperations(const model::Component& component,
                                                 std::vector<OperationPlan> written);
std::vector<OperationPlan> externalOperations(const model::Component& component,
                                              std::vector<OperationPlan> written);

/// An implied operation made of these steps.
OperationPlan impliedOperation(std::string name, std::vector<model::Step> steps);

/// Steps made by the compiler.
model::Step timeStep(model::Step::Kind kind, model::Distribution time);
model::Step callStep(std::string target);

/// The name of a route in a mix: its own, else one made from its path, else the operation it leads to.
std::string routeName(const model::Element& route);

/// The topic a bare broker has.
inline constexpr const char* kImpliedTopic = "messages";

/// Topics of a broker; the implied one when none is written.
std::vector<std::string> topicsOf(const model::Component& broker);

}  // namespace windtunnel::simulator
