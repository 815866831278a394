// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/kubernetes/pod.h"

namespace windtunnel::exporters::kubernetes {

/// apiVersion, kind and metadata of an object; `owner` is the component its labels name.
Yaml objectHead(const Release& release, const char* version, const char* kind, const std::string& name,
                const std::string& owner);

/// Every object of one workload, in the order they are installed.
std::vector<Yaml> objectsOf(const Release& release, const Workload& workload);

/// The namespace with its Pod Security labels.
Yaml namespaceObject(const Release& release);

/// What all workloads share: the priority class and the script of the stubs.
std::vector<Yaml> sharedObjects(const Release& release);

}  // namespace windtunnel::exporters::kubernetes
