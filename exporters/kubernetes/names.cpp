// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/names.h"

#include "exporters/common/safe_path.h"
#include "model/design/step.h"

namespace windtunnel::exporters::kubernetes {
namespace {

constexpr std::size_t kLongestName = 52;

}  // namespace

std::string objectName(const std::string& id) {
  return kubernetesName(id, kLongestName);
}

std::string placeName(const std::string& target) {
  const auto [component, operation] = model::splitTarget(target);
  return operation.empty() ? objectName(component) : objectName(component) + '/' + operation;
}

std::string addressVariable(const std::string& name) {
  std::string variable = name;
  for (char& c : variable) c = c == '-' ? '_' : (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return variable + "_URL";
}

}  // namespace windtunnel::exporters::kubernetes
