// SPDX-FileCopyrightText: The Windtunnel authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "model/core/result.h"

namespace windtunnel::exporters {

/// The file in a target folder that names what exports have written there, so that nothing else is ever
/// touched.
inline constexpr const char* kWriteRecordName = ".windtunnel-export.json";

/// Which files of a folder exports wrote, each with the hash of the bytes written (contentHash).
struct WriteRecord {
  std::map<std::string, std::string> files;
  bool complete = true;  ///< False while an export is being written: part files of these names may be left.
};

/// Fails when the text is no record of ours or names an unsafe path.
model::Result<WriteRecord> parseWriteRecord(std::string_view text);

/// The record as JSON with sorted keys and a final line feed.
std::string toText(const WriteRecord& record);

}  // namespace windtunnel::exporters
