// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace windtunnel::exporters::kubernetes {

/// The name of a component's objects: its id, or a shorter one with a hash when Kubernetes would refuse the
/// id. Leaves room for what is appended: CronJobs allow 52 characters.
std::string objectName(const std::string& id);

/// "component/operation" or "component" with the component called as its objects are.
std::string placeName(const std::string& target);

/// Address variable of a callee: "orders-db" gives ORDERS_DB_URL.
std::string addressVariable(const std::string& name);

}  // namespace windtunnel::exporters::kubernetes
