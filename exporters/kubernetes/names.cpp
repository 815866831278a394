// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "exporters/kubernetes/names.h"

#include "exporters/common/content_hash.h"
#include "exporters/common/safe_path.h"
#include "model/design/step.h"

namespace windtunnel::exporters::kubernetes {
namespace {

constexpr std::size_t kLongestName = 52;

}  // namespace

/// Services must begin with a letter.
std::string objectName(const std::string& id) {
  if (id.empty() || id.front() < '0' || id.front() > '9') return kubernetesName(id, kLongestName);
  const std::string hash = contentHash(id).substr(0, 8);
  return "x" + id.substr(0, kLongestName - hash.size() - 2) + '-' + hash;
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
