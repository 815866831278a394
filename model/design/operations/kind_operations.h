// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "model/design/operations/operations.h"

namespace windtunnel::model {

// How each family of kinds plans its operations; `written` are those of the document,
// `arrows` those out of the component.
std::vector<Operation> gatewayOperations(const Component& component, const std::vector<Connection>& arrows,
                                         std::vector<Operation> written);
std::vector<Operation> serviceOperations(const Design& design, const std::vector<Connection>& arrows,
                                         std::vector<Operation> written);
std::vector<Operation> databaseOperations(const Component& component, std::vector<Operation> written);
std::vector<Operation> cacheOperations(const Component& component, std::vector<Operation> written);
std::vector<Operation> brokerOperations(const Component& component, std::vector<Operation> written);
std::vector<Operation> eventStoreOperations(const Component& component, std::vector<Operation> written);
std::vector<Operation> objectStoreOperations(const Component& component, std::vector<Operation> written);
std::vector<Operation> externalOperations(const Component& component, std::vector<Operation> written);

/// An implied operation made of these steps.
Operation impliedOperation(std::string name, std::vector<Step> steps);

/// Steps that nobody wrote.
Step timeStep(Step::Kind kind, Distribution time);
Step callStep(std::string target);

}  // namespace windtunnel::model
