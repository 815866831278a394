// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#include "model/core/host_name.h"

#include <algorithm>

#include "model/core/identifier.h"

namespace windtunnel::model {

bool isHostName(std::string_view host) {
  if (host.starts_with("*.")) host.remove_prefix(2);
  if (host.empty() || host.size() > 250) return false;
  for (std::size_t begin = 0; begin <= host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    if (!parseIdentifier(host.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  // Four numbers are an address, which neither of the two takes.
  return std::any_of(host.begin(), host.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace windtunnel::model
