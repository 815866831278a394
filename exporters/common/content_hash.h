// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace windtunnel::exporters {

/// 16 hexadecimal digits that change when the bytes change: FNV-1a, 64 bits (draft-eastlake-fnv). It
/// recognises edited files and changed configuration; it is no protection against someone who forges bytes.
std::string contentHash(std::string_view bytes);

}  // namespace windtunnel::exporters
